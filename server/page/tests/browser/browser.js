// Debian's Chromium with a camera that shows a clip.

import {chromium} from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const ARGUMENTS = ['--no-sandbox', '--use-fake-device-for-media-stream', '--disable-dev-shm-usage'];

/** A browser; its camera shows a clip of JPEGs, or without one a test picture. */
export function launch(clip = null, more = []) {
  const camera = clip ? [`--use-file-for-fake-video-capture=${clip}`] : [];
  return chromium.launch({executablePath: CHROMIUM, args: [...ARGUMENTS, ...camera, ...more]});
}

/**
 * Opens the page, and notes what must not happen.
 *
 * @returns {Promise<{page: import('playwright-core').Page, wrong: string[], context: object}>} `wrong`: errors on
 *     the console, and requests to other hosts
 */
export async function open(browser, address, options = {}) {
  const {settings, ...context} = options;
  const made = await browser.newContext({viewport: {width: 1280, height: 800}, permissions: ['camera'], ...context});
  if (settings) await made.addInitScript((kept) => localStorage.setItem('asl.settings', kept), JSON.stringify(settings));
  const page = await made.newPage(), wrong = [];
  const own = new URL(address).host;
  page.on('console', (message) => { if (message.type() === 'error') wrong.push(message.text()); });
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== own) wrong.push(`asked ${url.host}`);
  });
  await page.goto(address);
  return {page, wrong, context: made};
}
