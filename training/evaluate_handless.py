"""Counts false hands and false letters in pictures without a hand.

`training.judging.handless` draws them.

Example:
    python -m training.evaluate_handless

Takes a minute and a half. A false hand is one that is found, a false letter one that counts as
known. With --video each picture is a still video of --frames frames, and one found in any of them
counts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.options import LandmarkerOptions, TrackingOptions
from asl_keras.pretrained.options import ModelOptions
from asl_keras.recognize import LookOptions, hand_in
from asl_keras.text import Reading
from training.judging.handless import COUNT, KINDS, handless

HEAD = ("", "pictures", "false hands", "false letters")


@dataclass(frozen=True)
class Options:
    """Which pictures are looked at."""

    pictures: int = COUNT
    """So many, at least 1."""
    video: bool = False
    """Each is a still video."""
    frames: int = 8
    """Of such a video, at least 1."""

    def __post_init__(self) -> None:
        """Raises InputError for fewer."""
        expect(self.pictures >= 1, "pictures", "at least 1", self.pictures)
        expect(self.frames >= 1, "frames", "at least 1", self.frames)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_handless", __doc__)
    for kind in (Options, ModelOptions, LandmarkerOptions, LookOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)

    options, reader = from_options(Options, given), from_options(ModelOptions, given).open()
    finding = from_options(LandmarkerOptions, given)
    pictures = [handless(number) for number in range(options.pictures)]
    if options.video:
        tracking = TrackingOptions(finding.landmarker, finding.complexity)
        with tracking.open() as landmarker:
            rows = [_in_video(each, options.frames, landmarker, reader) for each in pictures]
    else:
        enough = from_options(LookOptions, given).enough(reader)
        with finding.open() as landmarker:
            hands = [hand_in(each, landmarker, reader, enough) for each in pictures]
        rows = [(hand is not None, hand is not None and hand.known) for hand in hands]
    print(as_table(np.array(rows)))


def as_table(rows: np.ndarray) -> str:
    """The shares of all pictures and of each kind, from bool (N, 2): false hand, false letter."""
    kinds = np.arange(len(rows)) % len(KINDS)
    groups = {"all": kinds >= 0}
    groups |= {kind.__name__: kinds == place for place, kind in enumerate(KINDS)}
    lines = (
        (name, str(group.sum()), *(f"{share:.1%}" for share in rows[group].mean(axis=0)))
        for name, group in groups.items()
        if group.any()
    )
    return table.aligned([HEAD, *lines])


def _in_video(
    picture: np.ndarray, frames: int, landmarker: Landmarker, reader: Reader
) -> tuple[bool, bool]:
    """Whether a hand is found in any frame, and a letter read."""
    landmarker.reset()
    found = [hand for _ in range(frames) for hand in landmarker.detect(picture)]
    return bool(found), any(_letters([hand.landmarks for hand in found], reader))


def _letters(landmarks: Sequence[np.ndarray], reader: Reader) -> Iterator[bool]:
    for probabilities in reader.read(np.stack(landmarks)) if landmarks else ():
        reading = Reading.of(probabilities, reader.alphabet, reader.threshold)
        yield reading.letter is not None


if __name__ == "__main__":
    run(main)
