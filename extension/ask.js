// Asks, and only then reads the one page and sends it. Nothing is kept but the address of the case, until the browser closes.

const tabId = Number(new URLSearchParams(location.search).get('tab'));
const element = (id) => document.getElementById(id);
const say = (text) => { element('said').textContent = text; };

/** As the server takes a file. */
const asFile = ({ name, mhtml }) => {
  const bytes = new TextEncoder().encode(mhtml);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return JSON.stringify({ name, content: btoa(binary) });
};

/** Whether the extension may send to this server: it is asked for that one only. */
async function mayReach({ protocol, hostname }) {
  const origins = [`${protocol}//${hostname}/*`];
  return await chrome.permissions.contains({ origins }) || chrome.permissions.request({ origins });
}

async function handIn() {
  const to = new URL(element('to').value.trim());
  if (!to.pathname.includes('/v1/pages/')) return say('This is no address of a case: make one on the case’s page.');
  if (!await mayReach(to)) return say('Without your permission nothing is sent.');
  const [{ result }] = await chrome.scripting.executeScript({ target: { tabId }, files: ['page.js'] });
  const headers = { 'Content-Type': 'application/json' };
  const answer = await fetch(to, { method: 'POST', headers, body: asFile(result), credentials: 'omit' });
  if (answer.status === 201) {
    await chrome.storage.session.set({ to: to.href });
    element('form').hidden = true;
    return say(`${result.name} was handed in. Read the application again on the case’s page.`);
  }
  const problem = await answer.json().catch(() => ({}));
  return say(answer.status === 404 ? 'This address has ended: make a new one on the case’s page.' : `It was not taken: ${problem.detail ?? answer.status}`);
}

element('form').addEventListener('submit', (event) => {
  event.preventDefault();
  say('Saving …');
  handIn().catch((error) => say(`It could not be handed in: ${error.message}`));
});
element('no').addEventListener('click', () => window.close());

chrome.tabs.get(tabId).then((tab) => { element('address').textContent = tab.url ?? 'this page'; });
chrome.storage.session.get('to').then(({ to }) => { if (to) element('to').value = to; });
