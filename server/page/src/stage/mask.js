// The mask in the picture's corner.

const SIDE = 128;

/**
 * @param {HTMLCanvasElement} canvas 128 x 128
 * @param {Uint8Array | null} rgb of the first hand; null hides it
 */
export function showMask(canvas, rgb) {
  canvas.hidden = !rgb;
  if (!rgb) return;
  const pen = canvas.getContext('2d');
  const image = pen.createImageData(SIDE, SIDE);
  for (let pixel = 0; pixel < SIDE * SIDE; pixel++) {
    image.data[4 * pixel] = rgb[3 * pixel];
    image.data[4 * pixel + 1] = rgb[3 * pixel + 1];
    image.data[4 * pixel + 2] = rgb[3 * pixel + 2];
    image.data[4 * pixel + 3] = 255;
  }
  pen.putImageData(image, 0, 0);
}
