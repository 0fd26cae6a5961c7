// The page is loaded once, is there without a network, and gives way to its next version whole.

import assert from 'node:assert/strict';
import {readFileSync, readdirSync, statSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {join} from 'node:path';
import {SITE} from './clip.js';
import {isReading, until} from './see.js';
import {launch, open} from './browser.js';
import {serve} from './site.js';

const LARGE = 100000; // bytes, from which a file must not come twice

const instead = {};
let site, browser;

before(async () => {
  site = await serve(SITE, instead);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await site?.close();
});

const controlled = (page) => until(page, () => navigator.serviceWorker.controller?.state === 'activated');
const kept = (page) => page.evaluate(async () => {
  const paths = [];
  for (const name of await caches.keys()) {
    for (const {url} of await (await caches.open(name)).keys()) paths.push(`${name} ${new URL(url).pathname}`);
  }
  return paths;
});

test('each byte comes once; then the server may go, and old files go with their version', async () => {
  const {page, wrong, context} = await open(browser, site.address);
  await isReading(page);
  await controlled(page);
  const large = site.asked.filter((path) => path !== '/' && statSync(join(SITE, path)).size > LARGE);
  assert.deepEqual(large, [...new Set(large)]);
  assert.ok(large.length >= 7);

  for (const name of ['/', ...readdirSync(SITE).map((file) => `/${file}`)]) instead[name] = null;
  await page.reload();
  await isReading(page);
  assert.deepEqual(wrong, []);

  for (const name of Object.keys(instead)) delete instead[name];
  const service = readFileSync(join(SITE, 'service.js'), 'utf8');
  const version = service.match(/asl-letters-shell-([0-9a-f]{10})/)[1];
  instead['/service.js'] = Buffer.from(service.replaceAll(version, '0123456789'));
  await page.evaluate(async () => {
    await (await caches.open('asl-letters-files')).put('old.tflite', new Response('old'));
    await (await navigator.serviceWorker.ready).update();
  });
  await until(page, async () => (await navigator.serviceWorker.ready).waiting?.state === 'installed');
  await page.goto('about:blank'); // no page of the old version is open any more
  await page.goto(site.address);
  await isReading(page);
  const paths = await kept(page);
  assert.ok(paths.every((path) => !path.endsWith('old.tflite')));
  assert.ok(paths.every((path) => !path.startsWith(`asl-letters-shell-${version}`)));
  await context.close();
});

test('what the browser keeps may be damaged: it is loaded again', async () => {
  const {page, wrong, context} = await open(browser, site.address);
  await isReading(page);
  await controlled(page);
  await page.evaluate(async () => {
    const cache = await caches.open('asl-letters-files');
    for (const request of await cache.keys()) await cache.put(request, new Response('damaged'));
  });
  await page.reload();
  await isReading(page);
  assert.deepEqual(wrong, []);
  await context.close();
});
