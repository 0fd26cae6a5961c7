// A short note at the foot of the page, gone after a moment.

const SHOWN = 3500; // milliseconds
let timer = null;

export function note(sentence) {
  const place = document.getElementById('note');
  clearTimeout(timer);
  place.hidden = false;
  place.textContent = sentence;
  timer = setTimeout(() => { place.hidden = true; }, SHOWN);
}
