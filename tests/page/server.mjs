// A server of our own, on a port that the system chose.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export async function serve(binary, ...args) {
  const child = spawn(binary, ['serve', '--listen', '127.0.0.1:0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  const said = [];
  const heard = new Promise((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      said.push(line);
      if (said.some((one) => one.includes('answering at')) && /\/(try|set-up)\//.test(line)) resolve();
    });
    child.on('exit', () => reject(new Error(`the server ended: ${said.join('\n')}`)));
  });
  await heard;
  const found = (pattern) => said.map((line) => line.match(pattern)?.[0]).find(Boolean);
  return {
    url: found(/http:\/\/127\.0\.0\.1:\d+(?=$)/),
    link: found(/http:\S+\/(try|set-up)\/\S+/),
    stop: () => new Promise((resolve) => { child.on('exit', resolve); child.kill('SIGTERM'); }),
  };
}
