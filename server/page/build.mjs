// Builds the page into site/. What has another name than the page's own files is named after its
// content, so that a browser may keep it for ever, and never mixes two versions.
// Before it: `mvn process-classes` in core/, and `python -m mobile_export.android --out models`.

import {createHash} from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';

const SITE = 'site';
const WASM = 'node_modules/@litertjs/core/wasm';
const BUILDS = {relaxed: 'litert_wasm_internal', compat: 'litert_wasm_compat_internal'};
const AS_THEY_ARE = ['icon.svg', 'icon-192.png', 'icon-512.png', 'manifest.webmanifest'];
const OPENED = ['reader.json', 'palm_detection_full.tflite', 'hand_landmark_full.tflite', 'movements.npz', 'confusion.json',
  'shapes.npz'];
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

/** What starts a build of LiteRT.js is a script that leaves a function behind: a module to us. */
const runtimes = {
  name: 'litert',
  setup({onResolve, onLoad}) {
    onResolve({filter: /^litert:/}, ({path: name}) => ({path: name.slice('litert:'.length), namespace: 'litert'}));
    onLoad({filter: /./, namespace: 'litert'}, ({path: build}) => (
      {contents: `${fs.readFileSync(`${WASM}/${BUILDS[build]}.js`, 'utf8')}\nexport default ModuleFactory;`}
    ));
  },
};

async function bundle(entry, format, define = {}) {
  const {outputFiles} = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: true, format, define, write: false, target: 'es2022',
    legalComments: 'none', plugins: [runtimes], external: ['node:*'],
    logOverride: {'commonjs-variable-in-esm': 'silent', 'import-is-undefined': 'error'}, // as of an empty core
  });
  return outputFiles[0].text;
}

/** Names what is there once; anything else is an error in the sources. */
function named(text, name, file) {
  const parts = text.split(name);
  if (parts.length !== 2) throw new Error(`Expected ${name} once. Received: ${parts.length - 1} times.`);
  return parts.join(file.path);
}

/** What the core opens; the folder has more, which phones read. */
function putModels() {
  const letters = JSON.parse(fs.readFileSync('models/reader.json', 'utf8')).models.map(({file}) => file);
  const languages = fs.readdirSync('models').filter((name) => name.endsWith('.txt'));
  return [...OPENED, ...letters, ...languages].sort().map((name) => {
    const language = languages.includes(name) ? path.parse(name).name : null;
    return put(name, fs.readFileSync(`models/${name}`), language);
  });
}

function putRuntime() {
  return Object.entries(BUILDS).map(
    ([build, file]) => put(`litert-${build}.wasm`, fs.readFileSync(`${WASM}/${file}.wasm`), build));
}

/** Our own head, then the texts that the app has, too. */
function licences() {
  const app = fs.readFileSync(APP_LICENCES, 'utf8');
  return fs.readFileSync('licences.txt', 'utf8') + app.slice(app.indexOf('APACHE LICENSE 2.0'));
}

async function putShell(reading) {
  const page = put('page.js', named(await bundle('src/main.js', 'esm'), 'reading.js', reading));
  const style = put('page.css', await bundle('css/page.css', 'esm'));
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
const reading = put('reading.js', await bundle('src/reading/worker.js', 'iife', {FILES: JSON.stringify(files)}));
const shell = await putShell(reading);
const paths = {shell: shell.map((file) => file.path), files: files.map((file) => file.path)};
const version = digest([...shell, ...files].map((file) => file.sha256).join()).slice(0, 10);
write('service.js', await bundle('src/offline/service.js', 'iife', {
  VERSION: JSON.stringify(version), PATHS: JSON.stringify(paths),
}));
