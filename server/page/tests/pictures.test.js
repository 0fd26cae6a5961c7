// What is done to pictures before hands are looked for is what Python does, to the pixel.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

import * as core from '../core/target/golden/golden.mjs';
import {sha256, vectors} from './golden.js';
import {decode, rgb} from './png.js';

const NONE = '`make page-vectors` makes them';
const picture = (name) => decode(fs.readFileSync(new URL(`../vectors/${name}`, import.meta.url)));

/** The SHA-256 of a picture, seen another way. */
function seen({pixels, width, height}, how) {
  return sha256(rgb(core.seen(pixels, width, height, how)));
}

test('noise is smoothed away', (t) => {
  const made = vectors('noise.json');
  if (!made) return t.skip(NONE);
  for (const one of made.cases) {
    assert.equal(seen(picture(one.file), 'noise'), one.sha256, one.file);
  }
});

test('levels are stretched, and windows turned, mirrored and scaled', (t) => {
  const made = vectors('looks.json');
  if (!made) return t.skip(NONE);
  for (const one of made.cases) {
    const known = picture(one.file);
    assert.equal(seen(known, 'levels'), one.levelled, one.file);
    for (const {window, sha256: expected} of one.windows.slice(0, 3)) {
      assert.equal(seen(known, window.join(' ')), expected, `${one.file} ${window}`);
    }
  }
});
