// The Java core with its files and its interpreters, opened.

import * as core from '../../core/target/javascript/core.mjs';
import {asFailure, Failure} from './failure.js';
import {browserFiles} from './browser_files.js';
import {load} from './files.js';
import {openRuntime} from './interpreter.js';
import {fittingBuild} from './litert.js';

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
  const wanted = files.filter(({only}) => !only || only === build.name || only === language);
  const contents = await load(wanted, tell);
  const runtime = await startRuntime(build.factory, contents.get(`litert-${build.name}.wasm`));
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

async function startRuntime(factory, wasm) {
  try {
    return await openRuntime(factory, wasm);
  } catch (error) {
    throw asFailure(error, 'wasm');
  }
}
