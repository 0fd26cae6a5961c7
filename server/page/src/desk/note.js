// A short note at the foot of the page, gone after a moment. While a sheet is open, it is within that:
// all else lies beneath it, and screen readers are told of nothing else.

const SHOWN = 3500; // milliseconds
let timer = null;

export function note(sentence) {
  const place = document.getElementById('note');
  const sheet = document.querySelector('dialog[open]');
  clearTimeout(timer);
  move(place, sheet ?? document.body);
  sheet?.addEventListener('close', () => move(place, document.body), {once: true});
  place.hidden = false;
  place.textContent = sentence;
  timer = setTimeout(() => { place.hidden = true; }, SHOWN);
}

function move(place, host) {
  if (place.parentNode !== host) host.append(place);
}
