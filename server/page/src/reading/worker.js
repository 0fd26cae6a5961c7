// Reads, away from the thread that shows; what it is told and says: ../messages.md.

import * as core from '../../core/target/javascript/core.mjs';
import {asFailure} from './failure.js';
import {open} from './open.js';
import {pixelsOf} from './pixels.js';
import {exported, imported} from './profile.js';
import {scene, text} from './told.js';

const ANSWERS = {
  async open({language}) {
    const start = performance.now();
    const tell = (loaded, total) => postMessage({kind: 'progress', loaded, total});
    const said = await open(FILES, language, tell);
    return {kind: 'ready', ...said, milliseconds: performance.now() - start};
  },
  frame({bitmap, mirrored, time}) {
    const {fill, width, height} = pixelsOf(bitmap, mirrored);
    return scene('scene', core.frame({fill}, width, height, mirrored, time), core.mask());
  },
  photo({bitmap, threshold}) {
    const {fill, width, height} = pixelsOf(bitmap, false);
    return scene('photo', core.photo({fill}, width, height, threshold), core.mask());
  },
  rules({threshold, hold}) {
    core.rules(threshold ?? NaN, hold);
  },
  text: ({action, text: written}) => text(core.text(action, written ?? '')),
  accept: ({choice}) => text(core.accept(choice)),
  keep: () => text(core.keep()),
  correct({letter}) {
    const {outcome, ...rest} = text(core.correct(letter));
    return [
      {...rest, kind: 'corrected', outcome},
      ...outcome === 'learnt' ? [exported('learn')] : [],
    ];
  },
  cut() {
    core.cut();
  },
  practice({words, skip}) {
    if (skip) return text(core.skip(skip === 'word'));
    return text(core.practise(words === null ? null : words.join(' ')));
  },
  profile({action, bytes}) {
    if (action === 'import') return imported(bytes);
    if (action === 'delete') core.forget();
    return exported(action);
  },
};

let isOpen = false;
let last = Promise.resolve(); // one after another: opening takes a while

self.onmessage = ({data}) => { last = last.then(() => answer(data)); };

async function answer(message) {
  const opens = message.kind === 'open';
  if (!opens && !isOpen) return; // it could not be opened, which was said
  try {
    const answers = await ANSWERS[message.kind](message);
    isOpen = true;
    [answers ?? []].flat().forEach((one) => postMessage(one));
  } catch (error) {
    const {what, message: why} = asFailure(error, opens ? 'model' : 'frame');
    postMessage({kind: 'failed', what, message: why});
  }
}
