// Bitmaps as the Java core reads them: 0xAARRGGBB, row by row.

let canvas = null;
let context = null;

/**
 * The pixels of a bitmap, which is closed.
 *
 * @param {ImageBitmap} bitmap
 * @param {boolean} mirrored left and right change places
 */
export function pixelsOf(bitmap, mirrored) {
  const {width, height} = bitmap;
  if (canvas?.width !== width || canvas?.height !== height) {
    canvas = new OffscreenCanvas(width, height);
    context = canvas.getContext('2d', {willReadFrequently: true, alpha: false});
  }
  context.setTransform(mirrored ? -1 : 1, 0, 0, 1, mirrored ? width : 0, 0);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const {data} = context.getImageData(0, 0, width, height);
  return {width, height, fill: (pixels) => swap(new Int32Array(data.buffer), pixels)};
}

/** From RGBA in memory to 0xAARRGGBB. */
export function swap(rgba, pixels) {
  for (let place = 0; place < rgba.length; place++) {
    const pixel = rgba[place];
    pixels[place] = pixel & 0xff00ff00 | (pixel & 255) << 16 | pixel >> 16 & 255;
  }
}
