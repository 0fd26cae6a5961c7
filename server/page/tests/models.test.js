// Models give in JavaScript what they give in Python; those that are damaged are refused in words.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';

import * as golden from '../core/target/golden/golden.mjs';
import * as page from '../core/target/javascript/core.mjs';
import {Interpreter} from '../src/reading/interpreter.js';
import {browserFiles} from '../src/reading/browser_files.js';
import {fixBatch, quantizations} from '../src/reading/tflite.js';
import {landmarks, model, runtime, vectors} from './golden.js';

const names = fs.readdirSync(new URL('../models', import.meta.url));
const contents = () => new Map(names.map((name) => [name, model(name)]));
const litert = await runtime();

test('300 real hands are read as in Python, within a step of an 8-bit probability', (t) => {
  const made = vectors('letters.json');
  if (!made) return t.skip('`make page-vectors` makes them');
  golden.openReader(browserFiles(contents(), litert));
  let largest = 0, equal = 0;
  for (const {landmarks: hand, probabilities} of made.cases) {
    const read = golden.read(landmarks(hand));
    const best = (row) => row.indexOf(Math.max(...row));
    equal += best([...read]) === best(probabilities);
    read.forEach((one, place) => { largest = Math.max(largest, Math.abs(one - probabilities[place])); });
  }
  t.diagnostic(`${made.cases.length} hands; the largest difference of a probability is ${largest}`);
  assert.equal(made.cases.length, 300);
  assert.equal(equal, 300);
  assert.ok(largest <= 1 / 256);
});

test('the interpreter tells types, shapes and number formats, and answers at once', () => {
  const interpreter = new Interpreter(litert, model('mobilenetv2_int8.tflite'), 2);
  const [input, ...outputs] = interpreter.tensors().split('\n');
  assert.equal(input, 'UINT8 1 0 2 224 224 3');
  assert.deepEqual(outputs, ['UINT8 0.00390625 0 2 25']);
  const both = Array.from({length: 2}, () => {
    const into = new Uint8Array(50);
    interpreter.run(new Uint8Array(2 * 224 * 224 * 3).fill(9));
    interpreter.output(0, into);
    return into;
  });
  assert.deepEqual(both[0], both[1]);
  assert.ok(both[0].some((byte) => byte > 0));
  interpreter.close();
});

test('free dimensions get the size of the batch, once', () => {
  const bytes = model('landmarks_int8.tflite');
  assert.ok(fixBatch(bytes, 2) > 0);
  assert.equal(fixBatch(bytes, 2), 0);
  assert.deepEqual([...quantizations(bytes).values()].at(-1).zeroPoint, 0);
});

test('what is missing or damaged is refused by name', () => {
  const open = (change) => {
    const files = contents();
    change(files);
    return JSON.parse(page.open(browserFiles(files, litert), 'en'));
  };
  const damaged = (name, place) => (files) => { files.get(name)[place] ^= 1; };
  assert.match(open((files) => files.delete('mobilenetv2_int8.tflite')).failed, /mobilenetv2_int8.tflite/);
  assert.match(open(damaged('mobilenetv2_int8.tflite', 100000)).failed, /another SHA-256/);
  assert.match(open(damaged('movements.npz', 5000)).failed, /movements.npz/);
  assert.match(open((files) => files.set('en.txt', new Uint8Array([65, 10]))).failed, /dictionary/);
});
