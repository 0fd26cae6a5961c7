// Colours and bones of a hand, those of the mask and of the desktop's window.

export const PANEL = 'rgb(18 21 28)', INK = '#e8eaf0', FAINT = '#8b93a5', GREEN = '#4cc38a', AMBER = '#f0ad4e';
export const PALM = '#a0a4ad';
export const PALM_BONES = [[0, 1], [0, 5], [5, 9], [9, 13], [13, 17], [0, 17]];
// From the back to the front.
export const FINGERS = [
  {colour: '#c850ff', joints: [17, 18, 19, 20]},
  {colour: '#00beff', joints: [13, 14, 15, 16]},
  {colour: '#40dc40', joints: [9, 10, 11, 12]},
  {colour: '#ffc800', joints: [5, 6, 7, 8]},
  {colour: '#ff4040', joints: [1, 2, 3, 4]},
];

/** Amber while the letter is not known. */
export const colourOf = (hand) => (hand.known ? GREEN : AMBER);
