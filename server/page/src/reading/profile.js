// What was learnt of the user's hands, out of the Java core and into it.

import * as core from '../../core/target/javascript/core.mjs';

const MOST = 1 << 24; // bytes of a file: more than any profile has

/** The message with all that was learnt, as the desktop's file. */
export function exported(action) {
  const bytes = core.known() ? Uint8Array.from(core.profile()).buffer : null;
  return {kind: 'profile', action, bytes, letters: core.known(), error: null};
}

/** Takes a file; says so, or what is wrong with it. */
export function imported(bytes) {
  const isProfile = bytes.byteLength <= MOST && core.takeProfile(new Int8Array(bytes));
  const error = isProfile ? null : 'This is no profile of hands, or a damaged one.';
  return {...exported('import'), error};
}
