// Loads files, tells how far that is, and checks what came against its SHA-256. What is right is kept
// in the browser's cache, so that no byte comes twice, and all is there without a network.

import {Failure} from './failure.js';

export const CACHE = 'asl-letters-files'; // service.js throws away what no longer belongs to the page

/**
 * Loads files, all at once.
 *
 * @param {{name: string, path: string, bytes: number, sha256: string}[]} files
 * @param {(loaded: number, total: number) => void} tell
 * @returns {Promise<Map<string, Uint8Array>>} their content by name
 * @throws {Failure} 'model' if one is missing or another
 */
export async function load(files, tell) {
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  let loaded = 0;
  const count = (bytes) => tell(Math.min(loaded += bytes, total), total); // what was damaged comes twice
  const cache = await openCache();
  const contents = await Promise.all(files.map((file) => loadOne(file, cache, count)));
  return new Map(files.map((file, place) => [file.name, contents[place]]));
}

async function loadOne(file, cache, count) {
  const kept = await cache?.match(file.path).catch(() => null);
  const known = kept && new Uint8Array(await kept.arrayBuffer());
  if (known && await isRight(known, file)) {
    count(file.bytes);
    return known;
  }
  if (known) await cache.delete(file.path); // else the service worker answers with it
  const content = await newest(file, count);
  await cache?.put(file.path, new Response(content)).catch(() => {}); // a full disk is no failure
  return content;
}

/** What the browser has, and where that is damaged, what the host has. */
async function newest(file, count) {
  for (const cache of ['default', 'reload']) {
    const content = await fetched(file, cache, count);
    if (content && await isRight(content, file)) return content;
  }
  throw new Failure('model', `${file.path} is damaged, or another file.`);
}

/** Null for a file that is too long. */
async function fetched(file, cache, count) {
  const response = await fetch(file.path, {cache}).catch(() => null);
  if (!response?.ok) {
    throw new Failure('model', `${file.path} is not there.`);
  }
  const content = new Uint8Array(file.bytes);
  const reader = response.body.getReader();
  let place = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    if (place + part.value.length > file.bytes) {
      await reader.cancel();
      return null;
    }
    content.set(part.value, place);
    place += part.value.length;
    count(part.value.length);
  }
  return content.subarray(0, place);
}

/** A page without https has no digest: there, models are checked by their own one alone. */
async function isRight(content, {bytes, sha256}) {
  if (content.length !== bytes || !crypto.subtle) {
    return content.length === bytes;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}

/** Null where the browser keeps nothing. */
async function openCache() {
  return await self.caches?.open(CACHE).catch(() => null) ?? null;
}
