// Reads a clip in the browser frame by frame, each at its time: no frame is lost on a busy machine.

import {readdirSync, readFileSync} from 'node:fs';
import {open} from './browser.js';
import {SITE} from './clip.js';
import {serve} from './site.js';

const CLIP = '/clip.mjpeg', FPS = 30;

/**
 * What the page's worker spells of a clip of JPEGs, as in a mirror.
 *
 * @returns {Promise<{read: string, milliseconds: number}>} `milliseconds` a frame
 */
export async function readFrames(browser, file) {
  const site = await serve(SITE, {[CLIP]: readFileSync(file)});
  const {page, context} = await open(browser, site.address, {permissions: [], serviceWorkers: 'block'});
  const reading = readdirSync(SITE).find((name) => /^reading\..*js$/.test(name));
  try {
    return await page.evaluate(readInPage, [CLIP, reading, FPS]);
  } finally {
    await context.close();
    await site.close();
  }
}

/** Runs in the page. */
async function readInPage([clip, reading, fps]) {
  const bytes = new Uint8Array(await (await fetch(clip)).arrayBuffer());
  const starts = [];
  for (let at = 0; at < bytes.length - 2; at++) {
    if (bytes[at] === 255 && bytes[at + 1] === 216 && bytes[at + 2] === 255) starts.push(at);
  }
  const worker = new Worker(reading);
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
