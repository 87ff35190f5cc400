// Each walk is something that a person comes for. Names say what.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessible, counting, fits, shifted } from './checks.mjs';
import { handsIn } from './extension.mjs';
import { MAIL, ROSTER, cv } from './material.mjs';

const PASSWORD = 'four words of mine';

/** A store of its own with somebody who may do everything, signed in. */
async function administrator(tools, options) {
  const folder = mkdtempSync(join(tmpdir(), 'crosscheck-store-'));
  const server = await tools.serve('--store', folder);
  const page = await tools.page(options);
  await page.goto(server.link);
  await page.fill('#organisation', 'acme');
  await page.fill('#name', 'Rosa Reviewer');
  await page.fill('#password', PASSWORD);
  await page.click('main button');
  await page.waitForURL('**/cases');
  return { server, page, folder, done: () => rmSync(folder, { recursive: true, force: true }) };
}

/** The case of the page is read, and its report is open. */
async function read(page) {
  const opened = page.waitForSelector('.tiles', { timeout: 120_000 });
  if (!await page.$('.tiles')) await page.frameLocator('iframe.progress').locator('a').click({ timeout: 120_000 });
  await opened;
}

/** No case of the list is being read any more. */
async function allRead(page) {
  while (await page.$('text=Look again')) {
    await page.waitForTimeout(300);
    await page.reload();
  }
}

/** Looks at a page in every way that holds for all. */
async function look(tools, page, name) {
  await accessible(page, name, tools.complaints);
  await fits(page, name, tools.complaints);
}

/** Fills in a new case; its fields are asked for plainly. */
async function fill(page, reference, files) {
  await page.fill('#text', MAIL);
  await page.setInputFiles('#cv', files[0]);
  if (files.length > 1) await page.setInputFiles('#files', files.slice(1));
  await page.fill('#consent', 'application form of 3 May, box 4');
  await page.fill('#purpose', 'hiring for the position of data engineer');
  await page.fill('#reference', reference);
  await page.fill('#jurisdiction', 'NL');
}

/** From nothing to a read report, as somebody who tries it out for the first time. */
export async function firstWalk(tools) {
  const began = Date.now();
  const { link } = await tools.serve('--demo');
  const page = await tools.page();
  const person = counting(page);
  await page.goto(link);
  await look(tools, page, 'the door of the demo');
  await person.click('main button');
  await page.waitForURL('**/cases');
  await allRead(page);
  await look(tools, page, 'the list');
  await tools.picture(page, 'cases-1100');
  await person.click('.cases tr:has-text("DEMO-2") a');
  await read(page);
  await look(tools, page, 'a case');
  await tools.picture(page, 'case-1100', { fullPage: true, clip: { x: 0, y: 0, width: 1100, height: 1500 } });
  await person.click('a:text("Open the report by itself")');
  await page.waitForSelector('h1');
  await accessible(page, 'the report', tools.complaints);
  await fits(page, 'the report', tools.complaints);
  tools.complaints.holds(person.clicks < 10, `the first walk takes ${person.clicks} clicks`);
  console.log(`  from the start of the program to a read report: ${person.clicks} clicks, ${Date.now() - began} ms`);
}

