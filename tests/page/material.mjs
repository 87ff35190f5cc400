// What is handed in: invented people only.

import { fileURLToPath } from 'node:url';

const PLACES = ['Northwind', 'Fabrikam', 'Contoso', 'Tailspin', 'Wingtip', 'Adatum', 'Litware', 'Proseware', 'Alpine', 'Lucerne'];
const TRADES = ['Works', 'Optics', 'Freight', 'Mills', 'Foods', 'Glass', 'Paper', 'Salt', 'Wool', 'Tools'];
const LONG = Array.from({ length: 80 }, (_, at) => ({ name: `${PLACES[at % 10]} ${TRADES[(at + Math.floor(at / 10)) % 10]}`, year: 1970 + Math.floor(at / 2), month: at % 2 ? '07' : '01', last: at % 2 ? '11' : '05' }));

const entry = ({ name, year, month, last }, shift) => ({ name, position: 'Engineer', startDate: `${year + shift}-${month}`, endDate: `${year + shift}-${last}` });

/** A CV as JSON Resume, with so many employers and schools; shifted by some years it states other times for each. */
export function cv(employers, shift = 0, schools = 0) {
  const basics = { name: 'Ada Example', email: 'ada@ada.example', location: { city: 'Ghent', countryCode: 'BE' } };
  const study = ({ name, year }) => ({ institution: `${name} College`, studyType: 'Course', area: 'Engineering', startDate: `${year + shift}-01`, endDate: `${year + shift}-12` });
  const education = LONG.slice(0, schools).map(study);
  const text = JSON.stringify({ basics, work: LONG.slice(0, employers).map((one) => entry(one, shift)), education });
  return { name: shift ? 'second-cv.json' : 'cv.json', mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** What a recruiter pastes: a mail with a link in it, which no network answers. */
export const MAIL = `Dear hiring team,

please find my CV attached. My code is at https://code.nowhere.invalid/ada-example, my pages at www.ada-example.invalid.

Ada Example`;

const demo = (name) => fileURLToPath(new URL(`../../crates/service/demo/${name}`, import.meta.url));

/** The roster of the demo. */
export const ROSTER = { table: demo('roster.csv'), files: ['daniel', 'marek', 'ines', 'sofie'].map((name) => demo(`${name}.txt`)) };
