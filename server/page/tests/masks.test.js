// Masks and features are those of Python to the bit.

import assert from 'node:assert/strict';
import test from 'node:test';

import * as core from '../core/target/golden/golden.mjs';
import {golden, landmarks, sha256, vectors} from './golden.js';

test('the golden masks and their mirror images are drawn to the pixel', () => {
  const {side, cases} = golden('masks.json');
  assert.equal(cases.length, 40);
  for (const one of cases) {
    const mask = core.mask(landmarks(one.landmarks), side);
    assert.equal(sha256(mask), one.sha256, one.name);
    assert.equal(sha256(core.mirrored(mask, side)), one.mirrored_sha256, one.name);
  }
});

test('3,000 random hands and real ones are drawn to the pixel, on masks of all sides', (t) => {
  const made = vectors('masks.json');
  if (!made) return t.skip('`make page-vectors` makes them');
  const different = made.cases.filter((one) => sha256(core.mask(landmarks(one.landmarks), one.side)) !== one.sha256);
  assert.ok(made.cases.length >= 4000);
  assert.equal(different.length, 0);
});

test('the features of hands are equal to the last bit', (t) => {
  const made = vectors('features.json');
  if (!made) return t.skip('`make page-vectors` makes them');
  for (const one of made.cases) {
    assert.deepEqual(core.features(landmarks(one.landmarks)), Float32Array.from(one.features));
  }
});

test('numbers are quantised as in 32-bit floats, halves to even', () => {
  const scale = Math.fround(0.1), zero = 3;
  const values = Float32Array.from({length: 4000}, (_, place) => (place - 2000) * 0.0125);
  const expected = Int8Array.from(values, (value) => {
    const exact = Math.fround(Math.fround(value / scale) + zero);
    const low = Math.floor(exact);
    const rounded = exact - low === 0.5 ? low + Math.abs(low % 2) : Math.round(exact);
    return Math.max(-128, Math.min(127, rounded));
  });
  assert.deepEqual(core.quantised(values, scale, zero), expected);
});

test('what is too large for an int becomes the largest, and what is no number 0', () => {
  const values = Float32Array.of(1e12, -1e12, 3e9, -3e9, Infinity, -Infinity, NaN);
  assert.deepEqual(core.quantised(values, 1, 0), Int8Array.of(127, -128, 127, -128, 127, -128, 0));
});

test('SHA-256 is that of FIPS 180-4', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 1000]) {
    const content = Int8Array.from({length}, (_, place) => place * 7);
    assert.equal(Buffer.from(core.sha256(content)).toString('hex'), sha256(content));
  }
});
