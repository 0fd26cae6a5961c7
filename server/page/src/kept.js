// The profile, what was learnt of the user's hands, as bytes in this browser's IndexedDB.

const BASE = 'asl', STORE = 'profile', KEY = 'bytes';

/** The bytes (ArrayBuffer) that were kept; null for none, or where the browser keeps nothing. */
export function keptProfile() {
  return within('readonly', (store) => store.get(KEY)).then((bytes) => bytes ?? null, () => null);
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
    opening.onsuccess = () => {
      const base = opening.result;
      const transaction = base.transaction(STORE, mode);
      const asked = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => { base.close(); resolve(asked.result); };
      transaction.onabort = () => { base.close(); reject(transaction.error); };
    };
  });
}
