"""How MediaPipe looks at what is to be learnt from.

A photograph is looked at once, as most data sets were: 40 a second on a core, and to the bit what
`mp.solutions.hands` gives. Where that shows no hand, several looks are taken as `asl recognize`
does, at a sixth of the speed: of 78 photographs of which one look misses 8, they miss 2. In a clip
a hand is followed from frame to frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from asl_keras.hand.alphabet import NONES
from asl_keras.hand.hand import Hand
from training.making.found import frame
from training.sources.samples import LabelledPicture

if TYPE_CHECKING:
    from asl_keras.landmarks.finder import HandFinder
    from asl_keras.landmarks.landmarker import Landmarker

VERSION = 1  # of all that follows: what was found otherwise is looked at again
PALM, HAND = 0.3, 0.5  # least confidences of the one look
# Ways to look.
CLIP, ONCE, AGAIN = "clip", "photograph once", "photograph"


class Task(NamedTuple):
    """A picture that has to be looked at; travels to a process."""

    number: int
    digest: str
    picture: LabelledPicture


@dataclass(frozen=True)
class Looking:
    """How pictures are looked at; small, as it goes to each process."""

    complexity: int = 1
    """Of MediaPipe's landmark model, 0 or 1."""
    landmarker: Path | None = None
    """A task file, which brings its own models."""
    once: bool = False
    """Not several times where one look sees no hand."""

    def settings(self) -> str:
        """All on which it depends what is found, but the picture."""
        models = "" if self.landmarker is None else _digest(self.landmarker)
        known = VERSION, version("mediapipe"), self.complexity, models
        return " ".join(map(str, known))

    def way(self, picture: LabelledPicture) -> str:
        """How a picture is looked at: once, if by its label there is perhaps no hand in it."""
        if picture.is_clip:
            return CLIP
        return ONCE if self.once or picture.label_at(0.0) in NONES else AGAIN

    def open(self) -> "Eyes":
        """What looks, in the process that it is called in."""
        return Eyes(self)


class Eyes:
    """Finds hands; opens MediaPipe when it is needed."""

    def __init__(self, looking: Looking):
        self._looking = looking

    def __call__(self, task: Task) -> Iterator[np.ndarray]:
        """What is seen in each frame: (1,) of `FRAME`. Raises UnreadableError."""
        picture = task.picture
        if picture.is_clip:
            self._video.reset()
        ways = {CLIP: self._in_clip, ONCE: self._at_first, AGAIN: self._in_photograph}
        find = ways[self._looking.way(picture)]
        for shown in picture.frames():
            yield frame(shown, find(shown.pixels))

    def _in_clip(self, pixels: np.ndarray) -> Hand | None:
        return next(iter(self._video.detect(pixels)), None)

    def _in_photograph(self, pixels: np.ndarray) -> Hand | None:
        from asl_keras.landmarks.search import middle_of

        hand = self._at_first(pixels)
        found = self._several.findings(pixels) if hand is None else []
        return middle_of(found) if found else hand

    def _at_first(self, pixels: np.ndarray) -> Hand | None:
        return next(iter(self._once.find(pixels)), None)

    @cached_property
    def _once(self) -> "HandFinder":
        from asl_keras.landmarks.adapters import open_finder
        from asl_keras.landmarks.finder import Confidence

        models = self._looking.complexity, self._looking.landmarker
        return open_finder(False, 1, Confidence(PALM, HAND), *models)

    @cached_property
    def _several(self) -> "Landmarker":
        return self._landmarker(video=False)

    @cached_property
    def _video(self) -> "Landmarker":
        return self._landmarker(video=True)

    def _landmarker(self, video: bool) -> "Landmarker":
        from asl_keras.landmarks.landmarker import Landmarker

        models = self._looking.complexity, self._looking.landmarker
        return Landmarker(video, complexity=models[0], landmarker=models[1])


def _digest(file: Path) -> str:
    import hashlib

    from asl_keras.landmarks.task_file import read_task

    return hashlib.sha256(read_task(file)).hexdigest()
