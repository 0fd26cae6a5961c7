// A hand's skeleton, and what its fingertip draws.

import {FINGERS, INK, PALM, PALM_BONES, PANEL} from './palette.js';

const HAND = 200; // units of a hand whose lines are as thick as here; a smaller one has thinner ones
const BONE = 2.6, JOINT = 4, SHADOW = 1.2, PATH = 4.5, PATH_BEGINS = 0.35;
const LEAST = 0.6;

/**
 * @param {CanvasRenderingContext2D} pen in the units of the points
 * @param {[number, number][]} points the 21 landmarks
 * @param {number} unit the length of a point
 */
export function drawSkeleton(pen, points, unit) {
  const share = Math.min(Math.max(extent(points) / (HAND * unit), LEAST), 1) * unit;
  pen.lineCap = pen.lineJoin = 'round';
  const chains = [
    ...PALM_BONES.map((joints) => ({colour: PALM, joints})),
    ...FINGERS,
  ];
  for (const {joints} of chains) stroke(pen, points, joints, PANEL, (BONE + 2 * SHADOW) * share);
  for (const {colour, joints} of chains) stroke(pen, points, joints, colour, BONE * share);
  for (const {colour, joints} of [{colour: PALM, joints: [0]}, ...FINGERS]) {
    for (const joint of joints) {
      dot(pen, points[joint], (JOINT + SHADOW) * share, PANEL);
      dot(pen, points[joint], JOINT * share, colour);
    }
  }
}

/** Thicker towards where the fingertip is now. */
export function drawPath(pen, points, unit) {
  pen.lineCap = 'round';
  for (const [colour, more] of [[PANEL, 2 * SHADOW], [INK, 0]]) {
    for (let place = 1; place < points.length; place++) {
      const share = PATH_BEGINS + (1 - PATH_BEGINS) * (place / (points.length - 1));
      stroke(pen, points, [place - 1, place], colour, (PATH * share + more) * unit);
    }
  }
}

function extent(points) {
  const xs = points.map((point) => point[0]), ys = points.map((point) => point[1]);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}

function stroke(pen, points, joints, colour, width) {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.beginPath();
  joints.forEach((joint, place) => pen[place ? 'lineTo' : 'moveTo'](...points[joint]));
  pen.stroke();
}

function dot(pen, [x, y], radius, colour) {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
}
