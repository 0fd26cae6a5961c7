// A hand shape as an illustration, made of 21 landmarks: what the desktop's practice draws.

import {FINGERS, PANEL} from './palette.js';

const NEAR = [238, 222, 205], FAR = [166, 150, 141]; // of the skin, by its depth
const PALM = [0, 1, 5, 9, 13, 17];
// Widths as shares of the palm's length.
const BASE = 0.27, TIP = 0.21, EDGE = 0.24, LINE = 0.02, NAIL = 0.12;
const MARGIN = 0.13; // of the picture's side

/**
 * Draws a hand as large as fits.
 *
 * @param {HTMLCanvasElement} canvas a square
 * @param {Float32Array} landmarks 63 numbers; z may be NaN
 * @param {boolean} isMirrored left and right are exchanged
 */
export function drawShape(canvas, landmarks, isMirrored) {
  const pen = canvas.getContext('2d'), side = canvas.width;
  pen.clearRect(0, 0, side, side);
  const points = fitted(landmarks, side, isMirrored);
  const palm = Math.hypot(points[9][0] - points[0][0], points[9][1] - points[0][1]);
  const parts = partsOf(landmarks).sort((one, other) => other.depth - one.depth);
  const depths = parts.map((part) => part.depth);
  const nearest = Math.min(...depths), farthest = Math.max(...depths);
  for (const part of parts) {
    const share = (part.depth - nearest) / Math.max(farthest - nearest, 1e-9);
    const colour = `rgb(${NEAR.map((near, n) => Math.round(near + share * (FAR[n] - near))).join(' ')})`;
    if (part.finger) drawBone(pen, points, part, palm, colour);
    else drawPalm(pen, points, palm, colour);
  }
}

function fitted(landmarks, side, isMirrored) {
  const xs = [], ys = [];
  for (let n = 0; n < 21; n++) {
    xs.push(isMirrored ? -landmarks[3 * n] : landmarks[3 * n]);
    ys.push(landmarks[3 * n + 1]);
  }
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = ((1 - 2 * MARGIN) * side) / Math.max(right - left, bottom - top, 1e-9);
  return xs.map((x, n) => [(x - (left + right) / 2) * scale + side / 2, (ys[n] - (top + bottom) / 2) * scale + side / 2]);
}

function partsOf(landmarks) {
  const mean = (joints) => joints.reduce((sum, joint) => sum + (landmarks[3 * joint + 2] || 0), 0) / joints.length;
  const bones = FINGERS.flatMap((finger) => [0, 1, 2].map((n) => {
    const joints = finger.joints.slice(n, n + 2);
    return {depth: mean(joints), joints, finger, place: n};
  }));
  return [{depth: mean(PALM), joints: PALM, finger: null}, ...bones];
}

function drawPalm(pen, points, palm, colour) {
  const edge = Math.max(LINE * palm, 1);
  pen.lineJoin = 'round';
  for (const [wider, paint] of [[2 * edge, PANEL], [0, colour]]) {
    pen.fillStyle = pen.strokeStyle = paint;
    pen.lineWidth = EDGE * palm + wider;
    pen.beginPath();
    PALM.forEach((joint, place) => pen[place ? 'lineTo' : 'moveTo'](...points[joint]));
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
}

function drawBone(pen, points, {joints, finger, place}, palm, colour) {
  const edge = Math.max(LINE * palm, 1);
  const width = (joint) => ((BASE + ((TIP - BASE) * joint) / 3) * palm) / 2;
  const [first, last] = joints.map((joint) => points[joint]);
  for (const [wider, paint] of [[edge, PANEL], [0, colour]]) {
    pen.fillStyle = paint;
    capsule(pen, first, last, width(place) + wider, width(place + 1) + wider);
  }
  if (place === 2) {
    pen.fillStyle = finger.colour;
    disc(pen, last, (NAIL * palm) / 2);
  }
}

function capsule(pen, first, last, start, end) {
  const along = [last[0] - first[0], last[1] - first[1]];
  const length = Math.max(Math.hypot(...along), 1e-9);
  const across = [-along[1] / length, along[0] / length];
  pen.beginPath();
  pen.moveTo(first[0] + across[0] * start, first[1] + across[1] * start);
  pen.lineTo(last[0] + across[0] * end, last[1] + across[1] * end);
  pen.lineTo(last[0] - across[0] * end, last[1] - across[1] * end);
  pen.lineTo(first[0] - across[0] * start, first[1] - across[1] * start);
  pen.fill();
  disc(pen, first, start);
  disc(pen, last, end);
}

function disc(pen, [x, y], radius) {
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
