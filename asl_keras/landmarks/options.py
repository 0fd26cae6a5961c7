"""How hands are found, as the options of every command that finds them."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from asl_keras.errors import expect

if TYPE_CHECKING:
    from asl_keras.landmarks.landmarker import Landmarker

MAX_HANDS = 4


@dataclass(frozen=True)
class LandmarkerOptions:
    """Finds the hand in a photograph.

    Example:
        >>> with LandmarkerOptions(complexity=0).open() as landmarker:
        ...     hands = landmarker.detect(picture)
    """

    landmarker: Path | None = None
    """A hand_landmarker.task, which mediapipe 0.10.30 and newer need; `python -m
    asl_keras.landmarks.make_task` makes one."""
    complexity: Literal[0, 1] = 1
    """Of MediaPipe's landmark model: 0 is faster, 1 more exact."""

    def open(self) -> "Landmarker":
        """The landmarker, to be closed; raises InputError if there is none with these options."""
        from asl_keras.landmarks.landmarker import Landmarker

        return Landmarker(complexity=self.complexity, landmarker=self.landmarker)


@dataclass(frozen=True)
class SeveralOptions(LandmarkerOptions):
    """Finds one hand in a photograph, or several."""

    hands: int = 1
    """At most so many are read in a photo, 1 to 4."""

    def __post_init__(self) -> None:
        """Raises InputError for another number of hands."""
        _expect_hands(self.hands)

    def open(self) -> "Landmarker":
        """The landmarker, to be closed; raises InputError if there is none with these options."""
        from asl_keras.landmarks.landmarker import Landmarker

        return Landmarker(
            max_hands=self.hands, complexity=self.complexity, landmarker=self.landmarker
        )


@dataclass(frozen=True)
class TrackingOptions(LandmarkerOptions):
    """Finds the hands in the frames of a video, each from where it was in the frame before."""

    hands: int = 2
    """At most so many are read at a time, 1 to 4."""

    def __post_init__(self) -> None:
        """Raises InputError for another number of hands."""
        _expect_hands(self.hands)

    def open(self) -> "Landmarker":
        """The landmarker, to be closed; raises InputError if there is none with these options."""
        from asl_keras.landmarks.landmarker import Landmarker

        return Landmarker(
            video=True,
            max_hands=self.hands,
            complexity=self.complexity,
            landmarker=self.landmarker,
        )


def _expect_hands(hands: int) -> None:
    expect(1 <= hands <= MAX_HANDS, "hands", f"from 1 to {MAX_HANDS}", hands)
