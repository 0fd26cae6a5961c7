// Pictures of vectors: PNG of 8-bit RGB, not interlaced (https://www.w3.org/TR/png, 9.2).

import zlib from 'node:zlib';

const HEADER = 8; // bytes before the first chunk
const COLOURS = 3;

/** The picture as 0xAARRGGBB, row by row. */
export function decode(file) {
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const packed = [];
  for (let at = HEADER; at < file.length; at += 12 + file.readUInt32BE(at)) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT') packed.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  const lines = zlib.inflateSync(Buffer.concat(packed));
  const row = COLOURS * width;
  const pixels = new Int32Array(width * height);
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y++) {
    const start = y * (row + 1);
    above = unfiltered(lines[start], lines.subarray(start + 1, start + 1 + row), above);
    for (let x = 0; x < width; x++) {
      pixels[y * width + x] = 0xff000000 | above[3 * x] << 16 | above[3 * x + 1] << 8 | above[3 * x + 2];
    }
  }
  return {width, height, pixels};
}

/** As bytes of RGB. */
export function rgb(pixels) {
  return Uint8Array.from({length: COLOURS * pixels.length}, (_, place) => pixels[Math.floor(place / 3)] >> 16 - 8 * (place % 3) & 255);
}

function unfiltered(filter, line, above) {
  const row = new Uint8Array(line.length);
  for (let place = 0; place < line.length; place++) {
    const left = place < COLOURS ? 0 : row[place - COLOURS];
    const corner = place < COLOURS ? 0 : above[place - COLOURS];
    const guess = [0, left, above[place], (left + above[place]) >> 1, paeth(left, above[place], corner)][filter];
    row[place] = line[place] + guess;
  }
  return row;
}

function paeth(left, above, corner) {
  const [toLeft, toAbove, toCorner] = [above - corner, left - corner, left + above - 2 * corner].map(Math.abs);
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
