// The page: what the worker says is shown, and where it fails, that.

import {ProfileSheet, saveAs} from './sheets/profile.js';
import {Reader} from './reader.js';
import {Sight} from './sight.js';
import {Writing} from './writing.js';
import {cardOf} from './state.js';
import {note} from './desk/note.js';
import {openPicture} from './photo.js';
import {showCard} from './stage/card.js';
import {showMask} from './stage/mask.js';
import {showNothing, showPhotoReading, showReading, spoken} from './desk/reading.js';
import {TROUBLES} from './troubles.js';

const OUTCOMES = {
  nothing: 'There is no letter to correct.',
  corrected: 'Corrected.',
  forgotten: 'Corrected, not learnt: its hand is forgotten, as others came after it.',
  'not saved': 'Corrected, not learnt.',
  learnt: 'Corrected, and learnt.',
};
const MOST_FAILED = 10; // frames in a row, after which the reader is thought broken
const LONGEST = 60; // seconds for which a letter can have to be held
const element = (id) => document.getElementById(id);

export class Page {
  constructor(settings) {
    this.settings = settings;
    this.reader = new Reader((message) => this.#take(message));
    this.sight = new Sight(settings, this.reader, () => this.show());
    this.profile = new ProfileSheet((message) => this.reader.tell(message));
    this.writing = new Writing(settings, (message) => this.reader.tell(message));
    this.about = null; // what the worker said when it was ready
    this.failure = ''; // of the reader, one of `TROUBLES`
    this.failed = 0; // frames in a row that could not be read
    this.loading = {loaded: 0, total: 0};
    this.picture = null; // waits for the reader
    this.handedness = 'right';
  }

  /** Starts the reader, or starts it anew; the text stays. */
  open() {
    this.failure = '';
    this.failed = 0;
    this.loading = {loaded: 0, total: 0};
    if (typeof WebAssembly === 'undefined') this.failure = 'wasm';
    else this.reader.open(this.settings.language);
    this.sight.read(); // no frame before it is ready
    this.show();
  }

  tell(message) {
    this.reader.tell(message);
  }

  /** Under a sheet hands are read and shown, as settings change that, but no letter is written. */
  tellRules() {
    const {threshold, hold} = this.settings;
    const isCovered = document.querySelector('dialog[open]') !== null;
    this.tell({kind: 'rules', threshold, hold: isCovered ? LONGEST : hold});
  }

  /** Reads a picture instead of the camera. */
  async read(file) {
    const bitmap = await openPicture(file).catch(() => null);
    if (!bitmap) {
      note(TROUBLES.picture);
      return;
    }
    this.sight.showPicture(bitmap);
    showMask(element('mask'), null);
    showReading(null);
    element('state').textContent = 'Reading …';
    this.picture?.close();
    this.picture = bitmap;
    this.#readPicture();
  }

  async snapshot() {
    const picture = await this.sight.stage.snapshot();
    if (picture) saveAs(picture, `asl-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '').replace('T', '-')}.png`);
  }

  /** Shows all that is not a frame's. */
  show() {
    const {sight} = this;
    const reads = sight.camera.isOn && !sight.isPicture;
    showCard(cardOf(this));
    element('leave-picture').hidden = !sight.isPicture;
    element('pause').hidden = !reads;
    element('pause').setAttribute('aria-pressed', sight.isPaused);
    element('pause').setAttribute('aria-label', sight.isPaused ? 'Go on' : 'Pause');
    element('chip').hidden = !reads;
    if (sight.isPaused) element('chip').textContent = 'Paused';
    else if (!this.reader.isReady) element('chip').hidden = true;
    if (!reads && !sight.isPicture) {
      showMask(element('mask'), null);
      showNothing();
    }
  }

  #take(message) {
    const take = {
      progress: () => { this.loading = message; this.show(); },
      ready: () => this.#ready(message),
      scene: () => this.#see(message),
      photo: () => this.#seePhoto(message),
      text: () => this.#write(message),
      corrected: () => { this.#write(message); note(OUTCOMES[message.outcome]); },
      profile: () => this.profile.take(message),
      failed: () => this.#fail(message.what, message.message),
      died: () => this.#fail('died'),
    };
    take[message.kind]?.();
  }

  #ready(about) {
    this.about = about;
    this.tellRules();
    this.profile.restore(); // not awaited: a browser may never give what it keeps
    this.writing.resume();
    this.sight.frames.answered();
    this.sight.read();
    this.#readPicture();
    this.show();
    this.writing.announcer.say('Ready.');
  }

  #see(scene) {
    this.failed = 0;
    if (this.sight.show(scene.hands)) {
      const [hand] = scene.hands;
      this.handedness = hand?.handedness ?? this.handedness;
      showReading(hand ?? null, !this.writing.text.text);
      showMask(element('mask'), this.settings.mask ? scene.mask : null);
      if (!this.sight.isPaused) this.#showSpeed();
    }
    this.writing.remember(scene, this.about.labels);
    this.#write(scene);
  }

  #showSpeed() {
    const {rate, stage} = this.sight;
    const behind = stage.isExact ? '' : ` · skeleton ${Math.round(1000 * stage.lag)} ms behind`;
    const said = `${Math.round(rate)} fps${behind}`;
    if (element('chip').textContent !== said) element('chip').textContent = said;
  }

  #write(message) {
    const {examples} = this.about;
    this.writing.take(message, {examples, isMirrored: this.sight.isMirrored, handedness: this.handedness});
  }

  #readPicture() {
    const bitmap = this.picture;
    if (!bitmap || !this.reader.isReady) return;
    this.picture = null;
    const threshold = this.settings.threshold ?? this.about.threshold;
    this.reader.ask({kind: 'photo', bitmap, threshold}, [bitmap]);
  }

  #seePhoto({hands, mask}) {
    if (!this.sight.isPicture) return;
    this.sight.stage.showHands(hands.map((hand) => ({...hand, progress: 1}))); // nothing is held
    showMask(element('mask'), this.settings.mask ? mask : null);
    showPhotoReading(hands[0] ?? null, this.about.labels);
    this.writing.announcer.say(spoken(hands[0] ?? null, this.about.labels));
  }

  #fail(what, cause = '') {
    if (cause) console.info(cause);
    if (what === 'frame' && ++this.failed < MOST_FAILED) {
      this.sight.frames.answered();
      return;
    }
    this.failure = what;
    this.reader.close();
    this.sight.read();
    this.show();
  }
}
