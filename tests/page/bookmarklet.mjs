// The bookmarklet, made of the extension's own page.js: it asks, and saves the page as a file.

import { readFileSync } from 'node:fs';
import { argv } from 'node:process';

const source = readFileSync(new URL('../../extension/page.js', import.meta.url), 'utf8');
const expression = source.split('\n').filter((line) => !line.startsWith('//')).map((line) => line.trim()).join('').replace(/;$/, '');
const saving = `(()=>{if(!confirm('Save this page as a file? '+location.href))return;const {name,mhtml}=${expression};const link=document.createElement('a');`
  + `link.href=URL.createObjectURL(new Blob([mhtml],{type:'multipart/related'}));link.download=name;link.click();})()`;

export const bookmarklet = `javascript:${encodeURIComponent(saving)}`;

if (argv[1]?.endsWith('bookmarklet.mjs')) console.log(bookmarklet);
