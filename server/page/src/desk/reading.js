// The large letter: what the first hand shows, how sure that is, and how long it has held.

const MAY_BE = 3, LEAST = 0.05; // letters named for a photograph that is not known, and their probability
const HOW = 'Hold a letter until the ring is full.';
const element = (id) => document.getElementById(id);

/** Says how to begin: nothing is looked at. */
export const showNothing = () => show('none', null, HOW, '');

/** Shows what a hand of a frame shows; null where no hand is. `isNew`: nothing was written yet. */
export function showReading(hand, isNew) {
  const state = !hand ? 'none' : !hand.known ? 'unknown' : hand.progress >= 1 ? 'written' : 'known';
  const said = !hand ? 'No hand' : !hand.known ? 'Not sure' : state === 'written' ? 'Written' : 'Hold it';
  show(state, hand, said, hand ? sideOf(hand) : isNew ? HOW : '');
}

/** Shows what the hand of a photograph shows, with the likeliest letters where that is not known. */
export function showPhotoReading(hand, labels) {
  if (!hand) return show('none', null, 'No hand was found in this picture.', '');
  if (hand.known) return show('written', {...hand, progress: 1}, sideOf(hand), '');
  return show('unknown', hand, 'I do not know.', mayBe(hand.distribution, labels));
}

/** The same in one sentence, for who listens. */
export function spoken(hand, labels) {
  if (!hand) return 'No hand was found in this picture.';
  if (hand.known) return `${hand.letter}, ${Math.round(100 * hand.probability)} percent.`;
  return `I do not know. ${mayBe(hand.distribution, labels)}`;
}

const sideOf = ({handedness}) => (handedness === 'left' ? 'Left hand' : 'Right hand');

function mayBe(distribution, labels) {
  const ranked = [...distribution].map((share, place) => ({share, label: labels[place]}));
  ranked.sort((one, other) => other.share - one.share);
  const likely = ranked.slice(0, MAY_BE).filter(({share, label}) => share >= LEAST && label !== 'none');
  if (!likely.length) return '';
  return `Perhaps ${likely.map(({share, label}) => `${label}\u00a0${Math.round(100 * share)}\u00a0%`).join(', ')}`;
}

function show(state, hand, said, more) {
  element('reading').dataset.state = state;
  const letter = element('letter');
  letter.textContent = !hand ? '' : hand.known ? hand.letter : '?';
  letter.classList.toggle('word', letter.textContent.length > 2);
  element('percent').textContent = hand?.known ? `${Math.round(100 * hand.probability)}\u00a0%` : '';
  element('state').textContent = said;
  element('others').textContent = more;
  const held = hand?.known ? Math.min(Math.max(hand.progress, 0), 1) : 0;
  element('hold').style.strokeDasharray = `${100 * held} 100`;
}
