// What can go wrong, each in one sentence that says the way out.

export const TROUBLES = {
  refused: 'The camera is refused: allow it beside the page’s address, then try again.',
  none: 'No camera was found: plug one in and try again, or read a picture.',
  used: 'The camera is in use elsewhere or has failed: close what uses it, then try again.',
  lost: 'The camera is gone: plug it in again, then try again.',
  insecure: 'Browsers give this address no camera: open the page with https, or as http://localhost on this machine.',
  wasm: 'This browser cannot run the reader, as it lacks WebAssembly or forbids it: use a newer one.',
  simd: 'This browser’s WebAssembly lacks SIMD, which the reader needs: use a newer one.',
  model: 'The reader’s files are damaged or not the right ones: load them again.',
  memory: 'The browser has no memory left for the reader: close other tabs, then start it again.',
  died: 'The reader has stopped: start it again; the text stays.',
  picture: 'This picture cannot be read: give a JPEG, PNG, WebP or AVIF.',
  profile: 'This file is no profile of hands, or is of another reader.',
};

export const NOTHING_LEAVES = 'Spell with your hand. The pictures are read in this browser and never leave it.';
