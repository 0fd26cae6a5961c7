// What a test waits for and looks at.

const PATIENCE = 30000; // milliseconds; a busy machine takes its time

/** Waits until the page fulfils a condition; the condition runs in the page. */
export async function until(page, condition, argument, patience = PATIENCE) {
  const end = Date.now() + patience;
  while (!(await page.evaluate(condition, argument))) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${condition}: ${await said(page)}`);
    await page.waitForTimeout(50);
  }
}

/** What the page says at the moment, for whoever reads a failed test. */
export function said(page) {
  return page.evaluate(() => ['card-text', 'chip', 'state', 'text', 'note'].map((id) => {
    const element = document.getElementById(id);
    return `${id}: ${element.hidden ? '-' : element.textContent}`;
  }).join(' | '));
}

export const hasCard = (page, sentence) =>
  until(page, (start) => {
    const card = document.getElementById('card');
    return !card.hidden && document.getElementById('card-text').textContent.startsWith(start);
  }, sentence);

/** Frames are read, and shown. */
export const isReading = (page) => until(page, () => /\d fps/.test(document.getElementById('chip').textContent));

export const textOf = (page) => page.evaluate(() => document.getElementById('text').textContent);
