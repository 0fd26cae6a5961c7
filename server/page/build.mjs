// Builds the page into site/. What has another name than the page's own files is named after its
// content, so that a browser may keep it for ever, and never mixes two versions.
// Before it: `mvn process-classes` in core/, and `python -m mobile_export.android --out models`.

import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const SITE = 'site';
const WASM = 'node_modules/@litertjs/core/wasm';
const BUILDS = {'litert': 'litert_wasm_internal', 'litert-compat': 'litert_wasm_compat_internal'};
const AS_THEY_ARE = ['icon.svg', 'icon-192.png', 'icon-512.png', 'manifest.webmanifest'];
const APP_LICENCES = '../../android_demo/app/src/main/res/raw/licences.txt';

const digest = (content) => createHash('sha256').update(content).digest('hex');

/** Writes a file under a name with its SHA-256; `only` is the build or language that needs it. */
function put(name, content, only = null) {
  const bytes = Buffer.from(content);
  const {name: stem, ext} = path.parse(name);
  const named = `${stem}.${digest(bytes).slice(0, 10)}${ext}`;
  fs.writeFileSync(`${SITE}/${named}`, bytes);
  return {name, path: named, bytes: bytes.length, sha256: digest(bytes), only};
}

/** Writes a file under its own name. */
function write(name, content) {
  fs.writeFileSync(`${SITE}/${name}`, content);
  return {path: name, sha256: digest(content)};
}

function bundle(entry, format, define = {}) {
  const {outputFiles} = esbuild.buildSync({
    entryPoints: [entry], bundle: true, minify: true, format, define, write: false, target: 'es2022',
    legalComments: 'none',
  });
  return outputFiles[0].text;
}

/** Names what is there once; anything else is an error in the sources. */
function named(text, name, file) {
  const parts = text.split(name);
  if (parts.length !== 2) throw new Error(`Expected ${name} once. Received: ${parts.length - 1} times.`);
  return parts.join(file.path);
}

function putModels() {
  return fs.readdirSync('models').sort().map((name) => {
    const language = name.endsWith('.txt') ? path.parse(name).name : null;
    return put(name, fs.readFileSync(`models/${name}`), language);
  });
}

function putRuntime() {
  return Object.entries(BUILDS).flatMap(([build, file]) => {
    const script = esbuild.transformSync(fs.readFileSync(`${WASM}/${file}.js`, 'utf8'), {minify: true});
    return [put(`${build}.wasm`, fs.readFileSync(`${WASM}/${file}.wasm`), build), put(`${build}.js`, script.code, build)];
  });
}

/** Our own head, then the texts that the app has, too. */
function licences() {
  const app = fs.readFileSync(APP_LICENCES, 'utf8');
  return fs.readFileSync('licences.txt', 'utf8') + app.slice(app.indexOf('APACHE LICENSE 2.0'));
}

function putShell(reading) {
  const page = put('page.js', named(bundle('src/main.js', 'esm'), 'reading.js', reading));
  const style = put('page.css', bundle('css/page.css', 'esm'));
  const html = named(named(fs.readFileSync('index.html', 'utf8'), 'page.js', page), 'page.css', style);
  return [
    {path: './', sha256: write('index.html', html).sha256}, page, style, reading,
    ...AS_THEY_ARE.map((name) => write(name, fs.readFileSync(name))),
    write('licences.txt', licences()),
  ];
}

fs.rmSync(SITE, {recursive: true, force: true});
fs.mkdirSync(SITE);
const files = [...putModels(), ...putRuntime()];
const scripts = files.filter(({path: file}) => file.endsWith('.js'));
const reading = put('reading.js', bundle('src/reading/worker.js', 'iife', {FILES: JSON.stringify(files)}));
const shell = putShell(reading);
const paths = {shell: [...shell, ...scripts].map((file) => file.path), files: files.map((file) => file.path)};
const version = digest([...shell, ...files].map((file) => file.sha256).join()).slice(0, 10);
write('service.js', bundle('src/offline/service.js', 'iife', {
  VERSION: JSON.stringify(version), PATHS: JSON.stringify(paths),
}));
