// Which letter the last one should have been: pressed, or typed.

const element = (id) => document.getElementById(id);

/**
 * Asks, and calls back with the letter unless the user leaves it.
 *
 * @param {string[]} alphabet
 * @param {string} read the letter that stands there
 * @param {string[]} likely what it may have been
 * @param {(letter: string) => void} correct
 */
export function askWhich(alphabet, read, likely, correct) {
  const sheet = element('correction');
  const answer = (letter) => { sheet.close(); correct(letter); };
  element('correction-title').textContent = `Read: ${read}. Which letter was it?`;
  const letters = element('correction-letters');
  letters.replaceChildren(...alphabet.map((letter) => button(letter, likely.includes(letter) && letter !== read, answer)));
  sheet.onkeydown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const letter = alphabet.find((one) => one.toLowerCase() === event.key.toLowerCase());
    if (letter) answer(letter);
  };
  sheet.showModal();
  (letters.querySelector('.likely') ?? letters.firstChild)?.focus();
}

function button(letter, isLikely, answer) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = letter;
  made.classList.toggle('likely', isLikely);
  made.onclick = () => answer(letter);
  return made;
}
