// Parts of the page that need no browser.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DEFAULTS, readSettings, writeSettings} from '../src/settings.js';
import {cardOf} from '../src/state.js';
import {fitting} from '../src/frames.js';
import {hint, lines, wrongWord} from '../src/practice.js';
import {nameOf} from '../src/keys.js';

const storage = (kept) => ({getItem: () => kept, setItem: (_, value) => { kept = value; }});

test('settings are kept, and what makes no sense is not', () => {
  const kept = storage(null);
  writeSettings({...DEFAULTS, hold: 0.7, mirror: false}, kept);
  assert.deepEqual(readSettings(kept), {...DEFAULTS, hold: 0.7, mirror: false});
  for (const wrong of ['{', 'null', '[]', '{"hold": 100, "threshold": "high", "language": "xx", "other": 1}']) {
    assert.deepEqual(readSettings(storage(wrong)), {...DEFAULTS});
  }
  assert.deepEqual(readSettings(null), {...DEFAULTS});
});

test('a frame is read with at most 480 pixels on its shorter side', () => {
  assert.deepEqual(fitting(640, 480), [640, 480]);
  assert.deepEqual(fitting(720, 1280), [480, 853]);
});

test('a practice says what the desktop says', () => {
  const step = {word: 'HELLO', place: 0, letter: 'H', instead: '', took: null};
  assert.equal(hint(step), 'Sign H.');
  assert.equal(hint({...step, took: 3.14}), 'Right, in 3.1 seconds. Sign H.');
  assert.equal(hint({...step, instead: 'N'}), 'That was N. Sign H.');
  assert.equal(hint({...step, place: 3, letter: 'L'}), 'Right. L once more: open the hand, or slide it.');
  assert.equal(hint({...step, word: 'JAZZ', letter: 'J'}), 'Draw J with this hand.');
  const hard = [{letter: 'M', seconds: 3.25, instead: [{letter: 'S', times: 2}, {letter: 'N', times: 1}]}];
  assert.deepEqual(lines({words: 1, letters: 9, skipped: 1, seconds: 1.4, hard}), [
    '1 word, 9 letters', '1.4 seconds a letter', '1 letter left out', 'M: 3.3 seconds, was read as S 2 times, N once',
  ]);
  assert.deepEqual(lines({words: 0, letters: 0, skipped: 0, seconds: null, hard: []}), ['No letter was signed.']);
  assert.equal(wrongWord(['AB', 'A3'], ['A', 'B']), '“A3” has letters that are not read: leave it out.');
});

test('a key is the page’s unless it is typed, pressed with another, or presses a button', () => {
  const event = (key, on = '', more = {}) => ({key, target: {matches: (selector) => on !== '' && selector.includes(on)}, ...more});
  assert.equal(nameOf(event('K')), 'k');
  assert.equal(nameOf(event(' ')), 'space');
  assert.equal(nameOf(event(' ', 'button')), '');
  assert.equal(nameOf(event('k', 'button')), 'k');
  assert.equal(nameOf(event('k', 'input')), '');
  assert.equal(nameOf(event('c', '', {ctrlKey: true})), '');
});

test('of all that is wrong, the reader’s failure comes first, and each card has a way out', () => {
  const sight = {camera: {isOn: false}, trouble: 'refused', isPicture: false, isStarting: false};
  const page = {sight, failure: 'memory', reader: {isReady: false}, loading: {loaded: 0, total: 0}};
  assert.match(cardOf(page).text, /no memory left/);
  assert.deepEqual(cardOf(page).ways.map(([name]) => name), ['Start again']);
  assert.deepEqual(cardOf({...page, failure: ''}).ways.map(([name]) => name), ['Try again', 'Read a picture']);
  sight.trouble = '';
  assert.deepEqual(cardOf({...page, failure: ''}).ways.map(([name]) => name), ['Start the camera', 'Read a picture']);
  sight.camera.isOn = true;
  assert.equal(cardOf({...page, failure: '', loading: {loaded: 5e6, total: 2e7}}).text, 'Loading the reader: 5.0 of 20.0 MB');
  assert.equal(cardOf({...page, failure: '', reader: {isReady: true}}), null);
});
