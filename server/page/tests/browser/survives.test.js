// What goes wrong is said in one sentence with a way out, and the way out works.

import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {readdirSync} from 'node:fs';
import {hasCard, isReading, until} from './see.js';
import {launch, open} from './browser.js';
import {SITE} from './clip.js';
import {serve} from './site.js';

const INSECURE = 'page.example'; // a name for this machine, to which browsers give no camera
const DAMAGED = `/${readdirSync(SITE).find((name) => name.startsWith('mobilenetv2'))}`;
const SMALL = {viewport: {width: 320, height: 480}};
const damaged = {};
let site, browser;

before(async () => {
  site = await serve(SITE, damaged);
  browser = await launch(null, [`--host-resolver-rules=MAP ${INSECURE} 127.0.0.1`]);
});

after(async () => {
  await browser?.close();
  await site?.close();
});

/** Opens the page, does something, and expects no complaints but those that match. */
async function visit(options, act, address = site.address, expected = /^$/) {
  const tab = await open(browser, address, {serviceWorkers: 'block', ...options});
  await act(tab.page, tab.context);
  assert.deepEqual(tab.wrong.filter((complaint) => !expected.test(complaint)), []);
  await tab.context.close();
}

const press = (page, name) => page.click(`#card-ways button:text-is("${name}")`);

test('a camera that is refused, then allowed', () => visit({permissions: []}, async (page, context) => {
  await hasCard(page, 'Spell with your hand.');
  await press(page, 'Start the camera');
  await hasCard(page, 'The camera is refused');
  await context.grantPermissions(['camera']);
  await press(page, 'Try again');
  await isReading(page);
}));

test('a camera that is in use, absent, and unplugged', () => visit({}, async (page) => {
  await isReading(page);
  await page.evaluate(() => document.getElementById('video').srcObject.getVideoTracks()[0].dispatchEvent(new Event('ended')));
  await hasCard(page, 'The camera is gone');
  for (const [name, sentence] of [['NotReadableError', 'The camera is in use'], ['NotFoundError', 'No camera was found']]) {
    await page.evaluate((kind) => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', kind));
    }, name);
    await press(page, 'Try again');
    await hasCard(page, sentence);
  }
}));

test('an address to which browsers give no camera', () => visit({permissions: []}, async (page) => {
  await press(page, 'Start the camera');
  await hasCard(page, 'Browsers give this address no camera');
}, `http://${INSECURE}:${site.port}/`, /origin was ignored|untrustworthy/));

test('a model that is damaged, then whole', async () => {
  damaged[DAMAGED] = Buffer.from('damaged');
  await visit({}, async (page) => {
    await hasCard(page, 'The reader’s files are damaged');
    delete damaged[DAMAGED];
    await press(page, 'Load again');
    await isReading(page);
  });
});

test('a reader that fails at every frame is started anew', () => visit({}, async (page) => {
  await isReading(page);
  await page.workers()[0].evaluate(() => {
    OffscreenCanvasRenderingContext2D.prototype.getImageData = () => { throw new Error('made to fail'); };
  });
  await hasCard(page, 'The reader has stopped');
  await press(page, 'Start again');
  await isReading(page);
}));

test('what was learnt cannot be read: the page goes on without, and says so', async () => {
  const context = await browser.newContext({permissions: ['camera'], serviceWorkers: 'block'});
  const page = await context.newPage();
  await page.goto(`${site.address}icon.svg`);
  await page.evaluate(() => new Promise((made) => { // by another page of this address
    indexedDB.open('asl-letters', 1).onsuccess = ({target}) => { target.result.close(); made(); };
  }));
  await page.goto(site.address);
  await until(page, () => document.getElementById('note').textContent.startsWith('What was learnt of your hands cannot be read'));
  await isReading(page);
  await context.close();
});

test('on a small screen, what is wrong is said above a sheet, and all begins at its top and fits', () => visit(SMALL, async (page) => {
  await isReading(page);
  for (const sheet of ['help', 'practice', 'settings']) {
    await page.click(`#open-${sheet}`);
    assert.equal(await page.evaluate((id) => document.getElementById(id).scrollTop, sheet), 0, sheet);
    if (sheet !== 'settings') await page.keyboard.press('Escape');
  }
  await page.setInputFiles('#profile-file', {name: 'hands.npz', mimeType: '', buffer: Buffer.from('none')});
  await until(page, () => document.getElementById('note').textContent.startsWith('This file is no profile'));
  assert.ok(await page.evaluate(() => {
    const note = document.getElementById('note'), {left, top, width, height} = note.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) === note;
  }));
  await page.keyboard.press('Escape');
  await page.waitForSelector('#note', {state: 'visible'}); // outlives the sheet

  await page.click('#open-practice');
  await page.click('#practice-words');
  await page.keyboard.insertText('A'.repeat(3000));
  assert.equal((await page.inputValue('#practice-words')).length, 200);
  await page.keyboard.press('Enter');
  await until(page, () => document.querySelector('#lesson-word .now'));
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
}));

test('a browser without WebAssembly', () => visit({permissions: []}, async (page) => {
  await page.addInitScript(() => { delete globalThis.WebAssembly; });
  await page.reload();
  await hasCard(page, 'This browser cannot run the reader');
}));

test('a tab that is hidden lets the camera go, and takes it again', () => visit({}, async (page) => {
  const hide = (isHidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
  await isReading(page);
  await hide(true);
  assert.equal(await page.evaluate(() => document.getElementById('video').srcObject), null);
  await hide(false);
  await until(page, () => document.getElementById('video').srcObject?.active);
  await isReading(page);
}));

test('a window that is turned and resized', () => visit({}, async (page) => {
  await isReading(page);
  for (const [width, height] of [[390, 844], [844, 390], [320, 568], [1920, 1080]]) {
    await page.setViewportSize({width, height});
    await until(page, () => {
      const {canvas, stage} = {canvas: document.getElementById('picture'), stage: document.getElementById('stage')};
      return canvas.width === stage.clientWidth && canvas.height === stage.clientHeight;
    });
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} wide`);
  }
}));
