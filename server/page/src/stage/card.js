// The card on the stage: what is wrong or awaited, and the ways out.

const element = (id) => document.getElementById(id);

/**
 * @param {{text: string, tone?: 'loading' | 'trouble', share?: number, ways?: [string, () => void][]} | null} said
 *     null takes the card away; `share` of the bytes that are loaded, 0 to 1
 */
export function showCard(said) {
  const card = element('card');
  card.hidden = !said;
  if (!said) return;
  card.dataset.tone = said.tone ?? 'trouble';
  const text = element('card-text');
  if (text.textContent !== said.text) text.textContent = said.text;
  text.setAttribute('role', said.tone === 'loading' ? 'status' : 'alert');
  const progress = element('card-progress');
  progress.hidden = said.share === undefined;
  progress.value = said.share ?? 0;
  element('card-ways').replaceChildren(...(said.ways ?? []).map(([name, go], place) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = name;
    button.className = place ? 'way' : 'main';
    button.onclick = go;
    return button;
  }));
}
