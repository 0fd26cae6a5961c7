// The worker says what kind of failure it was; a browser without relaxed SIMD is none.

import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {join} from 'node:path';
import {SITE} from './clip.js';
import {launch} from './browser.js';
import {serve} from './site.js';

const READING = readdirSync(SITE).find((name) => /^reading\..*\.js$/.test(name));
const MODEL = readdirSync(SITE).find((name) => name.startsWith('landmarks_int8'));
const instead = {'/empty.html': Buffer.from('<!doctype html><title>x</title>')};
let site, browser;

before(async () => {
  site = await serve(SITE, instead);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** What a worker answers that starts with some lines, told to open. */
async function opened(lines) {
  instead[`/${READING}`] = Buffer.concat([Buffer.from(`${lines}\n`), readFileSync(join(SITE, READING))]);
  const page = await browser.newPage();
  await page.goto(`${site.address}empty.html`);
  const answer = await page.evaluate((path) => new Promise((done) => {
    const worker = new Worker(path);
    worker.onmessage = ({data}) => { if (data.kind !== 'progress') done(data); };
    worker.postMessage({kind: 'open', language: 'none'});
  }), READING);
  await page.close();
  return answer;
}

test('no WebAssembly', async () => {
  assert.equal((await opened('delete self.WebAssembly;')).what, 'wasm');
});

test('no SIMD', async () => {
  assert.equal((await opened('WebAssembly.validate = () => false;')).what, 'simd');
});

test('no memory, in the words of Chromium', async () => {
  const words = 'WebAssembly.instantiate(): Out of memory: Cannot allocate Wasm memory for new instance';
  const answer = await opened(`WebAssembly.instantiate = () => Promise.reject(new RangeError('${words}'));`);
  assert.equal(answer.what, 'memory');
});

test('a model that is damaged, cut off or missing', async () => {
  const content = readFileSync(join(SITE, MODEL));
  const damaged = Buffer.from(content);
  damaged[1000] ^= 1;
  for (const bytes of [damaged, content.subarray(1), Buffer.concat([content, content]), null]) {
    instead[`/${MODEL}`] = bytes;
    assert.equal((await opened('')).what, 'model');
  }
  delete instead[`/${MODEL}`];
});

test('without relaxed SIMD another build reads', async () => {
  const {kind, labels} = await opened('const {validate} = WebAssembly; WebAssembly.validate = (bytes) => bytes.length < 36 && validate(bytes);');
  assert.equal(kind, 'ready');
  assert.equal(labels.length, 25);
  assert.ok(site.asked.some((path) => path.startsWith('/litert-compat')));
});
