// What a word may become, as buttons: first as it is spelled, then suggestions, each with its key.

export class Suggestions {
  /**
   * @param {HTMLElement} place
   * @param {() => void} keep the word as it is spelled
   * @param {(choice: number) => void} accept a suggestion
   */
  constructor(place, keep, accept) {
    this.place = place;
    this.keep = keep;
    this.accept = accept;
    this.shown = '';
  }

  /** @param {{spelled: string, choices: string[]}} suggestions */
  show({spelled, choices}, text) {
    const now = text.trimEnd().split(' ').at(-1);
    const shown = JSON.stringify([spelled, choices, now]);
    if (shown === this.shown) return; // a button that is in use stays
    this.shown = shown;
    const focused = [...this.place.children].indexOf(document.activeElement);
    this.place.replaceChildren(...(spelled ? this.#buttons(spelled, choices, now) : []));
    if (focused >= 0) this.place.children[focused]?.focus();
  }

  #buttons(spelled, choices, now) {
    const kept = button('k', `“${spelled}”`, spelled === now, this.keep);
    kept.classList.add('spelled');
    kept.title = 'Keep the word as it is spelled';
    return [kept, ...choices.map((word, choice) => button(`${choice + 1}`, word, word === now, () => this.accept(choice)))];
  }
}

function button(key, text, stands, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.setAttribute('aria-pressed', stands);
  made.setAttribute('aria-keyshortcuts', key);
  const cap = document.createElement('kbd');
  cap.textContent = key;
  cap.setAttribute('aria-hidden', 'true');
  made.append(cap, text);
  made.onclick = press;
  return made;
}
