// Reads, away from the thread that shows; what it is told and says: ../messages.md.

import * as core from '../../core/target/javascript/core.mjs';
import {asFailure} from './failure.js';
import {pixelsOf} from './pixels.js';
import {open} from './reader.js';
import {withArrays} from './scene.js';

const ANSWERS = {
  async open({language}) {
    const start = performance.now();
    const tell = (loaded, total) => postMessage({kind: 'progress', loaded, total});
    const said = await open(FILES, language, tell);
    return {kind: 'ready', ...said, milliseconds: performance.now() - start};
  },
  frame({bitmap, mirrored, time}) {
    const {fill, width, height} = pixelsOf(bitmap, mirrored);
    return scene('scene', core.frame({fill}, width, height, mirrored, time));
  },
  photo({bitmap, threshold}) {
    const {fill, width, height} = pixelsOf(bitmap, false);
    return scene('photo', core.photo({fill}, width, height, threshold));
  },
};

const KINDS = {open: 'model'};

self.onmessage = async ({data}) => {
  try {
    postMessage(await ANSWERS[data.kind](data));
  } catch (error) {
    const {what, message} = asFailure(error, KINDS[data.kind] ?? 'frame');
    postMessage({kind: 'failed', what, message});
  }
};

function scene(kind, json) {
  const mask = core.mask();
  return {kind, ...withArrays(JSON.parse(json)), mask: mask && new Uint8Array(mask)};
}
