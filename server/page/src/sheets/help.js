// The keys and what they do.

import {KEYS} from '../keys.js';

export function showHelp() {
  document.getElementById('help-keys').replaceChildren(...KEYS.flatMap(([keys, , meaning]) => {
    const term = document.createElement('dt'), what = document.createElement('dd');
    for (const key of keys.split(' ')) {
      const cap = document.createElement('kbd');
      cap.textContent = key;
      term.append(cap, ' ');
    }
    what.textContent = meaning;
    return [term, what];
  }));
  document.getElementById('help').showModal();
}
