"""Fine-tunes on a few hands of a signer, judges on the signer's other hands: see few_hands.sh."""

import argparse
import contextlib
import os
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.data.dataset import LandmarkDataset, load, write_landmarks
from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.layers.backend import keras
from asl_keras.table import aligned
from training import fit

START, ALONE = "synthetic hands alone", "these hands alone"
WAYS: dict[str, dict[str, list[str]]] = {  # to learn from the few hands
    "landmarks": {
        ALONE: [],
        "fine-tuned": [],
        "head alone": ["--freeze", "embedding"],
        "gradually": ["--freeze", "embedding", "--unfreeze-at", "4"],
        "layer rates": ["--layer-decay", "0.5", "--head-multiplier", "10"],
    },
    "mobilenetv2": {
        ALONE: [],
        "fine-tuned": [],
        "head alone": ["--freeze", "stage_1280"],
        "layer rates": ["--layer-decay", "0.8", "--head-multiplier", "10"],
    },
}
LETTERS = list("ABCDEFGHIKLMNOPQRSTUVWXY")
BATCH = 500  # hands that a model reads at once


class Lesson(NamedTuple):
    """Whose hands are learnt from, and how many of each letter."""

    signer: str
    other: str
    """Who judges what is forgotten; the round left both out."""
    hands: int
    most: int
    """The largest lesson of this signer: later hands judge."""


def main() -> None:
    """The program: what is finished is not trained again."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("round", type=Path, help="of `make unseen`: ROUND/ARCH-SEED/model.keras")
    page.add_argument("--data", type=Path, nargs="+", required=True)
    page.add_argument("--signers", nargs="+", required=True, metavar="SIGNER/OTHER")
    page.add_argument("--arch", choices=WAYS, default="landmarks")
    page.add_argument("--hands", type=int, nargs="+", default=[5, 20, 100], help="of a letter")
    page.add_argument("--seeds", type=int, default=3)
    page.add_argument("--fit", default="", help="more options of training.fit")
    options = page.parse_args()
    data = load(options.data)
    lessons = [one for pair in options.signers for one in _lessons(*pair.split("/"), data, options)]
    for seed in range(options.seeds):
        for lesson in lessons:
            _train(lesson, seed, data, options)
    rows = [("signer", "hands", "learnt from", "own", "spread", "another's", "spread")]
    for lesson in sorted({*lessons, *(one._replace(hands=0) for one in lessons)}):
        rows += _rows(lesson, data, options)
    print(aligned(rows))


def _lessons(
    signer: str, other: str, data: LandmarkDataset, options: argparse.Namespace
) -> list[Lesson]:
    """Those that leave, of most letters, half as many hands again."""
    _, counts = np.unique(data.labels[_of(data, signer)], return_counts=True)
    known = [count for count in options.hands if 1.5 * count <= np.median(counts)]
    return [Lesson(signer, other, count, max(known)) for count in known]


def _train(lesson: Lesson, seed: int, data: LandmarkDataset, options: argparse.Namespace) -> None:
    own = _of(data, lesson.signer)
    taken = own[_first(data, own, lesson.hands)]
    few = options.round / "few" / f"{lesson.signer}-{lesson.hands}.npz"
    few.parent.mkdir(parents=True, exist_ok=True)
    write_landmarks(few, data.hands[taken], data.labels[taken], data.signers[taken])
    start = _model(lesson, START, seed, options)
    for way, flags in WAYS[options.arch].items():
        out = _model(lesson, way, seed, options).parent
        print(out, flush=True)
        weights = [] if way == ALONE else ["--weights", str(start), *flags]
        arguments = ["--arch", options.arch, "--data", str(few), "--seed", str(seed)]
        keras.backend.clear_session()
        with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
            fit.main([*arguments, *weights, *options.fit.split(), "--out", str(out)])


def _model(lesson: Lesson, way: str, seed: int, options: argparse.Namespace) -> Path:
    if way == START:
        return options.round / f"{options.arch}-{seed}" / "model.keras"
    run = f"{options.arch}-{way.replace(' ', '-')}-{seed}"
    return options.round / "few" / f"{lesson.signer}-{lesson.hands}" / run / "model.keras"


def _rows(
    lesson: Lesson, data: LandmarkDataset, options: argparse.Namespace
) -> Iterator[tuple[str, ...]]:
    """A line for each way: macro recall of the signer's later hands, and of the other signer."""
    own = _of(data, lesson.signer)
    judges = own[~_first(data, own, lesson.most)], _of(data, lesson.other)
    for way in WAYS[options.arch] if lesson.hands else (START,):
        models = [_model(lesson, way, seed, options) for seed in range(options.seeds)]
        figures = _figures([_recalls(one, data, judges) for one in models])
        yield lesson.signer, str(lesson.hands), way, *figures


def _of(data: LandmarkDataset, signer: str) -> np.ndarray:
    """The rows of a signer's still letters."""
    return np.flatnonzero((data.signers == signer) & np.isin(data.labels, LETTERS))


def _first(data: LandmarkDataset, rows: np.ndarray, count: int) -> np.ndarray:
    """Which of the rows are the first so many of their letter."""
    labels = data.labels[rows]
    seen = dict.fromkeys(LETTERS, 0)
    first = np.zeros(len(rows), bool)
    for place, letter in enumerate(labels):
        seen[letter] += 1
        first[place] = seen[letter] <= count
    return first


def _recalls(model: Path, data: LandmarkDataset, judges: Sequence[np.ndarray]) -> list[float]:
    classifier = KerasClassifier.load(model)
    return [_recall(classifier, data, rows) for rows in judges]


def _recall(classifier: KerasClassifier, data: LandmarkDataset, rows: np.ndarray) -> float:
    parts = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    read = np.concatenate([classifier.read(data.landmarks(part)) for part in parts])
    truth = data.labels[rows]
    guess = np.array(classifier.alphabet.labels)[likeliest_letters(classifier.alphabet, read)]
    return float(np.mean([(guess == one)[truth == one].mean() for one in np.unique(truth)]))


def _figures(recalls: Sequence[Sequence[float]]) -> tuple[str, ...]:
    """Mean and largest difference between seeds, of each judge."""
    return tuple(
        text
        for of_judge in zip(*recalls, strict=True)
        for text in (f"{statistics.mean(of_judge):.1%}", f"{max(of_judge) - min(of_judge):.1%}")
    )


if __name__ == "__main__":
    main()
