// Reads clips frame by frame in the browser, and compares the letters with the desktop's of the same
// frames: node tests/browser/compare.js CLIP.mp4 ...  Takes twice as long as the clips, or more.

import {readFileSync} from 'node:fs';
import {basename} from 'node:path';
import {launch, open} from './browser.js';
import {SITE, makeClip} from './clip.js';
import {serve} from './site.js';

const CLIP = '/clip.mjpeg';

/** What the page's worker spells of a clip; runs in the page. */
async function readInPage([address, fps]) {
  const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
  const starts = [];
  for (let at = 0; at < bytes.length - 2; at++) {
    if (bytes[at] === 255 && bytes[at + 1] === 216 && bytes[at + 2] === 255) starts.push(at);
  }
  const worker = new Worker('reading.js');
  const asked = (message, transferred = []) => new Promise((answer) => {
    worker.onmessage = ({data}) => { if (data.kind !== 'progress') answer(data); };
    worker.postMessage(message, transferred);
  });
  await asked({kind: 'open', language: 'none'});
  let text = '', milliseconds = 0;
  for (const [number, start] of starts.entries()) {
    const bitmap = await createImageBitmap(new Blob([bytes.subarray(start, starts[number + 1])], {type: 'image/jpeg'}));
    const {width, height} = bitmap, before = performance.now();
    ({text} = await asked({kind: 'frame', bitmap, width, height, mirrored: true, time: number / fps}, [bitmap]));
    milliseconds += performance.now() - before;
  }
  worker.terminate();
  return {read: text.replaceAll(' ', ''), milliseconds: milliseconds / starts.length};
}

/** Letters that must be changed, put in or left out, at least. */
function distance(one, other) {
  let row = Array.from({length: other.length + 1}, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1];
    for (const [m, another] of [...other].entries()) {
      next.push(Math.min(next[m] + 1, row[m + 1] + 1, row[m] + (letter === another ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}

const browser = await launch();
let letters = 0, different = 0;
try {
  for (const video of process.argv.slice(2)) {
    const clip = await makeClip(video);
    const site = await serve(SITE, {[CLIP]: readFileSync(clip.file)});
    const {page, context} = await open(browser, site.address, {permissions: [], serviceWorkers: 'block'});
    const {read, milliseconds} = await page.evaluate(readInPage, [CLIP, 30]);
    const off = distance(clip.read, read);
    letters += clip.read.length;
    different += off;
    console.log(`${basename(video)}: desktop ${clip.read}, page ${read}${off ? ' DIFFERENT' : ''}, ${milliseconds.toFixed(0)} ms a frame`);
    await context.close();
    await site.close();
  }
} finally {
  await browser.close();
}
console.log(`${letters} letters, ${(100 * (1 - different / Math.max(letters, 1))).toFixed(1)} % equal`);
