// Starts the page and binds what can be pressed.

import {Page} from './page.js';
import {SettingsSheet} from './sheets/settings.js';
import {askWhich} from './sheets/correction.js';
import {hasVoice, speak} from './desk/speech.js';
import {listen, releaseClicked} from './keys.js';
import {note} from './desk/note.js';
import {readSettings, writeSettings} from './settings.js';
import {showHelp} from './sheets/help.js';
import {takePictures} from './photo.js';
import {wrongWord} from './practice.js';

const CAPS = {space: '␣', backspace: '⌫'};
const element = (id) => document.getElementById(id);
const settings = readSettings();
const page = new Page(settings);
const {sight, writing} = page;

const CHANGES = {
  camera: () => { if (sight.camera.isOn) sight.start(); },
  mirror: () => sight.mirror(),
  mask: () => { if (!settings.mask) element('mask').hidden = true; },
  threshold: () => page.tellRules(),
  hold: () => page.tellRules(),
  language: () => page.open(),
};
const sheet = new SettingsSheet(settings, (name) => {
  writeSettings(settings);
  CHANGES[name]?.();
});

const actions = {
  pause: () => sight.pause(),
  mirror: () => sheet.set('mirror', !sight.isMirrored),
  mask: () => sheet.set('mask', !settings.mask),
  space: () => page.tell({kind: 'text', action: 'space'}),
  keep: () => page.tell({kind: 'keep'}),
  accept: (choice) => page.tell({kind: 'accept', choice}),
  delete: () => writing.change({kind: 'text', action: 'delete'}),
  clear: () => writing.change({kind: 'text', action: 'clear'}),
  undo: () => writing.undo(),
  correct: askCorrection,
  snapshot: () => page.snapshot(),
  help: showHelp,
  leave: () => (writing.practice ? writing.endPractice() : sight.isPicture && sight.start()),
  skipLetter: () => page.tell({kind: 'practice', skip: 'letter'}),
  skipWord: () => page.tell({kind: 'practice', skip: 'word'}),
};

function askCorrection() {
  const last = writing.text.text.trimEnd().at(-1);
  if (!last) note('No letter was written yet.');
  else if (page.about) {
    askWhich(page.about.alphabet, last, writing.likely, (letter) => writing.change({kind: 'correct', letter}));
  }
}

async function copy() {
  try {
    await navigator.clipboard.writeText(writing.text.text.trim());
    note('Copied.');
  } catch {
    getSelection().selectAllChildren(element('text'));
    note('The browser does not allow it: the text is selected, copy it with Ctrl C.');
  }
}

function startPractice() {
  const words = element('practice-words').value.toUpperCase().split(/\s+/).filter(Boolean);
  const wrong = page.about ? wrongWord(words, page.about.alphabet) : 'The reader is not ready yet.';
  element('practice-wrong').textContent = wrong;
  if (wrong) return;
  element('practice').close();
  if (!sight.camera.isOn) sight.start();
  writing.startPractice(words);
}

const PRESSED = {
  pause: actions.pause,
  space: actions.space,
  delete: actions.delete,
  clear: actions.clear,
  undo: actions.undo,
  correct: actions.correct,
  copy,
  share: () => navigator.share({text: writing.text.text.trim()}).catch(() => {}),
  speak: () => { if (!speak(writing.text.text)) note('This machine has no voice of its own.'); },
  'leave-picture': actions.leave,
  'skip-letter': actions.skipLetter,
  'skip-word': actions.skipWord,
  'end-practice': () => writing.endPractice(),
  'open-help': showHelp,
  'open-picture': () => element('file').click(),
  'open-practice': () => element('practice').showModal(),
  'practice-start': startPractice,
  'summary-again': () => { element('summary').close(); writing.startPractice(writing.lastWords); },
  'open-settings': () => sheet.open({
    threshold: page.about?.threshold ?? 0.5,
    isMirrored: sight.isMirrored,
    camera: sight.camera.id,
  }),
};

for (const [id, press] of Object.entries(PRESSED)) element(id).addEventListener('click', press);
for (const button of document.querySelectorAll('[data-key]')) {
  const cap = document.createElement('kbd');
  cap.setAttribute('aria-hidden', 'true');
  const {key} = button.dataset;
  cap.textContent = CAPS[key] ?? key;
  button.setAttribute('aria-keyshortcuts', key.length > 1 ? key[0].toUpperCase() + key.slice(1) : key);
  button.append(cap);
}
element('practice-words').addEventListener('keydown', (event) => {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  startPractice();
});
element('share').hidden = !navigator.share;
element('speak').hidden = !hasVoice();
listen(actions, () => ({keys: settings.keys, isPractice: Boolean(writing.practice)}));
releaseClicked();
const sheets = new MutationObserver(() => page.tellRules());
for (const one of document.querySelectorAll('dialog')) sheets.observe(one, {attributeFilter: ['open']});
takePictures(element('file'), element('stage'), (file) => page.read(file));

page.open();
sight.startIfAllowed();
if (location.protocol !== 'file:') navigator.serviceWorker?.register('service.js').catch(() => {});
