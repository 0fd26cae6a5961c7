// The files that were loaded, as the Java core asks for them.

import {Interpreter} from './interpreter.js';

/**
 * What `BrowserFiles` of the Java core is.
 *
 * @param {Map<string, Uint8Array>} contents by name
 * @param runtime of `openRuntime`
 */
export function browserFiles(contents, runtime) {
  return {
    size: (name) => contents.get(name)?.length ?? -1,
    copy: (name, into) => into.set(contents.get(name)),
    interpreter: (name, batch) => new Interpreter(runtime, contents.get(name), batch),
  };
}
