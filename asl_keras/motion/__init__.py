"""Letters that are movements: a hand of a certain shape whose fingertip draws a path.

A stretch of frames, ending now, is resampled in time, taken relative to the hand's size, and read
by a tiny network; what it is sure of for a moment is a letter. No camera, no clock, no alphabet:
every number is a double and every sum runs in order, so that Java's `motion` reads alike, which
`tests/golden/movements.json` pins.
"""

from asl_keras.motion.movement import BEGINS, LETTERS, TIPS, Movement
from asl_keras.motion.reader import MovementReader

__all__ = ["BEGINS", "LETTERS", "TIPS", "Movement", "MovementReader"]
