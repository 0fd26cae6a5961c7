// A practice, in the page's own core.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

import * as page from '../core/target/javascript/core.mjs';
import {browserFiles} from '../src/reading/browser_files.js';
import {model, runtime} from './golden.js';

const SIDE = 64; // of an empty picture
const names = fs.readdirSync(new URL('../models', import.meta.url));
const contents = new Map(names.map((name) => [name, model(name)]));
const litert = await runtime();
page.open(browserFiles(contents, litert), 'en');

const see = (time) => page.frame({fill: (pixels) => pixels.fill(-1)}, SIDE, SIDE, true, time);

test('no dictionary helps while the word is known', () => {
  const spells = () => JSON.parse(page.text('set', 'HEL')).suggestions.choices.length > 0;
  assert.ok(spells());
  page.practise('HELP');
  assert.ok(!spells());
  page.practise(null);
  assert.ok(spells());
});

test('a pause does not count', () => {
  page.text('set', 'X');
  page.practise('A B');
  for (const time of [0, 0.5, 60, 60.5]) see(time);
  const {practice} = JSON.parse(page.correct('A'));
  assert.equal(practice.word, 'B');
  assert.ok(Math.abs(practice.took - 1) < 1e-9, `${practice.took} seconds`);
  page.practise(null);
});
