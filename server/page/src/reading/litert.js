// Which of LiteRT.js's builds fits the browser, and what starts it.

import compat from 'litert:compat'; // build.mjs knows these names
import relaxed from 'litert:relaxed';
import {Failure} from './failure.js';
import {hasRelaxedSimd, hasSimd, hasWebAssembly} from './simd.js';

/**
 * The fitting build: the name of its WebAssembly, and the function that starts it.
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
  return hasRelaxedSimd() ? {name: 'relaxed', factory: relaxed} : {name: 'compat', factory: compat};
}
