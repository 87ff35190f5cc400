// The page as it stands, as one file (MHTML) with its own address and time. Nothing is fetched, nothing is changed.
(() => {
  const bytes = new TextEncoder().encode(`<!DOCTYPE html>\n${document.documentElement.outerHTML}`);
  let binary = '';
  for (let at = 0; at < bytes.length; at += 32768) binary += String.fromCharCode(...bytes.subarray(at, at + 32768));
  const address = location.href.split('#')[0];
  const boundary = `----crosscheck-${Date.now()}-${Math.random().toString(36).slice(2)}`;
  const lines = [
    'From: <Saved by crosscheck>',
    `Snapshot-Content-Location: ${address}`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/related; type="text/html"; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/html; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    `Content-Location: ${address}`,
    '',
    ...btoa(binary).match(/.{1,76}/g),
    `--${boundary}--`,
    '',
  ];
  const name = `${`${location.host}${location.pathname}`.replace(/[^A-Za-z0-9.-]+/g, '_').slice(0, 100)}.mhtml`;
  return { address, name, mhtml: lines.join('\r\n') };
})();
