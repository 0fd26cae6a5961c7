// Serves the page without a network: its shell is loaded when this is installed, what reads by the
// page itself (../reading/files.js). A new version waits until no page of the old one is open, so that
// the files of two are never mixed.

import {CACHE} from '../reading/files.js';

const SHELL = `asl-letters-shell-${VERSION}`;

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(PATHS.shell.map(asked))));
});

/** What is named after its content never changes: where the browser has it, it is not loaded again. */
function asked(path) {
  return new Request(path, {cache: /\.[0-9a-f]{10}\./.test(path) ? 'force-cache' : 'no-cache'});
}

self.addEventListener('activate', (event) => {
  event.waitUntil(throwAway().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  if (request.method === 'GET' && isOurs(request.url)) {
    event.respondWith(answer(request));
  }
});

function isOurs(url) {
  const path = relative(url);
  return path === '' || PATHS.shell.includes(path) || PATHS.files.includes(path);
}

async function answer(request) {
  const path = relative(request.url);
  const kept = await caches.match(path === '' ? './' : path, {ignoreVary: true});
  return kept ?? fetch(request);
}

/** Of shells and files of other versions. */
async function throwAway() {
  const names = await caches.keys();
  const shells = names.filter((name) => name.startsWith('asl-letters-shell-') && name !== SHELL);
  await Promise.all(shells.map((name) => caches.delete(name)));
  const files = await caches.open(CACHE);
  const old = (await files.keys()).filter(({url}) => !PATHS.files.includes(relative(url)));
  await Promise.all(old.map((request) => files.delete(request)));
}

/** A path from the page's folder on, without a query. */
function relative(url) {
  const {origin, pathname} = new URL(url);
  return `${origin}${pathname}`.slice(new URL('./', self.location.href).href.length);
}
