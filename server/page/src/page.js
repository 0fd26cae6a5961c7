// The page: what the worker says is shown, what the user asks for is told.

import {Announcer} from './desk/announcer.js';
import {Lesson, lines} from './practice.js';
import {ProfileSheet, saveAs} from './sheets/profile.js';
import {Reader} from './reader.js';
import {Sight} from './sight.js';
import {Suggestions} from './desk/suggestions.js';
import {Text} from './desk/text.js';
import {cardOf} from './state.js';
import {hasVoice, speak} from './desk/speech.js';
import {note} from './desk/note.js';
import {openPicture} from './photo.js';
import {showCard} from './stage/card.js';
import {showMask} from './stage/mask.js';
import {showPhotoReading, showReading, spoken} from './desk/reading.js';
import {TROUBLES} from './troubles.js';

const KEPT = 50; // texts that can be brought back
const LIKELY = 4; // letters offered first
const OUTCOMES = {
  nothing: 'There is no letter to correct.',
  corrected: 'Corrected.',
  forgotten: 'Corrected, not learnt: its hand is forgotten, as others came after it.',
  'not saved': 'Corrected, not learnt.',
  learnt: 'Corrected, and learnt.',
};
const element = (id) => document.getElementById(id);

export class Page {
  constructor(settings) {
    this.settings = settings;
    this.reader = new Reader((message) => this.#take(message));
    this.sight = new Sight(settings, this.reader, () => this.show());
    this.profile = new ProfileSheet((message) => this.reader.tell(message));
    this.text = new Text(element('text'));
    this.suggestions = new Suggestions(element('suggestions'), () => this.tell({kind: 'keep'}), (choice) => this.tell({kind: 'accept', choice}));
    this.announcer = new Announcer(element('told'));
    this.lesson = new Lesson();
    this.about = null; // what the worker said when it was ready
    this.failure = ''; // of the reader, one of `TROUBLES`
    this.loading = {loaded: 0, total: 0};
    this.practice = null;
    this.undone = []; // texts, the newest last
    this.likely = []; // what the last letter may have been
    this.picture = null; // waits for the reader
    this.handedness = 'right';
  }

  /** Starts the reader, or starts it anew; the text stays. */
  open() {
    this.failure = '';
    this.loading = {loaded: 0, total: 0};
    if (typeof WebAssembly === 'undefined') this.failure = 'wasm';
    else this.reader.open(this.settings.language);
    this.show();
  }

  tell(message) {
    this.reader.tell(message);
  }

  /** Changes the text; Undo brings back what stood there. */
  change(message) {
    this.undone = [...this.undone, this.text.text].slice(-KEPT);
    this.tell(message);
  }

  undo() {
    const text = this.undone.pop();
    if (text !== undefined) this.tell({kind: 'text', action: 'set', text});
  }

  tellRules() {
    const {threshold, hold} = this.settings;
    this.tell({kind: 'rules', threshold, hold});
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

  startPractice(words) {
    this.wordsToSpell = this.lastWords = words;
    this.textBefore = this.text.text;
    this.tell({kind: 'practice', words});
  }

  /** Ends a practice and says what came of it. */
  endPractice() {
    if (!this.practice) return;
    element('summary-lines').replaceChildren(...lines(this.practice.summary).map((line) => {
      const item = document.createElement('li');
      item.textContent = line;
      return item;
    }));
    this.practice = this.wordsToSpell = null;
    this.tell({kind: 'practice', words: null});
    this.tell({kind: 'text', action: 'set', text: this.textBefore});
    element('summary').showModal();
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
      showReading(null);
      element('state').textContent = '';
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

  async #ready(about) {
    this.about = {labels: about.alphabet, ...about};
    this.tellRules();
    await this.profile.restore();
    if (this.text.text) this.tell({kind: 'text', action: 'set', text: this.text.text});
    if (this.wordsToSpell) this.tell({kind: 'practice', words: this.wordsToSpell});
    this.sight.frames.answered();
    this.sight.read();
    this.#readPicture();
    this.show();
  }

  #see(scene) {
    if (this.sight.show(scene.hands)) {
      const [hand] = scene.hands;
      this.handedness = hand?.handedness ?? this.handedness;
      showReading(hand ?? null);
      showMask(element('mask'), this.settings.mask ? scene.mask : null);
      if (!this.sight.isPaused) this.#showSpeed();
    }
    this.#remember(scene);
    this.#write(scene);
  }

  #showSpeed() {
    const {rate, stage} = this.sight;
    const behind = stage.isExact ? '' : ` · skeleton ${Math.round(1000 * stage.lag)} ms behind`;
    const said = `${Math.round(rate)} fps${behind}`;
    if (element('chip').textContent !== said) element('chip').textContent = said;
  }

  /** What a letter that was written now may have been. */
  #remember({hands, events}) {
    const hand = hands.find(({known}) => known);
    if (!hand || !events.some(({kind}) => kind === 'letter')) return;
    const ranked = [...hand.distribution].map((share, place) => [share, this.about.labels[place]]);
    this.likely = ranked.sort(([one], [other]) => other - one).slice(0, LIKELY).map(([, label]) => label);
  }

  #write({text, letters, suggestions, events, practice: answered}) {
    this.text.show(text, letters);
    this.suggestions.show(suggestions, text);
    const practice = this.wordsToSpell ? answered : null; // an answer may come after its end
    this.practice = practice;
    const said = this.lesson.show(practice, this.about?.examples, this.sight.isMirrored, this.handedness);
    if (said) this.announcer.say(said);
    if (!practice) {
      this.announcer.take(events);
      const words = events.filter(({kind}) => kind === 'word').map(({word}) => word);
      if (words.length && this.settings.speak && !speak(words.join(' ')) && hasVoice()) note('This machine has no voice of its own.');
    } else if (!practice.word) this.endPractice();
    const last = text.trimEnd().at(-1);
    const button = element('correct');
    button.disabled = !last;
    button.firstChild.textContent = last ? `Not ${last}?` : 'Correct';
    element('undo').disabled = !this.undone.length;
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
    this.sight.stage.showHands(hands);
    showMask(element('mask'), this.settings.mask ? mask : null);
    showPhotoReading(hands[0] ?? null, this.about.labels);
    this.announcer.say(spoken(hands[0] ?? null, this.about.labels));
  }

  #fail(what, cause = '') {
    if (cause) console.info(cause);
    if (what === 'frame') {
      this.sight.frames.answered();
      return;
    }
    this.failure = what;
    this.reader.close();
    this.sight.read();
    this.show();
  }
}
