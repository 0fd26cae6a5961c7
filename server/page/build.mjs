// Builds the page into site/: bundles, styles, models and WebAssembly, each under a name that changes
// with its content. Before it: `mvn process-classes` in core/, and `python -m mobile_export.android`.

import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const SITE = 'site';
const WASM = 'node_modules/@litertjs/core/wasm';
const BUILDS = {'litert': 'litert_wasm_internal', 'litert-compat': 'litert_wasm_compat_internal'};

fs.rmSync(SITE, {recursive: true, force: true});
fs.mkdirSync(SITE);

const files = [];
for (const name of fs.readdirSync('models').sort()) {
  files.push(put(name, fs.readFileSync(`models/${name}`), name.endsWith('.txt') ? path.parse(name).name : null));
}
for (const [build, file] of Object.entries(BUILDS)) {
  files.push(put(`${build}.wasm`, fs.readFileSync(`${WASM}/${file}.wasm`), build));
  const {code} = esbuild.transformSync(fs.readFileSync(`${WASM}/${file}.js`, 'utf8'), {minify: true});
  files.push(put(`${build}.js`, code, build));
}

const reading = put('reading.js', bundle('src/reading/worker.js', 'iife', {FILES: JSON.stringify(files)}));
fs.copyFileSync(`${SITE}/${reading.path}`, `${SITE}/reading.js`);

/** Writes a file into the site, under a name with its SHA-256. */
function put(name, content, only = null) {
  const bytes = Buffer.from(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const {name: stem, ext} = path.parse(name);
  const named = `${stem}.${sha256.slice(0, 10)}${ext}`;
  fs.writeFileSync(`${SITE}/${named}`, bytes);
  return {name, path: named, bytes: bytes.length, sha256, only};
}

function bundle(entry, format, define) {
  const {outputFiles} = esbuild.buildSync({
    entryPoints: [entry], bundle: true, minify: true, format, define, write: false, target: 'es2022',
  });
  return outputFiles[0].contents;
}
