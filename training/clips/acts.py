"""What a photographed hand does: holds a letter and drifts, slides, bounces, draws."""

from collections.abc import Iterator

import numpy as np

from training.clips.scene import HEIGHT, WIDTH, background, feather, fitted, placed, spoiled
from training.clips.timeline import HELD, MOVE
from training.movements.photographs import drawing

FPS = 30
START, DRIFT = 30, 25  # pixels, at most
PALM = 1 / 3  # of a photograph's height
STEP = 0.5, 0.4  # of a slide to the side and of a bounce, in palms


class Stage:
    """Where a hand acts.

    Args:
        condition: what is wrong with the picture.
        random: chooses the background and all that is left to chance.
    """

    def __init__(self, condition: str, random: np.random.Generator):
        self._condition, self._random = condition, random
        self.empty = background(random)
        """The picture without a hand."""
        self._offset = self._drift = np.zeros(2)

    def hold(self, photo: np.ndarray) -> Iterator[np.ndarray]:
        """A hand appears, and drifts a little."""
        self._offset = self._random.uniform(-START, START, 2)
        self._drift = self._random.uniform(-DRIFT, DRIFT, 2)
        yield from self._drifting(fitted(photo))

    def move_and_hold(self, photo: np.ndarray, how: str) -> Iterator[np.ndarray]:
        """The same hand moves, and holds on: a "slide" or a "bounce"."""
        photo = fitted(photo)
        side, up = (PALM * photo.shape[0] * step for step in STEP)
        share = (1 - np.cos(np.linspace(0, np.pi, round(MOVE * FPS)))) / 2
        if how == "slide":
            ways = share[:, np.newaxis] * [side if self._offset[0] < 0 else -side, 0]
        else:
            ways = np.sin(np.pi * share)[:, np.newaxis] * [0, -up]
        begun = self._offset
        for way in ways:
            yield self._frame(photo, _shift(photo, begun + way))
        self._offset = begun + ways[-1]
        yield from self._drifting(photo)

    def draw(self, photo: np.ndarray, letter: str) -> Iterator[np.ndarray]:
        """A hand appears and draws J or Z."""
        photo = fitted(photo)
        size, palm = (photo.shape[0], photo.shape[1]), PALM * photo.shape[0]
        middle = _shift(photo, np.zeros(2))
        for move in drawing(letter, size, palm, round(HELD * FPS), self._random):
            move[:, 2] += middle[:, 2]
            yield self._frame(photo, move)

    def _drifting(self, photo: np.ndarray) -> Iterator[np.ndarray]:
        frames = round(HELD * FPS)
        for number in range(frames):
            away = self._drift * np.sin(2 * np.pi * number / frames)
            yield self._frame(photo, _shift(photo, self._offset + away))

    def _frame(self, photo: np.ndarray, move: np.ndarray) -> np.ndarray:
        frame = placed(photo, feather(*photo.shape[:2]), self.empty, move)
        return spoiled(frame, self._condition, self._drift, self._random)


def _shift(photo: np.ndarray, offset: np.ndarray) -> np.ndarray:
    """Moves a photograph to the middle of the frame, and on by (2,) pixels: float32 (2, 3)."""
    height, width = photo.shape[:2]
    corner = np.array([WIDTH - width, HEIGHT - height]) / 2 + offset
    return np.array([[1, 0, corner[0]], [0, 1, corner[1]]], np.float32)
