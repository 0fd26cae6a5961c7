// What can go wrong, by kind; a sentence for each is the page's.

export class Failure extends Error {
  /**
   * @param {'wasm' | 'simd' | 'model' | 'memory' | 'frame'} what
   * @param {string} message for whoever looks for the cause
   */
  constructor(what, message) {
    super(message);
    this.what = what;
  }
}

/** The failure that an error is; of this kind, unless memory has run out or it says another. */
export function asFailure(error, what) {
  if (error instanceof Failure) {
    return error;
  }
  return new Failure(isOutOfMemory(error) ? 'memory' : what, String(error?.message ?? error));
}

function isOutOfMemory(error) {
  return /out of memory|enlarge memory|\bOOM\b|allocation (failed|size)|could not allocate/i.test(String(error));
}
