"""Counts the letters that are written while a hand is on its way from one letter to the next.

Words are made of real hands: consecutive frames of a letter, then its last frame moves in a
straight line to the first frame of the next letter, as fast as --way says. At 0 seconds there is no
way, so what is wrong there is wrong in the letters themselves.

Example:
    python -m training.evaluate_transitions --data ../shared/data/landmarks_2/ACM*.npz

Takes half a minute. Needs no camera and no MediaPipe: hands are landmarks.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.errors import InputError, expect
from asl_keras.evaluation.spelling import ReadWord, as_table, by_signer
from asl_keras.hand.variation import centred
from asl_keras.inference.reader import Reader
from asl_keras.pretrained.options import ModelOptions
from asl_keras.synthetic.alignment import one_handed
from asl_keras.text import Rules, Speller

FPS = 30
WORD = 5  # letters, none twice in a row
HAND = 0  # its identity


@dataclass(frozen=True)
class Options:
    """What is spelled."""

    data: tuple[Path, ...]
    """Landmark NPZ files whose rows follow one another as frames do."""
    way: tuple[float, ...] = (0.0, 0.2, 0.4, 0.6, 1.0)
    """Seconds from one letter to the next."""
    hold: float = 0.7
    """Seconds for which a letter is shown."""
    words: int = 20
    """Of each signer."""
    seed: int = 0
    """Of the choice of letters and frames."""

    def __post_init__(self) -> None:
        expect(all(0 <= way <= 10 for way in self.way), "way", "from 0 to 10 seconds", self.way)
        expect(0 < self.hold <= 10, "hold", "from 0 to 10 seconds", self.hold)
        expect(1 <= self.words <= 10_000, "words", "from 1 to 10000", self.words)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_transitions", __doc__)
    add_options(page, Options)
    add_options(page, ModelOptions)
    given = page.parse_args(arguments)
    options, reader = from_options(Options, given), from_options(ModelOptions, given).open()
    data = load(options.data)
    remark(data.remarks)
    if not isinstance(data, LandmarkDataset):
        raise InputError("Expected landmark NPZ files as `data`. Received: masks", "data")
    hands = one_handed(centred(data.hands), data.labels, data.signers).astype(np.float32)
    words = [
        word
        for way in options.way
        for signer in np.unique(data.signers)
        for word in _words(reader, _by_letter(reader, data, hands, signer), way, options)
    ]
    print(as_table(by_signer(words)))


def _by_letter(
    reader: Reader, data: LandmarkDataset, hands: np.ndarray, signer: str
) -> dict[str, np.ndarray]:
    """The frames of each letter that the reader knows."""
    return {
        letter: hands[rows]
        for letter in reader.alphabet.static
        if (rows := (data.signers == signer) & (data.labels == letter)).any()
    }


def _words(
    reader: Reader, frames: dict[str, np.ndarray], way: float, options: Options
) -> list[ReadWord]:
    rng = np.random.default_rng(options.seed)
    letters = list(frames)
    expect(len(letters) > 1, "data", "with at least two letters of a signer", letters)
    read = []
    for _ in range(options.words):
        word = [str(rng.choice(letters))]
        while len(word) < WORD:
            word.append(str(rng.choice([letter for letter in letters if letter != word[-1]])))
        shown = _movement([frames[letter] for letter in word], way, options.hold, rng)
        text = _spell(reader, shown)
        read.append(ReadWord(f"{way} seconds", "".join(word), text))
    return read


def _movement(
    letters: Sequence[np.ndarray], way: float, hold: float, rng: np.random.Generator
) -> np.ndarray:
    """Frames (T, 21, 3) of a hand that shows one letter after the other."""
    held = [_held(frames, round(hold * FPS), rng) for frames in letters]
    steps = np.linspace(0, 1, round(way * FPS) + 2)[1:-1, None, None]
    parts = [held[0]]
    for before, after in pairwise(held):
        parts += [before[-1] + steps * (after[0] - before[-1]), after]
    return np.concatenate(parts).astype(np.float32)


def _held(frames: np.ndarray, count: int, rng: np.random.Generator) -> np.ndarray:
    """Consecutive frames, to and fro where there are too few."""
    start = rng.integers(max(1, len(frames) - count + 1))
    places = np.arange(start, start + count) % (2 * len(frames))
    return frames[np.where(places < len(frames), places, 2 * len(frames) - 1 - places)]


def _spell(reader: Reader, shown: np.ndarray) -> str:
    speller = Speller(reader.alphabet, Rules(threshold=reader.threshold))
    for number, probabilities in enumerate(reader.read(shown)):
        speller.update(number / FPS, {HAND: probabilities})
    return speller.text.strip()


if __name__ == "__main__":
    run(main)
