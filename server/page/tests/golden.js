// The Java core as tests see it, the golden vectors, and what other vectors were made.

import {createHash} from 'node:crypto';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';

import {openRuntime} from '../src/reading/interpreter.js';

export const TREE = path.resolve(import.meta.dirname, '../../..');
const PAGE = path.join(TREE, 'server/page');
const WASM = path.join(PAGE, 'node_modules/@litertjs/core/wasm/litert_wasm_compat_internal');

export const golden = (name) => JSON.parse(fs.readFileSync(path.join(TREE, 'tests/golden', name), 'utf8'));
export const bytes = (...name) => new Int8Array(fs.readFileSync(path.join(TREE, ...name)));
export const model = (name) => new Uint8Array(fs.readFileSync(path.join(PAGE, 'models', name)));
export const sha256 = (content) => createHash('sha256').update(Buffer.from(content.buffer)).digest('hex');

/** What `python -m tools.android.make_vectors` wrote; null where it did not. */
export function vectors(name) {
  const file = path.join(PAGE, 'vectors', name);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : null;
}

/** Landmarks as a flat list of x, y, z, or as 21 lists of x, y and perhaps z. */
export function landmarks(list) {
  return Float32Array.from(list.length === 63 ? list : list.flatMap(([x, y, z]) => [x, y, z ?? 0]));
}

/** LiteRT in Node, which has no relaxed SIMD yet: the build for such browsers. */
export async function runtime() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'litert-'));
  const script = path.join(folder, 'litert.cjs'); // the package says that its scripts are modules
  fs.copyFileSync(`${WASM}.js`, script);
  const factory = createRequire(import.meta.url)(script);
  fs.rmSync(folder, {recursive: true});
  return openRuntime(factory, fs.readFileSync(`${WASM}.wasm`));
}