/** Paste and drop, live progress, report. */
export async function ownCase(tools) {
  const { page, done } = await administrator(tools);
  await look(tools, page, 'the empty list');
  await tools.picture(page, 'empty-1100');
  const person = counting(page);
  await person.click('main a.button');
  await look(tools, page, 'a new case');
  await tools.picture(page, 'new-1100', { fullPage: true });
  // What cannot be used is said beside the field, and nothing that was written is lost.
  await fill(page, 'A-1', [cv(3), cv(3, 2)]);
  await page.fill('#jurisdiction', 'N1');
  await page.click('main button');
  await look(tools, page, 'a new case with a problem');
  tools.complaints.holds(await page.inputValue('#text') === MAIL, 'the pasted text is lost');
  await tools.picture(page, 'problem-1100');
  await page.click('.summary a');
  tools.complaints.holds(await page.evaluate(() => document.activeElement.id) === 'jurisdiction', 'the summary leads to the field');
  await fill(page, 'A-1', [cv(3), cv(3, 2)]);
  const began = Date.now();
  await person.click('main button');
  const progress = page.frameLocator('iframe.progress');
  await progress.locator('li').first().waitFor();
  await look(tools, page, 'a case under way');
  const frame = page.frames().find((one) => one.url().endsWith('/progress'));
  await progress.locator('a').waitFor({ timeout: 60_000 });
  await accessible(frame, 'the progress of a case', tools.complaints);
  await tools.picture(page, 'progress-1100');
  person.clicks += 1;
  await read(page);
  tools.complaints.holds(person.clicks < 5, `a new case takes ${person.clicks} clicks`);
  console.log(`  a new case: ${person.clicks} clicks, read after ${Date.now() - began} ms`);
  await look(tools, page, 'the case');
  done();
}

/** Answers, disputes, steps, closing and opening again. */
export async function reviewing(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-2', [cv(4), cv(4, 3)]);
  await page.click('main button');
  await read(page);
  const url = page.url();
  await page.click('#point-1 .act a');
  await look(tools, page, 'one disagreement');
  await tools.picture(page, 'point-1100', { fullPage: true });
  await page.fill('#text', 'I had two contracts there, one after the other.');
  await page.fill('#by', 'the candidate');
  await page.click('form[action$="/say"] button');
  await page.waitForSelector('text=I had two contracts there');
  await page.click('#point-1 .act a');
  await page.selectOption('#how', 'documented');
  await page.fill('#reason', 'Both contracts were shown.');
  await page.click('form[action$="/settle"] button');
  await page.waitForSelector('text=Both contracts were shown.');
  await look(tools, page, 'a case with answers');
  await tools.picture(page, 'answers-1100', { fullPage: true, clip: { x: 0, y: 420, width: 1100, height: 1100 } });
  await page.click('.shows a:has-text("Open")');
  tools.complaints.holds(!await page.$('#point-1'), 'a settled disagreement is still shown as open');
  await page.goto(`${url}#steps`);
  await page.click('#note-step > summary');
  await page.fill('#method', 'by telephone');
  await page.fill('#evidence', 'note of 4 May');
  await page.click('form[action$="/step"] button');
  await page.waitForSelector('.steps >> text=by telephone');
  await page.locator('#steps').scrollIntoViewIfNeeded();
  await tools.picture(page, 'steps-1100');
  await page.fill('#reasons', 'Everything was explained.');
  await page.click('form[action$="/close"] button');
  await page.waitForSelector('text=Closed');
  await page.fill('#reasons', 'A document is missing after all.');
  await page.click('form[action$="/reopen"] button');
  await page.waitForSelector('form[action$="/close"]');
  await page.click('form[action$="/erase"] button');
  await page.waitForSelector('text=This case is erased at');
  await tools.picture(page, 'undo-1100');
  await page.click('text=Keep it after all');
  await page.waitForSelector('text=Kept after all');
  done();
}

