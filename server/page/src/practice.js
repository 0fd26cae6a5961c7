// Practice: a word, its next letter's hand shape, what came of it. The worker counts, see messages.md.

import {drawShape} from './stage/shape.js';

const DRAWN = {J: 'I', Z: 'D'}; // the shapes with which movements begin
const element = (id) => document.getElementById(id);

/** What is wrong with words to practise, '' for nothing. */
export function wrongWord(words, alphabet) {
  const read = new Set(alphabet);
  const wrong = words.find((word) => ![...word].every((letter) => read.has(letter)));
  return wrong ? `“${wrong}” has letters that are not read: leave it out.` : '';
}

/** Shows where a practice is; null for none. */
export class Lesson {
  constructor() {
    this.shape = '';
    this.step = '';
  }

  /**
   * @param {object | null} practice see messages.md
   * @param {Record<string, Float32Array>} examples
   * @param {boolean} isMirrored the picture is as in a mirror
   * @param {string} handedness of the hand that is seen
   * @returns {string} what is new, for who listens
   */
  show(practice, examples, isMirrored, handedness) {
    for (const id of ['lesson', 'lesson-side']) element(id).hidden = !practice?.word;
    for (const id of ['text', 'suggestions', 'actions']) element(id).hidden = Boolean(practice?.word);
    if (!practice?.word) {
      this.step = this.shape = '';
      return '';
    }
    this.#showShape(practice.letter, examples, (handedness === 'left') !== isMirrored);
    const step = [practice.word, practice.place, practice.instead, practice.over].join();
    if (step === this.step) return '';
    if (!this.step) element('lesson').focus(); // the space bar must not press what started it
    this.step = step;
    showWord(practice);
    const said = hint(practice);
    element('lesson-hint').textContent = said;
    element('lesson-hint').dataset.tone = practice.instead ? 'wrong' : 'right';
    return practice.place === 0 && !practice.instead ? `${practice.word}. ${said}` : said;
  }

  #showShape(letter, examples, isMirrored) {
    const shape = `${letter} ${isMirrored}`;
    if (shape === this.shape) return;
    this.shape = shape;
    const landmarks = examples?.[letter] ?? examples?.[DRAWN[letter]];
    const canvas = element('lesson-shape');
    canvas.hidden = !landmarks;
    canvas.setAttribute('aria-label', `Hand shape of ${letter}`);
    if (landmarks) drawShape(canvas, landmarks, isMirrored);
  }
}

function showWord({word, place, over, words}) {
  const letters = [...word].map((letter, n) => {
    const span = document.createElement('span');
    span.className = n < place ? 'over' : n === place ? 'now' : 'ahead';
    span.textContent = letter;
    return span;
  });
  const count = document.createElement('small');
  count.className = 'count';
  count.textContent = `word ${over + 1} of ${words}`;
  element('lesson-word').replaceChildren(...letters, count);
}

/** What to do now. */
export function hint({word, place, letter, instead, took}) {
  const asked = askedFor(word, place, letter);
  if (instead) return `That was ${instead}. ${asked}`;
  if (place > 0) return `Right. ${asked}`;
  return took === null ? asked : `Right, in ${took.toFixed(1)} seconds. ${asked}`;
}

function askedFor(word, place, letter) {
  if (place && word[place - 1] === letter) return `${letter} once more: open the hand, or slide it.`;
  return DRAWN[letter] ? `Draw ${letter} with this hand.` : `Sign ${letter}.`;
}

/** A summary, a line for each thing. */
export function lines({words, letters, skipped, seconds, hard}) {
  const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
  const told = isNumber(seconds)
    ? [`${count(words, 'word')}, ${count(letters, 'letter')}`, `${seconds.toFixed(1)} seconds a letter`]
    : [hard.some(({instead}) => instead.length) ? 'No letter was right.' : 'No letter was signed.'];
  if (skipped) told.push(`${count(skipped, 'letter')} left out`);
  return [...told, ...hard.map((one) => {
    const took = isNumber(one.seconds) ? `${one.seconds.toFixed(1)} seconds` : 'never right';
    const read = one.instead.map(({letter, times}) => `${letter} ${times === 1 ? 'once' : `${times} times`}`);
    return read.length ? `${one.letter}: ${took}, was read as ${read.join(', ')}` : `${one.letter}: ${took}`;
  })];
}

const count = (number, thing) => (number === 1 ? `1 ${thing}` : `${number} ${thing}s`);
