// The extension and the bookmarklet, in a browser of their own: they ask, save the one page, and hand it in.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { bookmarklet } from './bookmarklet.mjs';
import { accessible } from './checks.mjs';

const folder = (name) => mkdtempSync(join(tmpdir(), `crosscheck-${name}-`));
const source = new URL('../../extension', import.meta.url).pathname;

/** A profile that only somebody signed in sees: its words come by script, and it asks for nothing else. */
async function profile() {
  const asked = [];
  const page = (request, response) => {
    asked.push(request.url);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', "default-src 'none'; script-src 'unsafe-inline'");
    response.end('<title>Ada Example</title><h1>…</h1><script>document.querySelector("h1").textContent = "Ada Example, Zürich"</script>');
  };
  const server = createServer(page).listen(0, '127.0.0.1');
  await new Promise((resolve) => { server.on('listening', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/in/ada-example`, asked, stop: () => server.close() };
}

/** Words of the page that a saved file holds. */
const words = (mhtml) => Buffer.from(mhtml.split('\r\n\r\n')[2].split('\r\n--')[0], 'base64').toString();

/** A browser with the extension, which may reach this machine as if somebody had allowed it: no test can click the browser's own question. */
async function browserWithExtension(executablePath) {
  const copy = folder('extension');
  cpSync(source, copy, { recursive: true });
  const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
  writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, host_permissions: ['http://127.0.0.1/*'] }));
  const user = folder('user');
  const args = ['--no-sandbox', '--headless=new', `--disable-extensions-except=${copy}`, `--load-extension=${copy}`];
  const context = await chromium.launchPersistentContext(user, { executablePath, headless: false, args, acceptDownloads: true });
  const worker = context.serviceWorkers()[0] ?? await context.waitForEvent('serviceworker', { timeout: 20_000 });
  const close = async () => {
    await context.close();
    for (const one of [copy, user]) rmSync(one, { recursive: true, force: true });
  };
  return { context, worker, close };
}

/** The extension hands a page to the case of this address; the bookmarklet saves it as a file. */
export async function handsIn({ executablePath, address, complaints, picture }) {
  const seen = await profile();
  const { context, worker, close } = await browserWithExtension(executablePath);
  try {
    const manifest = JSON.parse(readFileSync(join(source, 'manifest.json'), 'utf8'));
    complaints.holds(!manifest.host_permissions && manifest.permissions.join() === 'activeTab,scripting,storage', 'the extension asks for more rights');
    complaints.holds(readFileSync(join(source, 'bookmarklet.txt'), 'utf8').trim() === bookmarklet, 'bookmarklet.txt is not made of page.js');
    const page = await context.newPage();
    await page.goto(seen.url);
    const tab = await worker.evaluate(async (url) => (await chrome.tabs.query({ url: `${new URL(url).origin.replace(/:\d+$/, '')}/*` }))[0].id, seen.url);
    const ask = await context.newPage();
    await ask.setViewportSize({ width: 480, height: 480 });
    await ask.goto(`chrome-extension://${new URL(worker.url()).host}/ask.html?tab=${tab}`);
    await ask.waitForSelector(`text=${seen.url}`);
    await accessible(ask, 'the question of the extension', complaints);
    const before = seen.asked.length;
    await ask.fill('#to', 'https://elsewhere.invalid/');
    await ask.click('#yes');
    await ask.waitForSelector('text=no address of a case');
    await ask.fill('#to', address);
    await picture(ask, 'extension');
    await ask.click('#yes');
    await ask.waitForSelector('text=was handed in');
    complaints.holds(seen.asked.length === before, 'the extension asked the site for something');
    const download = page.waitForEvent('download');
    page.on('dialog', (dialog) => dialog.accept());
    await page.evaluate(decodeURIComponent(bookmarklet.slice('javascript:'.length)));
    const file = readFileSync(await (await download).path(), 'utf8');
    complaints.holds(file.includes(`Snapshot-Content-Location: ${seen.url}`) && words(file).includes('Ada Example, Zürich'), 'the bookmarklet saves another page');
  } finally {
    await close();
    seen.stop();
  }
  return seen.url;
}
