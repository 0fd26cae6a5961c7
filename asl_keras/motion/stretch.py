"""What the network sees of a stretch of frames. A change of it needs another network."""

import numpy as np

STEPS = 12  # in time, evenly spread over the stretch
SIZE_STEP = 8  # of the sorted sizes of the steps, the one that counts: a turned hand looks smaller
LEAST_REACH = 0.4  # sizes of the hand: below, nothing was drawn
LARGEST = 8.0  # sizes of the hand; what is farther is a landmarker's slip
WRIST, MIDDLE_KNUCKLE = 0, 9
POINTS = (5, 17, 8, 20)  # knuckles and tips of index and little finger
TIPS = (4, 8, 12, 16, 20)
KNUCKLES = (5, 9, 17)
COLUMNS = 2 + 2 * len(POINTS) + len(TIPS) + 1
FEATURES = STEPS * COLUMNS + 1


def described(landmarks: np.ndarray) -> np.ndarray:
    """What counts of hands (..., 21, 2 or 3): float64 (..., 16).

    x and y of the wrist; of `POINTS` relative to it; how far the tips are from it; and the hand's
    size, which is the farthest knuckle's distance from it. All in the unit of the landmarks.
    """
    points = landmarks[..., :2].astype(np.float64)
    apart = points - points[..., [WRIST], :]
    far = np.sqrt(apart[..., 0] * apart[..., 0] + apart[..., 1] * apart[..., 1])
    size = far[..., list(KNUCKLES)].max(axis=-1, keepdims=True)
    relative = apart[..., list(POINTS), :].reshape(*far.shape[:-1], -1)
    return np.concatenate([points[..., WRIST, :], relative, far[..., list(TIPS)], size], axis=-1)


def resampled(
    times: np.ndarray, frames: np.ndarray, starts: np.ndarray, lasts: np.ndarray
) -> np.ndarray:
    """Stretches from each start to a frame, at `STEPS` times: float64 (k, 12, 16).

    Between two frames, linear.

    Args:
        times: float64 (n,), increasing; n at least 2.
        frames: float64 (n, 16).
        starts: float64 (k,), seconds.
        lasts: int (k,), the last frame of each, at least 1.
    """
    begins, ends = starts[:, np.newaxis], lasts[:, np.newaxis]
    wanted = begins + (times[ends] - begins) * (np.arange(STEPS) / (STEPS - 1))
    after = np.clip(np.searchsorted(times, wanted), 1, ends)
    before = after - 1
    share = np.clip((wanted - times[before]) / (times[after] - times[before]), 0, 1)
    return frames[before] + share[..., np.newaxis] * (frames[after] - frames[before])


def size_of(steps: np.ndarray) -> np.ndarray:
    """The size of the hand in resampled stretches, at least a trifle: (k,)."""
    return np.maximum(np.sort(steps[..., -1], axis=1)[:, SIZE_STEP], 1e-9)


def reach(steps: np.ndarray) -> np.ndarray:
    """How far index and little finger's tips travel across or down, in sizes of the hand: (k,)."""
    tips = steps[..., [6, 7, 8, 9]] + steps[..., [0, 1, 0, 1]]
    return (tips.max(axis=1) - tips.min(axis=1)).max(axis=1) / size_of(steps)


def features(steps: np.ndarray, seconds: np.ndarray) -> np.ndarray:
    """Resampled stretches relative to the hand's size, and how long they took: (k, 193)."""
    relative = steps.copy()
    relative[..., :2] -= steps[..., :2].sum(axis=1, keepdims=True) / STEPS
    relative /= size_of(steps)[:, np.newaxis, np.newaxis]
    values = np.clip(relative, -LARGEST, LARGEST).reshape(-1, STEPS * COLUMNS)
    return np.concatenate([values, np.log(seconds)[:, np.newaxis]], axis=1)
