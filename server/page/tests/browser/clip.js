// A clip that photographs spell, made by Python, which also says what the desktop reads in it.

import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';

export const ROOT = join(import.meta.dirname, '../../../..');
export const DATA = resolve(ROOT, process.env.DATA ?? process.env.ASL_SHARED_DATA ?? '../shared/data');
export const SITE = join(import.meta.dirname, '../../site');
const PYTHON = process.env.PYTHON ?? join(ROOT, '.venv/bin/python');
const PHOTOS = join(DATA, 'photos/project_s');

/** Why tests with photographs are skipped; false where there are some. */
export const noPhotos = existsSync(PHOTOS) ? false : `no photographs in ${PHOTOS}`;

/**
 * Makes a clip.
 *
 * @param {string} clip a word, or a video's path
 * @returns {Promise<{file: string, read: string, seconds: number}>}
 */
export async function makeClip(clip) {
  const file = join(mkdtempSync(join(tmpdir(), 'asl-page-')), 'clip.mjpeg');
  const {stdout} = await promisify(execFile)(
    PYTHON, ['-m', 'tools.page_clip', clip, '--out', file, '--data', DATA],
    {cwd: ROOT, env: {...process.env, PYTHONPATH: ROOT}},
  );
  return {file, ...JSON.parse(stdout)};
}

const FPS = 30, GAP = 0.5, HELD = 1; // of the clips of training/clips/timeline.py
const START = Buffer.from([255, 216, 255]); // of a JPEG

/** The same clip by somebody patient, who holds each letter so many times as long. */
export function patient({file, ...clip}, times) {
  const bytes = readFileSync(file), frames = [];
  for (let at = 0; at < bytes.length;) {
    const next = bytes.indexOf(START, at + 1);
    const end = next < 0 ? bytes.length : next;
    const isHeld = (frames.length / FPS) % (GAP + HELD) >= GAP;
    frames.push({jpeg: bytes.subarray(at, end), isHeld});
    at = end;
  }
  const slow = file.replace('.mjpeg', `-${times}.mjpeg`);
  const repeated = frames.flatMap(({jpeg, isHeld}) => Array(isHeld ? times : 1).fill(jpeg));
  writeFileSync(slow, Buffer.concat(repeated));
  return {...clip, file: slow};
}
