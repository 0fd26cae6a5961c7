// Pictures made smaller.

/**
 * A canvas with a smaller picture. Some browsers' `createImageBitmap` cannot do that.
 *
 * @param {CanvasImageSource} source
 * @param {HTMLCanvasElement} canvas to be used again
 */
export function scaled(source, width, height, canvas = document.createElement('canvas')) {
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(source, 0, 0, width, height);
  return canvas;
}
