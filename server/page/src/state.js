// Which card stands on the stage: the first of what is wrong, awaited or asked.

import {NOTHING_LEAVES, TROUBLES} from './troubles.js';

const HOPELESS = ['wasm', 'simd']; // starting anew does not help

/** See `showCard`; null for none. */
export function cardOf(page) {
  const {sight, failure} = page;
  const picture = ['Read a picture', () => document.getElementById('file').click()];
  if (failure) {
    const again = [failure === 'model' ? 'Load again' : 'Start again', () => page.open()];
    return {text: TROUBLES[failure] ?? TROUBLES.died, ways: HOPELESS.includes(failure) ? [] : [again]};
  }
  if (sight.trouble && !sight.isPicture) {
    const again = sight.trouble === 'insecure' ? [] : [['Try again', () => sight.start()]];
    return {text: TROUBLES[sight.trouble], ways: [...again, picture]};
  }
  const isIdle = !sight.camera.isOn && !sight.isStarting && !sight.isPicture && !sight.wasOn;
  if (isIdle) return {text: NOTHING_LEAVES, ways: [['Start the camera', () => sight.start()], picture]};
  if (!page.reader.isReady) return loading(page.loading);
  return sight.isStarting ? {text: 'Waiting for the camera', tone: 'loading'} : null;
}

function loading({loaded, total}) {
  if (total && loaded >= total) return {text: 'Starting the reader', tone: 'loading'};
  const text = total ? `Loading the reader: ${megabytes(loaded)} of ${megabytes(total)} MB` : 'Loading the reader';
  return {text, tone: 'loading', share: total ? loaded / total : undefined};
}

const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
