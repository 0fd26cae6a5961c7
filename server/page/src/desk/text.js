// The text: what a dictionary put there is underlined; the newest end is in sight.

const NO_TEXT = 'What you spell appears here';

export class Text {
  /** @param {HTMLElement} place */
  constructor(place) {
    this.place = place;
    this.text = '';
    this.shown = null;
    this.show('', []);
  }

  /** @param {{letter: string, decoded: boolean}[]} letters of the text; `decoded`: a dictionary put it there */
  show(text, letters) {
    const shown = letters.map(({letter, decoded}) => (decoded ? `_${letter}` : letter)).join('');
    if (shown === this.shown) return;
    this.shown = shown;
    this.text = text;
    this.place.replaceChildren(...runs(letters));
    if (text) this.place.removeAttribute('data-empty');
    else this.place.setAttribute('data-empty', NO_TEXT);
    this.place.scrollTop = this.place.scrollHeight;
  }
}

/** Text nodes, and marks for what was decoded. */
function runs(letters) {
  const found = [];
  for (const {letter, decoded} of letters) {
    if (found.length && found.at(-1).decoded === decoded) found.at(-1).run += letter;
    else found.push({run: letter, decoded});
  }
  return found.map(({run, decoded}) => node(run, decoded));
}

function node(run, isDecoded) {
  if (!isDecoded) return document.createTextNode(run);
  const mark = document.createElement('mark');
  mark.title = 'Changed by the dictionary';
  mark.textContent = run;
  return mark;
}
