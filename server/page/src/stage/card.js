// The card on the stage: what is wrong or awaited, and the ways out.

const element = (id) => document.getElementById(id);
let shown = '';

/**
 * @param {{text: string, tone?: 'loading' | 'trouble', share?: number, ways?: [string, () => void][]} | null} said
 *     null takes the card away; `share` of the bytes that are loaded, 0 to 1
 */
export function showCard(said) {
  const card = element('card');
  card.hidden = !said;
  if (!said) {
    shown = '';
    return;
  }
  const text = element('card-text'), progress = element('card-progress');
  progress.hidden = said.share === undefined;
  progress.value = said.share ?? 0;
  text.textContent = said.text;
  const kind = [said.tone === 'loading' || said.text, ...(said.ways ?? []).map(([name]) => name)].join();
  if (kind === shown) return; // a button that is about to be pressed stays
  shown = kind;
  card.dataset.tone = said.tone ?? 'trouble';
  if (said.tone === 'loading') text.removeAttribute('role'); // each megabyte is no news
  else text.setAttribute('role', 'alert');
  element('card-ways').replaceChildren(...(said.ways ?? []).map(([name, go], place) => way(name, go, place)));
}

function way(name, go, place) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = name;
  button.className = place ? 'way' : 'main';
  button.onclick = go;
  return button;
}
