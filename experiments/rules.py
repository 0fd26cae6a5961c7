"""Reads clips with other rules of when a letter is written, and played faster: see rules.sh.

Example:
    python -m experiments.rules runs/clips/clips.json --hands runs/rules --out docs/rules.png
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.evaluation.spelling import letter_errors
from asl_keras.inference.reader import Reader
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.live.reader import LiveReader
from asl_keras.live.watch import FrameHands
from asl_keras.pretrained.options import ModelOptions
from asl_keras.text import Rules
from experiments.clip_hands import hands_of
from training.evaluate_clips import read_frames
from training.judging.clips import read_clips

CAMERA = 30  # frames a second
SLOWEST = 0.67  # letters a second of the clips as they are
SPEEDS = (1.0, 1.5, 2.0, 3.0, 4.0)
HOLDS, WINDOWS, RELEASES = (0.1, 0.2, 0.3, 0.4, 0.5), (0.1, 0.2, 0.3, 0.4), (0.1, 0.2, 0.3)
CHOSEN_AT = (1.0, 2.0)  # speeds whose errors together decide


@dataclass(frozen=True)
class Options:
    """What is read, and what is drawn."""

    hands: Path
    """Folder where the hands of the clips are kept once they are found."""
    out: Path
    """The picture."""


class Remembering:
    """A reader that reads each hand once."""

    def __init__(self, reader: Reader):
        self.alphabet, self.threshold = reader.alphabet, reader.threshold
        self._reader, self._known = reader, dict[bytes, np.ndarray]()

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        """See `Reader`."""
        new = [hand for hand in landmarks if hand.tobytes() not in self._known]
        for hand, one in zip(new, self._reader.read(np.array(new)) if new else [], strict=True):
            self._known[hand.tobytes()] = one
        known = [self._known[hand.tobytes()] for hand in landmarks]
        return np.array(known, np.float32).reshape(-1, len(self.alphabet))


Errors = Callable[[Rules, float, str], float]
"""Of rules at a speed, the share of a signer's letters that are wrong."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("experiments.rules", __doc__)
    page.add_argument("clips", type=Path, metavar="CLIPS.json")
    add_options(page, Options)
    add_options(page, ModelOptions)
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    reader = Remembering(from_options(ModelOptions, given).open())
    listed, tracking = read_clips(given.clips), TrackingOptions()
    clips = {clip: hands_of(clip, options.hands, tracking) for clip in listed}
    signers = sorted({clip.signer for clip in clips})

    @cache
    def errors(rules: Rules, speed: float, signer: str) -> float:
        words = [
            read_frames(clip, faster(frames, speed), LiveReader(reader, rules))
            for clip, frames in clips.items()
            if clip.signer == signer
        ]
        return letter_errors(words).rate

    shipped = Rules(threshold=reader.threshold)
    rules = {"as shipped": shipped}
    for signer in signers:
        rules[f"chosen on {signer}"] = chosen(shipped, errors, signer)
    print(as_table(rules, errors, signers))
    draw(rules, errors, signers, options.out)


def faster(frames: Sequence[FrameHands], speed: float) -> Iterator[FrameHands]:
    """As a camera sees a hand that moves as many times as fast."""
    shown = -1
    for frame, hands in frames:
        moment = int(frame.time / speed * CAMERA + 0.5)
        if moment > shown:
            shown = moment
            yield replace(frame, time=frame.time / speed), hands


def chosen(rules: Rules, errors: Errors, signer: str) -> Rules:
    """Hold and window together, then release: of the least errors for a signer."""

    def loss(one: Rules) -> float:
        return sum(errors(one, speed, signer) for speed in CHOSEN_AT)

    both = itertools.product(HOLDS, WINDOWS)
    best = min((replace(rules, hold=hold, window=window) for hold, window in both), key=loss)
    return min((replace(best, release=release) for release in RELEASES), key=loss)


def as_table(rules: dict[str, Rules], errors: Errors, signers: Sequence[str]) -> str:
    """A line for each choice of rules and signer."""
    speeds = (f"{SLOWEST * speed:.2f}/s" for speed in SPEEDS)
    head = ("rules", "hold", "window", "release", "signer", *speeds)
    rows = [
        (
            name,
            *(f"{seconds:g}" for seconds in (one.hold, one.window, one.release)),
            signer,
            *(f"{errors(one, speed, signer):.1%}" for speed in SPEEDS),
        )
        for name, one in rules.items()
        for signer in signers
    ]
    return table.aligned([head, *rows])


def draw(rules: dict[str, Rules], errors: Errors, signers: Sequence[str], out: Path) -> None:
    """Errors against speed: a line for each choice of rules, the mean of the signers."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 3.5), layout="constrained")
    axes = figure.subplots()
    for name, one in rules.items():
        means = [100 * np.mean([errors(one, speed, who) for who in signers]) for speed in SPEEDS]
        label = f"{name}: hold {one.hold:g}, window {one.window:g}, release {one.release:g}"
        axes.plot([SLOWEST * speed for speed in SPEEDS], means, marker=".", label=label)
    axes.set(xlabel="letters a second", ylabel="letters wrong, %", ylim=(0, None))
    axes.grid(alpha=0.3)
    axes.legend(fontsize=8)
    figure.savefig(out, dpi=90)


if __name__ == "__main__":
    run(main)
