// Keeps the screen on while hands are read: nobody touches it meanwhile.

let lock = null;

export async function stayAwake(isWanted) {
  try {
    if (isWanted && !lock) {
      lock = await navigator.wakeLock.request('screen');
      lock.addEventListener('release', () => { lock = null; });
    } else if (!isWanted && lock) {
      await lock.release();
    }
  } catch {
    lock = null; // not here, or not now: the screen may go dark
  }
}
