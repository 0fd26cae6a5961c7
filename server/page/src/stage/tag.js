// The box around a hand and the tag with its letter, in a ring that fills until it is written.

import {FAINT, INK, PANEL, colourOf} from './palette.js';

const CORNER = 24, RADIUS = 10, LINE = 2.6, SHADOW = 1, ROOM = 8, SHARE = 0.06;
const TAG = {width: 124, height: 58, padding: 7, gap: 8, radius: 12};
const FONT = '"DejaVu Sans", system-ui, sans-serif';

/** The box of points with some room around them, as far as it is on the stage. */
export function boxAround(points, unit, stage) {
  const xs = points.map((point) => point[0]), ys = points.map((point) => point[1]);
  const box = {left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys)};
  const room = ROOM * unit + SHARE * Math.max(box.right - box.left, box.bottom - box.top);
  return {
    left: Math.max(box.left - room, stage.left),
    top: Math.max(box.top - room, stage.top),
    right: Math.min(box.right + room, stage.right),
    bottom: Math.min(box.bottom + room, stage.bottom),
  };
}

export function drawCorners(pen, box, colour, unit) {
  const length = Math.min(CORNER * unit, (box.right - box.left) / 3, (box.bottom - box.top) / 3);
  if (length < 3) return;
  pen.lineCap = 'round';
  for (const [style, width] of [[PANEL, LINE + 2 * SHADOW], [colour, LINE]]) {
    pen.strokeStyle = style;
    pen.lineWidth = width * unit;
    for (const x of ['left', 'right']) for (const y of ['top', 'bottom']) corner(pen, box, x, y, length, unit);
  }
}

function corner(pen, box, x, y, length, unit) {
  const right = x === 'left' ? 1 : -1, down = y === 'top' ? 1 : -1;
  const radius = Math.min(RADIUS * unit, length);
  pen.beginPath();
  pen.moveTo(box[x] + right * length, box[y]);
  pen.arcTo(box[x], box[y], box[x], box[y] + down * radius, radius);
  pen.lineTo(box[x], box[y] + down * length);
  pen.stroke();
}

/** The tag's place: above the hand, else below it, else in the box, always on the stage. */
export function placed(box, unit, stage) {
  const width = TAG.width * unit, height = TAG.height * unit, gap = TAG.gap * unit;
  const above = box.top - gap - height, below = box.bottom + gap;
  const top = above >= stage.top ? above : below + height <= stage.bottom ? below : box.top + gap;
  const left = Math.max(stage.left, Math.min(box.left, stage.right - width));
  return {left, top: Math.max(stage.top, Math.min(top, stage.bottom - height)), width, height};
}

export function drawTag(pen, tag, hand, unit) {
  const colour = colourOf(hand), padding = TAG.padding * unit;
  pen.fillStyle = PANEL;
  pen.globalAlpha = 0.85;
  rounded(pen, tag.left, tag.top, tag.width, tag.height, TAG.radius * unit);
  pen.globalAlpha = 1;
  const radius = tag.height / 2 - padding;
  drawLetter(pen, [tag.left + padding + radius, tag.top + tag.height / 2], radius, hand, colour, unit);
  const left = tag.left + 3 * padding + 2 * radius, width = tag.left + tag.width - 2 * padding - left;
  write(pen, `${Math.round(100 * hand.probability)}%`, left, tag.top + 0.37 * tag.height, 17 * unit, INK, 'left');
  pen.fillStyle = FAINT;
  pen.globalAlpha = 0.3;
  rounded(pen, left, tag.top + 0.62 * tag.height, width, 6 * unit, 3 * unit);
  pen.globalAlpha = 1;
  pen.fillStyle = colour;
  rounded(pen, left, tag.top + 0.62 * tag.height, width * Math.min(Math.max(hand.probability, 0), 1), 6 * unit, 3 * unit);
}

function drawLetter(pen, [x, y], radius, hand, colour, unit) {
  const isWritten = hand.known && hand.progress >= 1;
  const circle = (share, style, alpha) => {
    pen.globalAlpha = alpha;
    pen.strokeStyle = pen.fillStyle = style;
    pen.lineWidth = 3.5 * unit;
    pen.beginPath();
    pen.arc(x, y, isWritten ? radius : radius - 1.75 * unit, -Math.PI / 2, (share - 0.25) * 2 * Math.PI);
    if (isWritten) pen.fill();
    else pen.stroke();
    pen.globalAlpha = 1;
  };
  if (isWritten) circle(1, colour, 1);
  else {
    circle(1, FAINT, 0.3);
    if (hand.known && hand.progress > 0) circle(hand.progress, colour, 1);
  }
  const text = hand.known ? hand.letter : '?';
  const size = 1.16 * radius * Math.min(1, 1.6 / Math.max(text.length, 1));
  write(pen, text, x, y, text.length > 1 ? size : 1.16 * radius, isWritten ? PANEL : colour, 'center');
}

function write(pen, text, x, y, size, colour, align) {
  pen.font = `700 ${size}px ${FONT}`;
  pen.textAlign = align;
  pen.textBaseline = 'alphabetic';
  pen.fillStyle = colour;
  pen.fillText(text, x, y + 0.36 * size);
}

function rounded(pen, left, top, width, height, radius) {
  if (width <= 0) return;
  pen.beginPath();
  pen.roundRect(left, top, width, height, Math.min(radius, width / 2));
  pen.fill();
}