/** A candidate agrees, names links, sends a file, shows control, reads the copy, disputes, complains. */
export async function candidate(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-3', [cv(3), cv(3, 2)]);
  await page.click('main button');
  await read(page);
  const url = page.url();
  await page.click('form[action$="/invite"] button');
  await look(tools, page, 'the candidate’s link');
  const link = (await page.textContent('.copy')).trim();
  // Somebody else's browser, on a phone.
  const own = await tools.page({ viewport: { width: 400, height: 860 } });
  await own.goto(link);
  await look(tools, own, 'the candidate’s page on a phone');
  await own.check('#yes');
  await own.click('form[action$="/consent"] button');
  await own.waitForSelector('text=The candidate agrees');
  await own.fill('#links', 'github.com/ada-example');
  await own.click('form[action$="/links"] button');
  await own.setInputFiles('#files', { name: 'degree.txt', mimeType: 'text/plain', buffer: Buffer.from('A degree') });
  await own.click('form[action$="/files"] button');
  await own.click('form[action$="/control"] button');
  await own.waitForSelector('text=crosscheck-');
  await look(tools, own, 'the candidate’s page with tokens');
  await tools.picture(own, 'candidate-400', { fullPage: true, clip: { x: 0, y: 0, width: 400, height: 1800 } });
  await own.fill('#text', 'The second CV is an old one of mine.');
  await own.fill('#evidence', 'degree.txt');
  await own.click('form[action$="/dispute"] button');
  await own.click('text=Make a complaint');
  await own.fill('#complaint-text', 'Nobody told me that two files are compared.');
  await own.click('form[action$="/complaint"] button');
  await own.click('summary:has-text("Ask to be erased")');
  await own.click('form[action$="/erasure"] button');
  await own.waitForSelector('text=Nobody told me');
  await own.click('text=Open your copy of the whole report');
  await own.waitForSelector('h1');
  await fits(own, 'the copy of the report on a phone', tools.complaints);
  await page.goto(url);
  for (const said of ['The candidate agrees', 'github.com/ada-example', 'degree.txt', 'an old one of mine', 'Nobody told me', 'asks to be erased']) {
    tools.complaints.holds((await page.textContent('main')).includes(said), `the recruiter does not see: ${said}`);
  }
  done();
}

/** A roster: handed in, read, and what its applications share. */
export async function roster(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/rosters`);
  await look(tools, page, 'the empty rosters');
  await page.fill('#label', 'Example Staffing, May');
  await page.setInputFiles('#table', ROSTER.table);
  await page.setInputFiles('#files', ROSTER.files);
  await page.click('main form button');
  await page.waitForURL(/rosters\/roster_/);
  await look(tools, page, 'a roster under way');
  await allRead(page);
  await look(tools, page, 'a roster');
  const shared = page.frameLocator('iframe');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await shared.locator('text=555-0143').first().waitFor();
  await tools.picture(page, 'roster-1100', { fullPage: true });
  await accessible(page.frames().find((one) => one.url().endsWith('/links')), 'what a roster shares', tools.complaints);
  await page.goto(`${server.url}/rosters`);
  await look(tools, page, 'the rosters');
  done();
}

/** Settings: somebody is invited, a key is made, the rules are read. */
export async function settings(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/settings`);
  await look(tools, page, 'the settings');
  await tools.picture(page, 'settings-1100', { fullPage: true });
  await page.selectOption('#role', 'recruiter');
  await page.click('form[action="/settings/invite"] button');
  const link = (await page.textContent('.copy')).trim();
  const other = await tools.page();
  await other.goto(link);
  await look(tools, other, 'an invitation');
  await other.fill('#name', 'Ravi Recruiter');
  await other.fill('#password', PASSWORD);
  await other.click('main button');
  await other.waitForURL('**/cases');
  tools.complaints.holds((await other.goto(`${server.url}/settings/access`)).status() === 403, 'a recruiter manages keys');
  await look(tools, other, 'what a role does not allow');
  await page.goto(`${server.url}/settings/access`);
  await page.click('summary:has-text("Make a key")');
  await page.check('#scope-2');
  await page.click('form[action="/settings/keys"] button');
  await page.waitForSelector('text=ck_live_');
  await look(tools, page, 'keys');
  await tools.picture(page, 'keys-1100', { mask: [page.locator('.copy')] });
  await page.goto(`${server.url}/settings/rules`);
  await look(tools, page, 'the rules');
  await page.locator('section:has(#checks) summary').first().click();
  await page.locator('#checks').scrollIntoViewIfNeeded();
  await tools.picture(page, 'rules-1100');
  done();
}

