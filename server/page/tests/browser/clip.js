// A clip that photographs spell, made by Python, which also says what the desktop reads in it.

import {execFile} from 'node:child_process';
import {existsSync, mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';

export const ROOT = join(import.meta.dirname, '../../../..');
export const DATA = process.env.ASL_SHARED_DATA ?? join(ROOT, '../shared/data');
export const SITE = process.env.SITE ?? join(import.meta.dirname, '../../site');
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
