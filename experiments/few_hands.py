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

WAYS = {  # to begin, beside --weights
    "landmarks": {
        "fine-tuned": [],
        "head alone": ["--freeze", "embedding"],
        "gradually": ["--freeze", "embedding", "--unfreeze-at", "4"],
        "layer rates": ["--layer-decay", "0.5", "--head-multiplier", "10"],
    },
    "mobilenetv2": {
        "fine-tuned": [],
        "head alone": ["--freeze", "stage_1280"],
        "layer rates": ["--layer-decay", "0.8", "--head-multiplier", "10"],
    },
}
LETTERS = list("ABCDEFGHIKLMNOPQRSTUVWXY")
BATCH = 500  # hands that a model reads at once


class Signer(NamedTuple):
    """One signer, and the models that know nothing of them."""

    name: str
    starts: Path
    """The folder of the round of `make unseen` that left the signer out: ARCHITECTURE-SEED/..."""
    other: str
    """A signer whom that round left out, too."""
    first: int
    """Hands of a letter that may be learnt from; those that follow judge."""


SIGNERS = (
    Signer("ACM40960_sahil", Path("ACM40960+nejohnson2"), "nejohnson2", 100),
    Signer("nejohnson2", Path("ACM40960+nejohnson2"), "ACM40960_sahil", 20),
    Signer("project_s", Path("project_s+13lack13lood"), "13lack13lood", 20),
)


def main() -> None:
    """The program."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("--runs", type=Path, required=True, help="where the rounds are")
    page.add_argument("--data", type=Path, nargs="+", required=True)
    page.add_argument("--arch", default="landmarks")
    page.add_argument("--signers", nargs="+", default=[one.name for one in SIGNERS])
    page.add_argument("--hands", type=int, nargs="+", default=[5, 20, 100], help="of a letter")
    page.add_argument("--seeds", type=int, default=3)
    page.add_argument("--fit", default="", help="more options of training.fit")
    options = page.parse_args()
    data = load(options.data)
    rows = [("signer", "hands of a letter", "begun", "own", "spread", "other", "spread")]
    for signer in SIGNERS:
        if signer.name in options.signers:
            for row in _rows(signer, data, options):
                print(*row, flush=True)
                rows.append(row)
    print("\n" + aligned(rows))


def _rows(
    signer: Signer, data: LandmarkDataset, options: argparse.Namespace
) -> Iterator[tuple[str, ...]]:
    """A line for each way: macro recall of the signer's later hands, and of the other signer."""
    place, own = options.runs / signer.starts, _of(data, signer.name)
    judges = own[~_first(data, own, signer.first)], _of(data, signer.other)
    starts = [place / f"{options.arch}-{seed}" / "model.keras" for seed in range(options.seeds)]
    yield signer.name, "0", "", *_figures([_recalls(start, data, judges) for start in starts])
    for count in options.hands:
        if count > signer.first:
            continue
        few = options.runs / "few" / f"{signer.name}-{count}.npz"
        few.parent.mkdir(parents=True, exist_ok=True)
        taken = own[_first(data, own, count)]
        write_landmarks(few, data.hands[taken], data.labels[taken], data.signers[taken])
        ways = {"alone": None, **WAYS[options.arch]}
        for way, flags in ways.items():
            recalls = []
            for seed, start in enumerate(starts):
                weights = [] if flags is None else ["--weights", str(start), *flags]
                out = few.with_suffix("") / f"{options.arch}-{way.replace(' ', '-')}-{seed}"
                arguments = ["--arch", options.arch, "--data", str(few), "--seed", str(seed)]
                _fit([*arguments, *weights, *options.fit.split(), "--out", str(out)])
                recalls.append(_recalls(out / "model.keras", data, judges))
            yield signer.name, str(count), way, *_figures(recalls)


def _fit(arguments: Sequence[str]) -> None:
    keras.backend.clear_session()
    with open(os.devnull, "w") as nothing, contextlib.redirect_stdout(nothing):
        fit.main(arguments)


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
