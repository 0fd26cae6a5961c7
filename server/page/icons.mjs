// Draws icon-192.png and icon-512.png from icon.svg, for what installs the page: `node icons.mjs`.

import fs from 'node:fs';
import {chromium} from 'playwright-core';

const SIDES = [192, 512];

const browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox']});
const page = await browser.newPage();
for (const side of SIDES) {
  await page.setViewportSize({width: side, height: side});
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${side}px}</style>${fs.readFileSync('icon.svg', 'utf8')}`);
  await page.screenshot({path: `icon-${side}.png`, omitBackground: true});
}
await browser.close();
