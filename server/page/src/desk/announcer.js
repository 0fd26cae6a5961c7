// Says what was written to who listens: letters that come together in one go, words at their end.

const TOGETHER = 1200; // milliseconds

export class Announcer {
  /** @param {HTMLElement} place a live region */
  constructor(place) {
    this.place = place;
    this.letters = [];
    this.timer = null;
  }

  /** @param {object[]} events see messages.md */
  take(events) {
    for (const event of events) {
      if (event.kind === 'word') this.say(`Word: ${event.word}`);
      else if (event.kind === 'letter') this.letters.push(event.letter);
      else if (event.letters) this.letters = [...`${event.letters}`];
    }
    if (this.letters.length && !this.timer) this.timer = setTimeout(() => this.say(this.letters.join(', ')), TOGETHER);
  }

  say(sentence) {
    clearTimeout(this.timer);
    this.timer = null;
    this.letters = [];
    this.place.textContent = sentence;
  }
}
