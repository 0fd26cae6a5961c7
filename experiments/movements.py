"""Writes the sequences that `experiments/movements.sh` judges.

Example:
    python -m experiments.movements --data ../shared/data --clips runs/clips \\
        --hands runs/hands --out runs/movements
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.files import replacing
from asl_keras.landmarks.options import TrackingOptions
from asl_keras.motion import LETTERS
from experiments.clip_hands import hands_of
from training.judging.clips import read_clips
from training.movements.camera import Faults, Seen, seen
from training.movements.manner import Manner, manner
from training.movements.scenes import Scene, letter_scene, other_scene, word_scene

SEED = 4711  # not the training's
MOVEMENTS, SCENES = 800, 150
STEADY = 0.25  # sizes of a hand between two frames, in the median: rows in the order of a webcam's
SEQUENCES = (
    "landmarks/borisgraudt__asl-ai",
    "landmarks/t32rahman__ASL-ML",
    "landmarks/nejohnson2",
    "landmarks_2/ACM40960_bhupendra",
    "landmarks_2/ACM40960_sahil",
    "landmarks_2/DynaJoshy_voice2sign",
    "landmarks_2/kevinjosethomas",
)
RATES = (10, 15, 20, 30)
WORDS, LONG = 30, 6

Play = Callable[[np.random.Generator, Manner], Scene]


class Clip(NamedTuple):
    """One sequence."""

    times: np.ndarray
    landmarks: np.ndarray
    labels: np.ndarray


@dataclass(frozen=True)
class Options:
    """What is written from what."""

    data: Path
    """Folder of real landmarks."""
    clips: Path
    """Folder of the videos of `make clips`."""
    hands: Path
    """Folder where their hands are kept once they are found."""
    out: Path
    """Folder of the sequences."""


def main(arguments: Sequence[str]) -> None:
    """Writes one NPZ for each kind."""
    page = manual_page("experiments.movements", __doc__)
    add_options(page, Options)
    options = from_options(Options, page.parse_args(arguments))
    kinds: dict[str, Callable[[], Iterator[Clip]]] = {
        "made": lambda: made(MOVEMENTS, any_letter),
        "made_words": lambda: made(SCENES, word_scene),
        "made_others": lambda: made(SCENES, other_scene),
        "real_movements": lambda: real_movements(options.data),
        "real_letters": lambda: real_letters(options.data),
        "real_words": lambda: real_words(options.data),
        "clips": lambda: videos(options.clips, options.hands),
    }
    for name, kind in kinds.items():
        file = options.out / f"{name}.npz"
        if not file.exists():
            write(file, list(kind()))


def any_letter(rng: np.random.Generator, drawn: Manner) -> Scene:
    """J or Z."""
    return letter_scene(str(rng.choice(["J", "Z"])), rng, drawn)


def made(count: int, play: Play) -> Iterator[Clip]:
    """Made scenes of parameters that were kept back, before cameras as bad as in training."""
    rng = np.random.default_rng(SEED)
    for _ in range(count):
        one: Seen = seen(play(rng, manner(rng, "judge")), rng, Faults())
        labels = [
            next((m.letter for m in one.marks if m.start <= time <= m.end), "")
            for time in one.times
        ]
        yield Clip(one.times, one.landmarks, np.array(labels, "<U1"))


def real_movements(data: Path) -> Iterator[Clip]:
    """The one signer's J and Z at each of `RATES`."""
    with np.load(data / "movements/kevinjosethomas.npz", allow_pickle=False) as file:
        landmarks, labels, clips = file["landmarks"], file["labels"], file["clips"]
    for rate in RATES:
        for clip in np.unique(clips):
            rows = clips == clip
            yield Clip(np.arange(rows.sum()) / rate, landmarks[rows], labels[rows])


def real_letters(data: Path) -> Iterator[Clip]:
    """Frames of one signer and still letter, in their order; cut where the hand jumps."""
    for hands in _held(data):
        yield from (Clip(np.arange(len(h)) / 30, h, np.full(len(h), "")) for h in hands.values())


def real_words(data: Path) -> Iterator[Clip]:
    """Letters of one signer, held for a while, and ways between them."""
    rng = np.random.default_rng(SEED)
    for hands in _held(data):
        for _ in range(WORDS if len(hands) > LONG else 0):
            chosen = rng.choice(list(hands), LONG, replace=False)
            shown = np.concatenate(list(_with_ways([hands[c] for c in chosen], rng)))
            yield Clip(np.arange(len(shown)) / 30, shown, np.full(len(shown), ""))


def _held(data: Path) -> Iterator[dict[str, np.ndarray]]:
    """Of each source its hands by letter, the longest steady run of each, of one size."""
    for name in SEQUENCES:
        source = load([data / f"{name}.npz"])
        assert isinstance(source, LandmarkDataset)
        runs = {}
        for letter in sorted(set(source.labels) - {"J", "Z"}):
            hands = np.nan_to_num(source.hands[source.labels == letter])
            size = np.median(np.linalg.norm(hands[:, 9, :2] - hands[:, 0, :2], axis=1))
            steps = np.linalg.norm(np.diff(hands[:, :, :2].mean(axis=1), axis=0), axis=1) / size
            pieces = np.split(hands / size, np.flatnonzero(steps > 2 * STEADY) + 1)
            longest = max(pieces, key=len)
            if len(longest) >= 20:
                runs[letter] = longest
        yield runs


def _with_ways(hands: list[np.ndarray], rng: np.random.Generator) -> Iterator[np.ndarray]:
    held = []
    for one in hands:
        count = min(len(one), int(rng.integers(8, 30)))
        start = rng.integers(len(one) - count + 1)
        held.append(one[start : start + count])
    yield held[0]
    for before, after in pairwise(held):
        count = int(rng.integers(3, 15))
        steps = np.linspace(0, 1, count + 2)[1:-1, None, None]
        yield before[-1] + (steps * steps * (3 - 2 * steps)) * (after[0] - before[-1])
        yield after


def videos(folder: Path, kept: Path) -> Iterator[Clip]:
    """The first hand of each frame of each video of a word without J and Z."""
    for clip in read_clips(folder / "clips.json"):
        if set(clip.word) & set(LETTERS):
            continue
        frames = hands_of(clip, kept, TrackingOptions())
        found = [(frame.time, hands[0].landmarks) for frame, hands in frames if hands]
        if len(found) > 1:
            times, hands = zip(*found, strict=True)
            yield Clip(np.array(times), np.array(hands), np.full(len(times), ""))


def write(file: Path, clips: list[Clip]) -> None:
    """A sequence NPZ."""
    with replacing(file) as unfinished, unfinished.open("wb") as opened:
        np.savez_compressed(
            opened,
            landmarks=np.concatenate([clip.landmarks for clip in clips]).astype(np.float32),
            times=np.concatenate([clip.times for clip in clips]),
            labels=np.concatenate([clip.labels for clip in clips]).astype("<U1"),
            clips=np.repeat(np.arange(len(clips)), [len(clip.times) for clip in clips]),
        )
    print(f"{file}: {len(clips)} clips")


if __name__ == "__main__":
    run(main)
