#!/usr/bin/env node
// Walks through the page as people do, in Debian's Chromium: node tests/page/run.mjs [--binary PATH] [--screenshots FOLDER] [--only NAME]
// Exit status 1 if anything is wrong; 2 where Chromium is missing.

import { existsSync, mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { Complaints } from './checks.mjs';
import { serve } from './server.mjs';
import * as walks from './walks.mjs';

const root = new URL('../..', import.meta.url).pathname;
const { values } = parseArgs({ options: {
  binary: { type: 'string', default: join(root, 'target/debug/crosscheck') },
  chromium: { type: 'string', default: process.env.CHROMIUM ?? '/usr/bin/chromium' },
  screenshots: { type: 'string' },
  only: { type: 'string' },
} });
if (!existsSync(values.chromium)) {
  console.error('Chromium is missing: apt-get install chromium, or name one in CHROMIUM');
  process.exit(2);
}
const pictures = values.screenshots ?? mkdtempSync(join(tmpdir(), 'crosscheck-page-'));
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({ executablePath: values.chromium, args: ['--no-sandbox'] });
const complaints = new Complaints();
const began = Date.now();
for (const [name, walk] of Object.entries(walks)) {
  if (values.only && !name.includes(values.only)) continue;
  const start = Date.now();
  const open = [];
  const tools = {
    complaints,
    chromium: values.chromium,
    serve: async (...args) => { const server = await serve(values.binary, ...args); open.push(() => server.stop()); return server; },
    page: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1100, height: 900 }, bypassCSP: true, locale: 'en-GB', ...options });
      open.push(() => context.close());
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      page.on('pageerror', (error) => complaints.say(`${name}: ${error}`));
      return page;
    },
    picture: (page, what, more = {}) => page.screenshot({ path: join(pictures, `page-${what}.png`), animations: 'disabled', ...more }),
  };
  try {
    await walk(tools);
  } catch (error) {
    complaints.say(`${name}: ${error.message}`);
  }
  for (const close of open.reverse()) await close();
  console.log(`${name}: ${Date.now() - start} ms`);
}
await browser.close();
console.log(`${complaints.all.length} complaints, ${Date.now() - began} ms in all; pictures in ${pictures}`);
process.exit(complaints.all.length ? 1 : 0);
