// Loads files, tells how far that is, and checks what came against its SHA-256.

import {Failure} from './failure.js';

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
  const count = (bytes) => tell(loaded += bytes, total);
  const contents = await Promise.all(files.map((file) => loadOne(file, count)));
  return new Map(files.map((file, place) => [file.name, contents[place]]));
}

async function loadOne(file, count) {
  const response = await fetch(file.path).catch(() => null);
  if (!response?.ok) {
    throw new Failure('model', `${file.path} is not there.`);
  }
  const content = new Uint8Array(file.bytes);
  let place = 0;
  for (let reader = response.body.getReader(), part; !(part = await reader.read()).done;) {
    if (place + part.value.length > content.length) {
      break;
    }
    content.set(part.value, place);
    place += part.value.length;
    count(part.value.length);
  }
  if (place !== file.bytes || !await isRight(content, file.sha256)) {
    throw new Failure('model', `${file.path} is damaged, or another file.`);
  }
  return content;
}

/** A page without https has no digest: there, models are checked by their own one alone. */
async function isRight(content, sha256) {
  if (!crypto.subtle) {
    return true;
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('') === sha256;
}
