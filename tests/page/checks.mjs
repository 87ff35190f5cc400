// What holds for every page: nothing serious by axe, no sideways scrolling, nothing that jumps.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export class Complaints {
  #list = [];
  say(what) { this.#list.push(what); console.error(`  WRONG: ${what}`); }
  holds(condition, what) { if (!condition) this.say(what); }
  get all() { return this.#list; }
}

/** axe-core on the page as it stands; frames too. */
export async function accessible(page, name, complaints) {
  await page.evaluate(AXE);
  const found = await page.evaluate((rules) => axe.run(document, { runOnly: rules, resultTypes: ['violations'], iframes: false }), RULES);
  for (const { id, impact, nodes } of found.violations) {
    if (impact === 'serious' || impact === 'critical') complaints.say(`${name}: axe ${id} (${impact}): ${nodes[0].html.slice(0, 160)}`);
    else console.log(`  note: ${name}: axe ${id} (${impact}), ${nodes.length} times: ${nodes[0].html.slice(0, 100)}`);
  }
}

/** Nothing is wider than the window. */
export async function fits(page, name, complaints) {
  const over = await page.evaluate(() => {
    const wide = document.scrollingElement.scrollWidth - document.documentElement.clientWidth;
    const widest = [...document.querySelectorAll('main *')].find((one) => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.hidden'));
    return wide > 0 ? `${wide} px too wide: ${widest?.outerHTML.slice(0, 120)}` : null;
  });
  complaints.holds(!over, `${name}: ${over}`);
}

/** The sum of all layout shifts since the page began. */
export const shifted = (page) => page.evaluate(() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const one of list.getEntries()) sum += one.value; }).observe({ type: 'layout-shift', buffered: true });
  setTimeout(() => resolve(sum), 300);
}));

/** Clicks of a person, counted. */
export function counting(page) {
  const count = { clicks: 0 };
  count.click = async (selector) => { count.clicks += 1; await page.click(selector); };
  return count;
}
