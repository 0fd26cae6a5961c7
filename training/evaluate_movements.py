"""Evaluates how J and Z, which are movements, are read in sequences of hands.

Example:
    python -m training.evaluate_movements --data sequences.npz --report movements.json

SEQUENCES.npz is a landmark NPZ with `clips`, `times` in seconds and `labels`: J or Z in the frames
of a movement, anything else, or nothing, where the hand makes neither. A movement is found where
the same letter is read once in it or within half a second after it; every other J or Z that is read
is a false one. Prints the recall of J and of Z over movements, and false ones per minute in which
a hand is watched: a gap between frames counts 0.3 seconds. Takes seconds; needs no model and no
camera.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.data.sequences import load_sequences
from asl_keras.errors import expect
from asl_keras.files import expect_another_place, expect_place, write_bytes
from training.judging.movements import MovementFigures, judge


@dataclass(frozen=True)
class Options:
    """What is judged."""

    data: tuple[Path, ...]
    """Sequence NPZ files."""
    fps: float | None = None
    """Frames a second, 1 to 1000, where no file has `times`."""
    report: Path | None = None
    """Write the figures there, as JSON."""

    def __post_init__(self) -> None:
        """Raises InputError for a rate that no camera has."""
        expect(self.fps is None or 1 <= self.fps <= 1000, "fps", "from 1 to 1000", self.fps)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_movements", __doc__)
    add_options(page, Options)
    options = from_options(Options, page.parse_args(arguments))
    expect_another_place(options.report, "report", options.data)
    expect_place(options.report, "report")
    clips = [clip for file in options.data for clip in load_sequences(file, options.fps)]
    figures = judge(clips)
    print(_as_table(figures))
    if options.report is not None:
        write_bytes(options.report, json.dumps(_as_json(figures), indent=2).encode() + b"\n")


def _as_table(figures: MovementFigures) -> str:
    rows = [
        (letter, str(one.movements), str(one.found), _percent(one.recall), str(one.false))
        for letter, one in figures.letters.items()
    ]
    head = ("letter", "movements", "found", "recall", "false ones")
    minutes = f"{figures.false} false in {figures.minutes:.2f} minutes"
    return f"{table.aligned([head, *rows])}\n{minutes}: {figures.false_per_minute:.3f} per minute"


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


def _as_json(figures: MovementFigures) -> dict:
    letters = {
        letter: {**asdict(one), "recall": one.recall} for letter, one in figures.letters.items()
    }
    return {
        "letters": letters,
        "clips": figures.clips,
        "minutes": figures.minutes,
        "false": figures.false,
        "false_per_minute": figures.false_per_minute,
    }


if __name__ == "__main__":
    run(main)
