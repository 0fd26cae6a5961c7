"""A photograph in memory to what its hands show, as `asl recognize` reads it from a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from asl_keras.frames.decoding import Decoded, decoded
from asl_keras.frames.formats import OFFERED
from asl_keras.hand.hand import Hand
from asl_keras.inference.findings import agreed, read_findings
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.options import MAX_HANDS, SeveralOptions
from asl_keras.landmarks.search import middle_of
from asl_keras.recognize import PhotographedHand, photographed
from server.serving.shelf import Shelf
from server.serving.stopwatch import Stopwatch


@dataclass(frozen=True)
class ReadHand:
    """A hand in a photograph."""

    shows: PhotographedHand
    """Its box is in pixels of the file."""
    landmarks: np.ndarray
    """float32 (21, 3) in pixels of the file: the middle of what the looks found."""
    probabilities: np.ndarray
    """float32 (labels,)."""


@dataclass(frozen=True)
class ReadPhoto:
    """What a photograph shows."""

    hands: Sequence[ReadHand]
    """From left to right."""
    seconds: Mapping[str, float]
    """Of the stages "decode", "hands" and "read"."""


class PhotoReader:
    """Reads photographs, many at the same time: each thread that reads has a landmarker.

    Args:
        megapixels: of a photograph, at most.
    """

    def __init__(self, megapixels: int):
        self._megapixels = megapixels
        self._landmarkers = {
            hands: Shelf(SeveralOptions(hands=hands).open, Landmarker.close)
            for hands in range(1, MAX_HANDS + 1)
        }

    def warm(self) -> None:
        """Opens a landmarker and lets it see a picture, which takes a second the first time."""
        with self._landmarkers[1].one() as landmarker:
            landmarker.findings(np.zeros((64, 64, 3), np.uint8), enough=lambda _: True)

    def read(self, content: bytes, reader: Reader, hands: int = 1, fast: bool = False) -> ReadPhoto:
        """What a photograph shows.

        Args:
            content: of its file.
            reader: of hands.
            hands: at most so many are read, 1 to 4.
            fast: stop where two looks are sure of one letter; counts with one hand only.

        Raises:
            InputError: if it is none that can be read.
        """
        watch = Stopwatch()
        with watch.stage("decode"):
            photo = self._decoded(content)
        with watch.stage("hands"), self._landmarkers[hands].one() as landmarker:
            if hands > 1:
                found = landmarker.findings_of_all(photo.pixels)
            else:
                one = landmarker.findings(photo.pixels, agreed(reader) if fast else None)
                found = [one] if one else []
        with watch.stage("read"):
            read = [_read(findings, reader, photo.scale) for findings in found]
        return ReadPhoto(sorted(read, key=lambda hand: hand.shows.box), watch.seconds)

    def close(self) -> None:
        """Frees the landmarkers."""
        for shelf in self._landmarkers.values():
            shelf.close()

    def _decoded(self, content: bytes) -> Decoded:
        try:
            return decoded(content, self._megapixels)
        except UnreadableError as error:
            raise InputError(
                f"Expected a photograph ({OFFERED}). Received: one that {error}."
            ) from error


def _read(findings: Sequence[Hand], reader: Reader, scale: int) -> ReadHand:
    hand = middle_of(findings)
    found = read_findings(reader, np.stack([each.landmarks for each in findings]))
    shows = photographed(hand, found, reader, len(findings))
    return ReadHand(shows.enlarged(scale), hand.landmarks * scale, found.probabilities)
