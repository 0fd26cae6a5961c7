// Hands, movements, text, words and profiles: all that Python and the phone agree on, in JavaScript.

import assert from 'node:assert/strict';
import test from 'node:test';

import * as core from '../core/target/golden/golden.mjs';
import {bytes, golden} from './golden.js';

const EXACT = 1e-9; // sums run in another order, or the last digits of two logarithms differ

const ask = (what, one, ...rest) => JSON.parse(what(JSON.stringify(one), ...rest));

/** Equal, but for the last digits of numbers. */
function near(actual, expected, rounding, where = '') {
  if (typeof expected === 'number') {
    assert.ok(Math.abs(actual - expected) <= rounding, `${where}: ${actual} instead of ${expected}`);
  } else if (expected !== null && typeof expected === 'object') {
    assert.deepEqual(Object.keys(actual).sort(), Object.keys(expected).sort(), where);
    Object.keys(expected).forEach((key) => near(actual[key], expected[key], rounding, `${where}.${key}`));
  } else {
    assert.equal(actual, expected, where);
  }
}

test('the golden sequences are spelled, to the last digit', () => {
  for (const one of golden('spelling.json').cases) {
    const {events, text} = ask(core.spell, one);
    assert.equal(text, one.text, one.name);
    assert.deepEqual(events, one.events, one.name);
  }
});

test('the golden words are decoded and suggested', () => {
  core.openWords(bytes('asl_keras/text/dictionaries/en.txt'), bytes('asl_keras/text/decoding/confusion.json'));
  for (const {alphabet, letters, nearest, ...expected} of golden('words.json').decoded) {
    const {nearest: found, ...decoded} = ask(core.decode, {alphabet, letters});
    assert.deepEqual(decoded, expected);
    near(found.slice(0, nearest.length), nearest, EXACT, expected.decoded);
  }
});

test('the golden slides are seen', () => {
  for (const one of golden('words.json').slides) {
    assert.deepEqual(ask(core.slide, one), one.slid, one.name);
  }
});

test('the golden practices go on and end alike', () => {
  for (const {steps, took, summary, ...one} of golden('words.json').practices) {
    assert.deepEqual(ask(core.practise, one), {steps, took, summary});
  }
});

test('the golden hands keep their numbers', () => {
  const {shapes, cases} = golden('identities.json');
  for (const one of cases) {
    const frames = ask(core.identify, one, JSON.stringify(shapes));
    frames.forEach((frame, place) => {
      const {kept, numbers, live} = one.frames[place];
      assert.deepEqual(frame, {kept, numbers, live}, `${one.name} ${place}`);
    });
  }
});

test('the golden movements are read at the same frames, with the same paths', () => {
  core.openMovements(bytes('asl_keras/motion/movements.npz'));
  for (const one of golden('movements.json').cases) {
    const {movements, shown} = ask(core.move, one);
    assert.deepEqual(shown, one.shown, one.name);
    near(movements, one.movements.map((movement) => ({...movement, path: [...Float32Array.from(movement.path.flat())]})), EXACT, one.name);
  }
});

test('a profile changes probabilities as it does in Python', () => {
  const {labels, cases} = golden('profile.json');
  for (const one of cases) {
    const {weights, corrected} = ask(core.correct, one, labels);
    near(weights, one.weights, 1e-5, one.name); // the embeddings are floats here
    near(corrected, one.corrected, 1e-6, one.name);
  }
});
