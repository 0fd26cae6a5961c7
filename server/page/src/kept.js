// The profile, what was learnt of the user's hands, as bytes in this browser's IndexedDB.

const BASE = 'asl-letters', STORE = 'profile', KEY = 'bytes';

/** The bytes (ArrayBuffer) that were kept, null for none; rejected where they cannot be read. */
export async function keptProfile() {
  return await within('readonly', (store) => store.get(KEY)) ?? null;
}

/** Keeps bytes; resolves to whether that worked. */
export function keepProfile(bytes) {
  return within('readwrite', (store) => store.put(bytes, KEY)).then(() => true, () => false);
}

/** Forgets them; resolves to whether that worked. */
export function forgetProfile() {
  return within('readwrite', (store) => store.delete(KEY)).then(() => true, () => false);
}

function within(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(BASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('Another page holds it open.'));
    opening.onsuccess = () => {
      const base = opening.result;
      inside(base, mode, work).then(resolve, reject).finally(() => base.close());
    };
  });
}

/** Rejected, too, where the base has no such store: the origin may have pages of others. */
function inside(base, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = base.transaction(STORE, mode);
    const asked = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
  });
}
