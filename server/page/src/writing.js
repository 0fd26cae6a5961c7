// What is written: the text, what a word may become, a practice; undone, and taken up by a new worker.

import {Announcer} from './desk/announcer.js';
import {Lesson, lines} from './practice.js';
import {Suggestions} from './desk/suggestions.js';
import {Text} from './desk/text.js';
import {note} from './desk/note.js';
import {hasVoice, speak} from './desk/speech.js';

const NEED_TEXT = ['space', 'delete', 'clear', 'copy', 'share', 'speak']; // buttons
const KEPT = 50; // texts that can be brought back
const LIKELY = 4; // letters offered first for a correction
const element = (id) => document.getElementById(id);

export class Writing {
  /**
   * @param {object} settings see settings.js
   * @param {(message: object) => void} tell the worker
   */
  constructor(settings, tell) {
    this.settings = settings;
    this.tell = tell;
    this.text = new Text(element('text'));
    this.suggestions = new Suggestions(element('suggestions'), () => tell({kind: 'keep'}), (choice) => tell({kind: 'accept', choice}));
    this.announcer = new Announcer(element('told'));
    this.lesson = new Lesson();
    this.practice = null; // where it is, see messages.md
    this.words = null; // that are practised
    this.lastWords = [];
    this.undone = []; // texts, the newest last
    this.likely = []; // what the last letter may have been
  }

  /** A new worker goes on. */
  resume() {
    if (this.text.text) this.tell({kind: 'text', action: 'set', text: this.text.text});
    if (this.words) this.tell({kind: 'practice', words: this.words});
  }

  /** Changes the text; `undo` brings back what stood there. */
  change(message) {
    this.undone = [...this.undone, this.text.text].slice(-KEPT);
    this.tell(message);
  }

  undo() {
    const text = this.undone.pop();
    if (text !== undefined) this.tell({kind: 'text', action: 'set', text});
  }

  startPractice(words) {
    this.words = this.lastWords = words;
    this.before = this.text.text;
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
    this.practice = this.words = null;
    this.tell({kind: 'practice', words: null});
    this.tell({kind: 'text', action: 'set', text: this.before});
    element('summary').showModal();
  }

  /** Shows how far the text and a practice are; `shape` is how a practice shows its letters. */
  take({text, letters, suggestions, events, practice}, shape) {
    this.text.show(text, letters);
    this.suggestions.show(suggestions, text);
    this.practice = this.words ? practice : null; // an answer may come after its end
    const said = this.lesson.show(this.practice, shape);
    if (said) this.announcer.say(said);
    if (!this.practice) this.#tellOf(events);
    else if (!this.practice.word) this.endPractice();
    const last = text.trimEnd().at(-1);
    for (const id of NEED_TEXT) element(id).disabled = !text;
    element('correct').disabled = !last;
    element('correct').firstChild.textContent = last ? `Not ${last}?` : 'Correct';
    element('undo').disabled = !this.undone.length;
  }

  /** Remembers what a letter that was written now may have been. */
  remember({hands, events}, labels) {
    const hand = hands.find(({known}) => known);
    if (!hand || !events.some(({kind}) => kind === 'letter')) return;
    const ranked = [...hand.distribution].map((share, place) => [share, labels[place]]);
    this.likely = ranked.sort(([one], [other]) => other - one).slice(0, LIKELY).map(([, label]) => label);
  }

  #tellOf(events) {
    this.announcer.take(events);
    const words = events.filter(({kind}) => kind === 'word').map(({word}) => word);
    if (!words.length || !this.settings.speak) return;
    if (!speak(words.join(' ')) && hasVoice()) note('This machine has no voice of its own.');
  }
}
