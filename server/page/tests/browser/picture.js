// The page on a desktop by day and on a phone by night, in one picture: node tests/browser/picture.js OUT.jpg

import {writeFileSync} from 'node:fs';
import {isReading, until} from './see.js';
import {launch, open} from './browser.js';
import {SITE, makeClip, patient} from './clip.js';
import {serve} from './site.js';

const [out] = process.argv.slice(2);
const WORD = 'HELP', SHOWN = 'HEL';
const WIDE = {viewport: {width: 1280, height: 800}, colorScheme: 'light'};
const NARROW = {viewport: {width: 390, height: 800}, colorScheme: 'dark', deviceScaleFactor: 2, hasTouch: true};
const QUALITY = 82;

/** The page's picture, paused where a letter has just been written. */
async function shot(browser, address, look) {
  const {page, context} = await open(browser, address, {serviceWorkers: 'block', ...look});
  await isReading(page);
  for (let isRight = false; !isRight;) {
    await until(page, shows, [SHOWN, 'L'], 120000);
    await page.keyboard.press('p');
    await page.waitForTimeout(1500); // what was on its way is shown
    isRight = await page.evaluate(shows, [SHOWN, 'L']);
    if (!isRight) await page.keyboard.press('p');
  }
  const picture = await page.screenshot({type: 'png'});
  await context.close();
  return `data:image/png;base64,${picture.toString('base64')}`;
}

/** Runs in the page. */
function shows([text, letter]) {
  const of = (id) => document.getElementById(id).textContent;
  return of('text').split(' ').at(-1) === text && of('letter') === letter;
}

const clip = patient(await makeClip(WORD), 4);
const site = await serve(SITE);
const browser = await launch(clip.file);
try {
  const pictures = [];
  for (const look of [WIDE, NARROW]) pictures.push(await shot(browser, site.address, look));
  const page = await browser.newPage({viewport: {width: 1200, height: 540}});
  await page.setContent(`<body style="margin:0;display:flex;gap:24px;height:540px;background:#8b93a5;padding:20px;box-sizing:border-box">
    ${pictures.map((source) => `<img src="${source}" style="height:500px;border-radius:10px">`).join('')}`);
  await page.waitForLoadState();
  const {width} = await page.evaluate(() => ({width: Math.ceil([...document.images].at(-1).getBoundingClientRect().right) + 20}));
  const bytes = await page.screenshot({type: 'jpeg', quality: QUALITY, clip: {x: 0, y: 0, width, height: 540}});
  writeFileSync(out, bytes);
} finally {
  await browser.close();
  await site.close();
}
