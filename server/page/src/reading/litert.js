// Which of LiteRT.js's builds fits the browser, and what starts it.

import {Failure} from './failure.js';
import {hasRelaxedSimd, hasSimd, hasWebAssembly} from './simd.js';

/**
 * The name of the fitting build.
 *
 * @throws {Failure} 'wasm' or 'simd' where none fits
 */
export function fittingBuild() {
  if (!hasWebAssembly()) {
    throw new Failure('wasm', 'There is no WebAssembly.');
  }
  if (!hasSimd()) {
    throw new Failure('simd', 'WebAssembly has no SIMD.');
  }
  return hasRelaxedSimd() ? 'litert' : 'litert-compat';
}

/** The loader of a build: a classic script that leaves a function behind. */
export function factoryOf(path) {
  importScripts(path);
  return self.ModuleFactory;
}