/** With the keyboard alone: signed in, skipped to the content, a case handed in. */
export async function keyboardOnly(tools) {
  const { server, page, done } = await administrator(tools);
  await page.click('text=Sign out');
  await page.waitForURL('**/sign-in');
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim());
  const tabTo = async (wanted) => {
    for (let at = 0; at < 60; at += 1) {
      if (await focused() === wanted) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`nobody gets to ${wanted} with the keyboard`);
  };
  await tabTo('Skip to the content');
  await page.keyboard.press('Enter');
  await tabTo('name');
  await page.keyboard.type('Rosa Reviewer');
  await tabTo('password');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cases(#.*)?$/);
  await page.keyboard.press('Alt+n').catch(() => {});
  if (!page.url().endsWith('/cases/new')) {
    await tabTo('New case');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    tools.complaints.holds(outline !== 'none', 'nobody sees where the focus is');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases/new');
  }
  await tabTo('text');
  await page.keyboard.type('My page is https://ada-example.invalid/cv');
  for (const [field, text] of [['consent', 'form 4'], ['purpose', 'hiring'], ['reference', 'A-5'], ['jurisdiction', 'NL']]) {
    await tabTo(field);
    await page.keyboard.type(text);
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/cases\/case_/);
  await read(page);
  await tabTo('go');
  await page.keyboard.type('settings');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${server.url}/settings`);
  // Parts of a case are places too, by how their names begin; nothing typed shows them all.
  await page.goBack();
  const go = async (name) => { await tabTo('go'); await page.keyboard.type(name); await page.keyboard.press('Enter'); };
  await go('before');
  await page.waitForURL('**/notices');
  await go('what a');
  await page.waitForURL((url) => url.pathname === '/cases' && url.searchParams.get('q') === 'what a');
  await page.goBack();
  await go('');
  await page.waitForURL(/\/go\?/);
  await look(tools, page, 'all places');
  await tools.picture(page, 'places-1100');
  await tabTo('The whole report');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/report');
  done();
}

/** Before and after a decision: the texts, what was sent, and until when the candidate can answer. */
export async function beforeADecision(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-8', [cv(3), cv(3, 2)]);
  await page.fill('#jurisdiction', 'US-CO');
  await page.click('main button');
  await read(page);
  const url = page.url();
  await page.click('#notices ~ p a');
  await look(tools, page, 'before and after a decision');
  await page.fill('#text', 'by registered mail, with the report');
  await page.click('form[action$="/notices"] button');
  await page.waitForSelector('text=The candidate has time to answer until');
  await look(tools, page, 'before and after a decision, with time to answer');
  await tools.picture(page, 'notices-1100', { fullPage: true });
  await page.selectOption('#step', 'sent_after');
  await page.fill('#text', 'too soon');
  await page.click('form[action$="/notices"] button');
  await page.waitForSelector('text=time to answer until');
  tools.complaints.holds(page.url().endsWith('/notices') && !(await page.textContent('main')).includes('too soon'), 'a decision is told too soon');
  await page.goto(url);
  await look(tools, page, 'a case with a notice');
  done();
}

/** Without a script, everything is there: no page has one. */
export async function withoutScript(tools) {
  const { server, page, done } = await administrator(tools, { javaScriptEnabled: false, bypassCSP: false });
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-6', [cv(2)]);
  await page.click('main button');
  await read(page);
  await page.click('form[action$="/invite"] button');
  await page.waitForSelector('.copy');
  done();
}

/** On a phone, enlarged, in the dark, in German, on paper. */
export async function looks(tools) {
  const { link, url } = await tools.serve('--demo');
  const phone = await tools.page({ viewport: { width: 400, height: 860 } });
  await phone.goto(link);
  await phone.click('main button');
  await allRead(phone);
  const paths = ['/cases', '/cases/new', '/settings', '/settings/access', '/settings/rules', '/rosters'];
  paths.push(await phone.getAttribute('.cases tr:has-text("DEMO-2") a', 'href'));
  const cookies = await phone.context().cookies();
  const ways = [
    ['phone', { viewport: { width: 400, height: 860 } }],
    ['enlarged four times', { viewport: { width: 320, height: 640 } }],
    ['dark', { colorScheme: 'dark' }],
    ['german', { locale: 'de-DE' }],
    ['high contrast', { forcedColors: 'active' }],
  ];
  for (const [name, options] of ways) {
    const page = await tools.page(options);
    await page.context().addCookies(cookies);
    for (const path of paths) {
      await page.goto(url + path);
      await look(tools, page, `${path.replace(/case_.*/, 'case')}, ${name}`);
    }
    // The case, as people see it first.
    if (name !== 'enlarged four times' && name !== 'high contrast') {
      const { width } = page.viewportSize();
      await tools.picture(page, `case-${name}`, { fullPage: true, clip: { x: 0, y: 0, width, height: width > 500 ? 1300 : 1700 } });
    }
    if (name === 'german') tools.complaints.holds((await page.textContent('h2')).includes('abweicht'), 'German is not German');
  }
  const paper = await tools.page();
  await paper.context().addCookies(cookies);
  await paper.goto(url + paths.at(-1));
  await paper.emulateMedia({ media: 'print' });
  tools.complaints.holds(!await paper.isVisible('form') && !await paper.isVisible('.bar'), 'forms are printed');
  await tools.picture(paper, 'case-print', { fullPage: true, clip: { x: 0, y: 0, width: 1100, height: 1300 } });
  const pdf = await paper.pdf({ format: 'A4' });
  tools.complaints.holds(pdf.length > 10_000, 'the page cannot be printed');
}

/** A case with sixty disagreements: how soon it is there, how heavy it is, and that nothing jumps. */
export async function sixtyFindings(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-60', [cv(80, 0, 20), cv(80, 7, 20)]);
  await page.click('main button');
  await read(page);
  const times = [];
  let bytes = 0;
  for (let at = 0; at < 7; at += 1) {
    const [answer] = await Promise.all([page.waitForResponse(page.url()), page.reload()]);
    bytes = (await answer.body()).length;
    times.push(answer.request().timing().responseStart);
  }
  times.sort((one, other) => one - other);
  const points = await page.locator('.card').count();
  const jumps = await shifted(page);
  console.log(`  ${points} disagreements: first byte ${times[3].toFixed(1)} ms (median of 7), ${(bytes / 1024).toFixed(0)} KiB, layout shift ${jumps}`);
  tools.complaints.holds(points >= 60, `only ${points} disagreements`);
  tools.complaints.holds(times[3] < 50, `the first byte comes after ${times[3]} ms`);
  tools.complaints.holds(bytes < 150 * 1024, `the page has ${bytes} bytes`);
  tools.complaints.holds(jumps === 0, `the page jumps: ${jumps}`);
  await look(tools, page, 'a case with sixty disagreements');
  done();
}

/** A page that only the recruiter sees comes into the case through the browser, and is read with it. */
export async function fromTheBrowser(tools) {
  const { server, page, done } = await administrator(tools);
  await page.goto(`${server.url}/cases/new`);
  await fill(page, 'A-7', [cv(3)]);
  await page.click('main button');
  await read(page);
  const url = page.url();
  await page.click('form[action$="/pages"] button');
  await look(tools, page, 'the address for the extension');
  const address = (await page.textContent('.copy')).trim().replace(/^https?:\/\/[^/]+/, server.url);
  const saved = await handsIn({ executablePath: tools.chromium, address, complaints: tools.complaints, picture: tools.picture });
  await page.goto(url);
  await page.waitForSelector('text=A page was handed in from a browser');
  await page.click('form[action$="/repeat"] button');
  await page.waitForURL((other) => other.href !== url);
  await read(page);
  const name = new URL(saved).pathname.split('/').at(-1);
  tools.complaints.holds((await page.textContent('section:has(#sources)')).includes(name), 'the page that was handed in is no source');
  done();
}
