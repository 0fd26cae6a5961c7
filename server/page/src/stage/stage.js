// The picture with what was seen in it. Where reading keeps up, each frame is shown with its own
// skeleton; where it does not, the camera's live picture is shown, and the skeleton follows it.

import {boxAround, drawCorners, drawTag, placed} from './tag.js';
import {colourOf} from './palette.js';
import {drawPath, drawSkeleton} from './skeleton.js';

const POINTS = 480; // of the picture's shorter side on the screen
const LEAST_UNIT = 0.75, SHARPEST = 2;
const KEEPS_UP = 0.06, LAGS = 0.085; // seconds from a frame to its skeleton
const STEADY = 0.1; // share of a new measurement

export class Stage {
  /** @param {HTMLElement} place with a video and a canvas */
  constructor(place) {
    this.place = place;
    this.video = place.querySelector('video');
    this.canvas = place.querySelector('canvas');
    this.pen = this.canvas.getContext('2d');
    this.frame = document.createElement('canvas'); // what is being read
    this.framePen = this.frame.getContext('2d');
    this.hands = [];
    this.readWidth = 1;
    this.isPhoto = false;
    this.lag = 0;
    this.isExact = true;
    this.isMirrored = false;
    new ResizeObserver(() => this.draw()).observe(place);
  }

  /** Keeps what a video or a bitmap shows now until its hands are known. */
  keep(source, width, height) {
    if (this.frame.width !== width || this.frame.height !== height) {
      this.frame.width = width;
      this.frame.height = height;
    }
    this.framePen.drawImage(source, 0, 0);
  }

  /**
   * Shows the hands of the frame that was kept.
   *
   * @param {object[]} hands in pixels of the frame as it was read
   * @param {number} readWidth of that frame
   * @param {number} lag how many seconds ago it was sent
   */
  show(hands, readWidth, lag) {
    this.hands = hands;
    this.readWidth = readWidth;
    this.lag = this.lag ? this.lag + STEADY * (lag - this.lag) : lag;
    if (this.lag > LAGS) this.isExact = false;
    if (this.lag < KEEPS_UP) this.isExact = true;
    this.draw();
  }

  /** Shows a photograph, until `clear`. */
  showPhoto(bitmap) {
    this.keep(bitmap, bitmap.width, bitmap.height);
    this.isPhoto = true;
    this.showHands([]);
  }

  /** Shows the hands of the photograph. */
  showHands(hands) {
    this.hands = hands;
    this.readWidth = this.frame.width;
    this.draw();
  }

  /** The picture with its hands, as a PNG; null where nothing is shown. */
  snapshot() {
    if (!this.frame.width) return Promise.resolve(null);
    const isExact = this.isExact;
    this.isExact = true;
    this.draw();
    const made = new Promise((resolve) => { this.canvas.toBlob(resolve, 'image/png'); });
    this.isExact = isExact;
    return made;
  }

  mirror(isMirrored) {
    this.isMirrored = isMirrored;
    this.video.classList.toggle('mirrored', isMirrored);
  }

  /** Shows the live picture, without hands. */
  clear() {
    this.hands = [];
    this.isPhoto = false;
    this.frame.width = 0;
    this.draw();
  }

  draw() {
    const {width, height, sharp} = this.#sized();
    const shown = this.frame;
    this.pen.setTransform(sharp, 0, 0, sharp, 0, 0);
    this.pen.clearRect(0, 0, width, height);
    const isDrawn = Boolean(shown.width) && (this.isPhoto || this.isExact);
    this.video.style.visibility = isDrawn ? 'hidden' : 'visible';
    if (!shown.width || !width) return;
    const scale = Math.min(width / shown.width, height / shown.height);
    const left = (width - scale * shown.width) / 2, top = (height - scale * shown.height) / 2;
    if (isDrawn) this.#drawFrame(scale, left, top);
    this.#drawHands(scale, left, top);
  }

  #drawFrame(scale, left, top) {
    const {pen, frame} = this;
    pen.save();
    pen.translate(left, top);
    if (this.isMirrored && !this.isPhoto) {
      pen.translate(scale * frame.width, 0);
      pen.scale(-1, 1);
    }
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(frame, 0, 0, scale * frame.width, scale * frame.height);
    pen.restore();
  }

  #drawHands(scale, left, top) {
    const wide = scale * this.frame.width, high = scale * this.frame.height;
    const unit = Math.max(Math.min(wide, high) / POINTS, LEAST_UNIT);
    const room = {left: left + 6, top: top + 6, right: left + wide - 6, bottom: top + high - 6};
    const enlarged = wide / this.readWidth;
    const toScreen = (x, y) => [left + enlarged * x, top + enlarged * y];
    for (const hand of this.hands) {
      const points = Array.from({length: 21}, (_, n) => toScreen(hand.landmarks[3 * n], hand.landmarks[3 * n + 1]));
      drawSkeleton(this.pen, points, unit);
      if (hand.path) drawPath(this.pen, pairs(hand.path).map(([x, y]) => toScreen(x, y)), unit);
      const box = boxAround(points, unit, room);
      drawCorners(this.pen, box, colourOf(hand), unit);
      drawTag(this.pen, placed(box, unit, room), hand, unit);
    }
  }

  #sized() {
    const {clientWidth: width, clientHeight: height} = this.place;
    const sharp = Math.min(globalThis.devicePixelRatio || 1, SHARPEST);
    const across = Math.round(width * sharp), down = Math.round(height * sharp);
    if (this.canvas.width !== across || this.canvas.height !== down) {
      this.canvas.width = across;
      this.canvas.height = down;
    }
    return {width, height, sharp};
  }
}

const pairs = (numbers) => Array.from({length: numbers.length / 2}, (_, n) => [numbers[2 * n], numbers[2 * n + 1]]);
