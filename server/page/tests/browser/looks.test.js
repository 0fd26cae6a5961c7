// No serious finding of axe, by day and night, narrow and wide, with each sheet.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import axe from 'axe-core';
import {isReading} from './see.js';
import {launch, open} from './browser.js';
import {SITE} from './clip.js';
import {serve} from './site.js';

const SHEETS = ['settings', 'help', 'practice'];
const SIZES = {narrow: {width: 320, height: 640}, wide: {width: 1280, height: 800}};
let site, browser, page;

before(async () => {
  site = await serve(SITE);
  browser = await launch();
  ({page} = await open(browser, site.address, {serviceWorkers: 'block', reducedMotion: 'reduce'}));
  await isReading(page);
  await page.evaluate(axe.source);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

async function findings() {
  const {violations} = await page.evaluate(() => globalThis.axe.run());
  const serious = violations.filter(({impact}) => impact === 'serious' || impact === 'critical');
  return serious.map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`);
}

for (const colorScheme of ['light', 'dark']) {
  for (const [name, size] of Object.entries(SIZES)) {
    test(`${colorScheme}, ${name}`, async () => {
      await page.emulateMedia({colorScheme});
      await page.setViewportSize(size);
      assert.deepEqual(await findings(), []);
      for (const sheet of SHEETS) {
        await page.click(`#open-${sheet}`);
        assert.deepEqual(await findings(), [], sheet);
        await page.keyboard.press('Escape');
      }
    });
  }
}

test('the keyboard reaches every button, with its focus to be seen', async () => {
  const reached = new Set();
  await page.setViewportSize(SIZES.wide);
  await page.evaluate(() => document.activeElement?.blur());
  for (let step = 0; step < 25; step++) {
    await page.keyboard.press('Tab');
    const [id, outline] = await page.evaluate(() => {
      const {activeElement} = document;
      return [activeElement.id, getComputedStyle(activeElement).outlineStyle];
    });
    if (id) assert.notEqual(outline, 'none', id);
    reached.add(id);
  }
  const wanted = await page.$$eval('.head button, #actions button:enabled:not([hidden]), #pause', (all) => all.map(({id}) => id));
  assert.deepEqual(wanted.filter((id) => !reached.has(id)), []);
});
