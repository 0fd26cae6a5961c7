// Compares the letters that the page reads in clips with the desktop's of the same frames:
// node tests/browser/compare.js CLIP.mp4 ...  Takes twice as long as the clips, or more.

import {basename} from 'node:path';
import {launch} from './browser.js';
import {makeClip} from './clip.js';
import {readFrames} from './frame_by_frame.js';

/** Letters that must be changed, put in or left out, at least. */
function distance(one, other) {
  let row = Array.from({length: other.length + 1}, (_, n) => n);
  for (const [n, letter] of [...one].entries()) {
    const next = [n + 1];
    for (const [m, another] of [...other].entries()) {
      next.push(Math.min(next[m] + 1, row[m + 1] + 1, row[m] + (letter === another ? 0 : 1)));
    }
    row = next;
  }
  return row.at(-1);
}

const browser = await launch();
let letters = 0, different = 0;
try {
  for (const video of process.argv.slice(2)) {
    const clip = await makeClip(video);
    const {read, milliseconds} = await readFrames(browser, clip.file);
    const off = distance(clip.read, read);
    letters += clip.read.length;
    different += off;
    console.log(`${basename(video)}: desktop ${clip.read}, page ${read}${off ? ' DIFFERENT' : ''}, ${milliseconds.toFixed(0)} ms a frame`);
  }
} finally {
  await browser.close();
}
console.log(`${letters} letters, ${(100 * (1 - different / Math.max(letters, 1))).toFixed(1)} % equal`);
