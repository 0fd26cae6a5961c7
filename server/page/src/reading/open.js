// The Java core with its files and its interpreters, opened.

import * as core from '../../core/target/javascript/core.mjs';
import {asFailure, Failure} from './failure.js';
import {load} from './files.js';
import {Interpreter, openRuntime} from './interpreter.js';
import {factoryOf, fittingBuild} from './litert.js';

/**
 * Opens all.
 *
 * @param {object[]} files what there is, see build.mjs: {name, path, bytes, sha256, only}
 * @param {string} language 'en' or 'none'
 * @param {(loaded: number, total: number) => void} tell
 * @returns {Promise<object>} what `Page.open` says
 * @throws {Failure}
 */
export async function open(files, language, tell) {
  const build = fittingBuild();
  const wanted = files.filter(({name, only}) => !only || only === build || only === language);
  const contents = await load(wanted.filter(({name}) => !name.endsWith('.js')), tell);
  const script = wanted.find(({name}) => name === `${build}.js`);
  const runtime = await startRuntime(script.path, contents.get(`${build}.wasm`));
  try {
    const words = language === 'none' ? '' : language;
    const said = JSON.parse(core.open(browserFiles(contents, runtime), words));
    if (said.failed) {
      throw new Failure('model', said.failed);
    }
    return {
      ...said,
      models: [...contents.keys()].filter((name) => name.endsWith('.tflite')),
      examples: mapped(said.examples, (hand) => new Float32Array(hand)),
    };
  } catch (error) {
    throw asFailure(error, 'model');
  }
}

function mapped(object, change) {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

async function startRuntime(path, wasm) {
  try {
    return await openRuntime(factoryOf(path), wasm);
  } catch (error) {
    throw asFailure(error, 'wasm');
  }
}

/** What `BrowserFiles` of the Java core is. */
export function browserFiles(contents, runtime) {
  return {
    size: (name) => contents.get(name)?.length ?? -1,
    copy: (name, into) => into.set(contents.get(name)),
    interpreter: (name, batch) => new Interpreter(runtime, contents.get(name), batch),
  };
}
