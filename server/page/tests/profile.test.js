// A profile is read from every kind of archive, written as the phone writes it, and refused if damaged.

import assert from 'node:assert/strict';
import test from 'node:test';

import * as core from '../core/target/golden/golden.mjs';
import {archive, npy, texts} from './archives.js';

const MEMBERS = {
  'landmarks.npy': npy('<f4', '2, 21, 3', Float32Array.from({length: 126}, (_, place) => place / 7)),
  'labels.npy': npy('<U1', '2,', texts('A', 'Ö')),
  'takes.npy': npy('<i8', '2,', BigInt64Array.of(0n, 1n)),
  'version.npy': npy('<i8', '', BigInt64Array.of(1n)),
  'name.npy': npy('<U4', '', texts('anna')),
  'model.npy': npy('<U2', '', texts('0f')),
};
const rewritten = (file) => Buffer.from(core.rewritten(new Int8Array(file)));

test('stored, deflated or streamed, it is the same profile', () => {
  const written = rewritten(archive(MEMBERS, 'stored'));
  assert.deepEqual(rewritten(archive(MEMBERS, 'deflated')), written);
  assert.deepEqual(rewritten(archive(MEMBERS, 'streamed')), written);
  assert.deepEqual(rewritten(written), written);
});

test('what is cut off, changed or lacks an array is refused', () => {
  const file = archive(MEMBERS, 'deflated');
  const changed = Buffer.from(file);
  changed[120] ^= 1;
  const {'takes.npy': takes, ...rest} = MEMBERS;
  for (const damaged of [file.subarray(0, 300), changed, archive(rest, 'stored'), Buffer.from('no archive')]) {
    assert.throws(() => rewritten(damaged));
  }
});
