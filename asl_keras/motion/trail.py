"""What a fingertip draws, to be shown while it may be a letter."""

import numpy as np

from asl_keras.motion.movement import TIPS

LETTER_COLUMNS = {"Z": slice(6, 8), "J": slice(8, 10)}  # of the tips, relative to the wrist
FAR = {"Z": 11, "J": 14}  # columns of how far the tips are from the wrist
OTHERS = slice(11, 15)  # the tips but the thumb's
ALONE = 0.25  # sizes of the hand by which the one fingertip is farther out than the others
AGREED = 0.5  # share of frames that show it so: fast ones are blurred
REST, STILL = 0.35, 0.2  # a fingertip that moves less, in sizes of the hand, for so many seconds


def drawn(frames: np.ndarray, letter: str) -> np.ndarray:
    """The path of the fingertip that draws a letter: float64 (n, 2).

    Args:
        frames: float64 (n, 16), see `stretch.described`.
    """
    return frames[:, :2] + frames[:, LETTER_COLUMNS[letter]]


def trail(times: np.ndarray, frames: np.ndarray) -> np.ndarray | None:
    """The path of the finger that stands alone, from its last rest on: float64 (n, 2).

    None where no finger stands alone, or the one that does is at rest.

    Args:
        times: float64 (n,), seconds; n at least 1.
        frames: float64 (n, 16).
    """
    letter = next((letter for letter in TIPS if _stands_alone(frames, letter)), None)
    if letter is None:
        return None
    path = drawn(frames, letter)
    least = STILL * float(np.median(frames[:, -1]))
    moved = path[_last_rest(times, path, least) :]
    return moved if np.ptp(moved, axis=0).max() >= least else None


def _stands_alone(frames: np.ndarray, letter: str) -> bool:
    tips, own = frames[:, OTHERS], frames[:, FAR[letter]]
    others = np.where(tips == own[:, None], 0, tips).max(axis=1)
    return bool((own > others + ALONE * frames[:, -1]).mean() >= AGREED)


def _last_rest(times: np.ndarray, path: np.ndarray, least: float) -> int:
    """The last frame before which a path (n, 2) has stayed within `least` for a while; 0 if
    none."""
    for row in range(len(path) - 1, 0, -1):
        if times[row] - times[0] < REST:
            break
        before = path[(times > times[row] - REST) & (times <= times[row])]
        if np.ptp(before, axis=0).max() < least:
            return row
    return 0
