"""Ways to look that need no MediaPipe, for processes that import this."""

import os
import time
from dataclasses import dataclass
from functools import partial

import numpy as np

from asl_keras.hand.hand import Hand
from training.making.found import frame

POINTS = np.arange(63, dtype=np.float32).reshape(21, 3)


@dataclass(frozen=True)
class Glance:
    """Reads each picture, and sees one hand in it, unless it is black."""

    name: str = "glance"
    aside: float = 0.0
    """Where it sees it: what is remembered is not moved."""

    def settings(self):
        return self.name

    def way(self, _):
        return "glance"

    def open(self):
        return partial(_glance, self.aside)


def _glance(aside, task):
    for shown in task.picture.frames():
        hand = Hand(POINTS + np.float32(shown.pixels.mean() + aside), "Left", 0.9)
        yield frame(shown, hand if shown.pixels.any() else None)


def echo():
    """Gives each task back twice."""
    return lambda task: iter((task, task))


def moody():
    """Ends the process at "die", never comes back from "hang"."""

    def work(task):
        if task == "die":
            os._exit(1)
        while task == "hang":
            time.sleep(60)
        yield task

    return work


refusing = partial(int, "no number")  # cannot be opened at all
