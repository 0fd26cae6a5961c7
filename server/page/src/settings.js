// What the user has chosen; kept in this browser, together with nothing else.

const NAME = 'asl.settings';

export const DEFAULTS = Object.freeze({
  camera: '', // its id; '' for whichever the browser offers
  mirror: null, // null: as the camera faces
  mask: true,
  threshold: null, // null: the model's own
  hold: 0.4, // seconds
  language: 'en',
  speak: false,
  keys: true,
});

const isFlag = (value) => typeof value === 'boolean';
const isWithin = (low, high) => (value) => typeof value === 'number' && value >= low && value <= high;
const FITS = {
  camera: (value) => typeof value === 'string' && value.length < 300,
  mirror: (value) => value === null || isFlag(value),
  mask: isFlag,
  threshold: (value) => value === null || isWithin(0, 1)(value),
  hold: isWithin(0, 60),
  language: (value) => value === 'en' || value === 'none',
  speak: isFlag,
  keys: isFlag,
};

/** What was kept, as far as it makes sense; the defaults for the rest. */
export function readSettings(storage = safeStorage()) {
  const settings = {...DEFAULTS};
  const kept = parsed(storage?.getItem(NAME));
  for (const name of Object.keys(DEFAULTS)) {
    if (name in kept && FITS[name](kept[name])) settings[name] = kept[name];
  }
  return settings;
}

/** Keeps settings; where the browser keeps nothing, they last until the page is closed. */
export function writeSettings(settings, storage = safeStorage()) {
  try {
    storage?.setItem(NAME, JSON.stringify(settings));
  } catch {
    // A full or forbidden storage costs the user nothing now.
  }
}

function parsed(text) {
  try {
    const value = JSON.parse(text ?? '{}');
    return value && typeof value === 'object' ? value : {};
  } catch {
    return {};
  }
}

function safeStorage() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null; // blocked by the browser's settings
  }
}
