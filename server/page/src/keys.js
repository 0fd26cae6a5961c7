// Single keys, those of the desktop's window.

export const KEYS = [
  ['p', 'pause', 'pause or go on'],
  ['m', 'mirror', 'mirror the picture'],
  ['v', 'mask', 'show or hide the mask'],
  ['space', 'space', 'end the word'],
  ['k', 'keep', 'keep the word as it is spelled'],
  ['1 2 3', 'accept', 'take a suggestion'],
  ['backspace', 'delete', 'delete the last letter'],
  ['t', 'correct', 'correct the last letter, and teach it'],
  ['c', 'clear', 'clear the text'],
  ['z', 'undo', 'bring back what was deleted'],
  ['s', 'snapshot', 'save a snapshot'],
  ['h', 'help', 'show this help'],
  ['esc', 'leave', 'leave a picture or a practice'],
];
export const PRACTICE_KEYS = [
  ['space', 'skipLetter'],
  ['n', 'skipWord'],
  ['q', 'leave'],
  ['esc', 'leave'],
  ['m', 'mirror'],
  ['v', 'mask'],
  ['p', 'pause'],
  ['h', 'help'],
];
const NAMES = {' ': 'space', escape: 'esc'};
const TYPED = 'input, select, textarea, [contenteditable]';
const PRESSED = 'button, a, summary'; // space and enter press these

/** The key's name, and '' where it is none of the page's: typed, or with a modifier. */
export function nameOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return '';
  if (event.target.matches?.(TYPED)) return '';
  const key = event.key.toLowerCase();
  if (key === ' ' && event.target.matches?.(PRESSED)) return '';
  return NAMES[key] ?? key;
}

/**
 * Calls actions by name as keys are pressed, unless a dialog is open.
 *
 * @param {Record<string, (choice?: number) => void>} actions
 * @param {() => {keys: boolean, isPractice: boolean}} state
 */
export function listen(actions, state) {
  document.addEventListener('keydown', (event) => {
    const {keys, isPractice} = state();
    const name = nameOf(event);
    if (!name || document.querySelector('dialog[open]') || (!keys && name !== 'esc')) return;
    const choice = '123'.indexOf(name);
    if (choice >= 0 && name.length === 1 && !isPractice) {
      actions.accept(choice);
      return;
    }
    const found = (isPractice ? PRACTICE_KEYS : KEYS).find(([key]) => key === name);
    if (!found || (event.repeat && found[1] !== 'delete')) return;
    event.preventDefault();
    actions[found[1]]();
  });
}

/**
 * A button that was clicked does not keep the focus, nor does it get it back from a sheet: else the
 * space bar would press it again.
 */
export function releaseClicked() {
  let isClicked = false;
  document.addEventListener('pointerdown', () => { isClicked = true; }, true);
  document.addEventListener('keydown', () => { isClicked = false; }, true);
  const release = () => { if (isClicked && !document.querySelector('dialog[open]')) document.activeElement?.blur(); };
  document.addEventListener('click', (event) => { if (event.target.closest?.('button')) release(); });
  for (const sheet of document.querySelectorAll('dialog')) sheet.addEventListener('close', () => setTimeout(release));
}
