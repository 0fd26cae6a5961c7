// A picture by file, by drag and drop, or pasted.

const LONGEST = 1600; // pixels of a side; more does not help to read it

/** A file as an upright ImageBitmap of a useful size; throws where it is no picture. */
export async function openPicture(file) {
  const whole = await createImageBitmap(file);
  const share = LONGEST / Math.max(whole.width, whole.height);
  if (share >= 1) return whole;
  const size = {
    resizeWidth: Math.max(Math.round(whole.width * share), 1),
    resizeHeight: Math.max(Math.round(whole.height * share), 1),
    resizeQuality: 'high',
  };
  try {
    return await createImageBitmap(whole, size);
  } finally {
    whole.close();
  }
}

/**
 * Takes pictures that are chosen, dropped on the page or pasted.
 *
 * @param {HTMLInputElement} input
 * @param {HTMLElement} stage says where to drop
 * @param {(file: Blob) => void} take
 */
export function takePictures(input, stage, take) {
  input.addEventListener('change', () => {
    const [file] = input.files;
    if (file) take(file);
    input.value = ''; // the same file may be chosen again
  });
  document.addEventListener('paste', (event) => {
    const file = [...event.clipboardData.files].find(({type}) => type.startsWith('image/'));
    if (file) take(file);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault(); // a picture beside the stage must not replace the page
    stage.classList.toggle('over', event.dataTransfer.types.includes('Files'));
  });
  document.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) stage.classList.remove('over');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    stage.classList.remove('over');
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  });
}
