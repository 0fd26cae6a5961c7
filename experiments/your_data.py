"""Compares hands with known ones, and judges models signer by signer: see your_data.sh."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from asl_keras.data.dataset import Dataset, load, write_landmarks
from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.evaluation.evaluate import evaluate
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.synthetic.dataset import synthetic_dataset
from asl_keras.synthetic.pose_model import PoseModel
from asl_keras.table import aligned

LETTERS = list("ABCDEFGHIKLMNOPQRSTUVWXY")


def main() -> None:
    """The program."""
    page = argparse.ArgumentParser(description=__doc__)
    pages = page.add_subparsers(required=True)
    compare = pages.add_parser("compare")
    compare.add_argument("made", type=Path)
    compare.add_argument("known", type=Path, nargs="+", help="with `files`")
    compare.set_defaults(do=lambda given: _compare(given.made, given.known))
    judge = pages.add_parser("judge")
    judge.add_argument("--models", type=Path, nargs="+", required=True)
    judge.add_argument("--data", type=Path, nargs="+", required=True)
    judge.set_defaults(do=lambda given: print(aligned([*_judged(given.models, given.data)])))
    draw = pages.add_parser("synthetic")
    draw.add_argument("pose_model", type=Path)
    draw.add_argument("out", type=Path)
    draw.set_defaults(do=lambda given: _draw(given.pose_model, given.out))
    given = page.parse_args()
    given.do(given)


def _compare(made: Path, known: list[Path]) -> None:
    """How far hands of the same pictures are apart, in sizes of the hand, signer by signer."""
    ours = _by_picture(made, "origins")
    for path in known:
        theirs = _by_picture(path, "files")
        (signer,) = {place[0] for place in theirs}
        both = sorted(ours.keys() & theirs.keys())
        new = sum(place[0] == signer for place in ours) - len(both)
        apart = [np.abs(ours[place] - theirs[place]).max() for place in both]
        print(
            f"{signer}: {len(both)} hands in both, {new} here alone; apart at most "
            f"{max(apart):.0e} of the hand's size"
        )


def _by_picture(path: Path, files: str) -> dict[tuple[str, str, str], np.ndarray]:
    """Each hand (21, 3) in its own size, by signer, label and name of its picture."""
    with np.load(path) as file:
        columns = (file[name] for name in ("signers", "labels", files, "landmarks"))
        return {
            (str(signer), str(label), Path(str(name)).name): _alone(hand)
            for signer, label, name, hand in zip(*columns, strict=True)
        }


def _alone(hand: np.ndarray) -> np.ndarray:
    corner = np.append(hand[:, :2].min(axis=0), 0)
    return (hand.astype(np.float64) - corner) / np.ptp(hand[:, :2], axis=0).max()


def _judged(models: list[Path], files: list[Path]) -> Iterator[tuple[str, ...]]:
    """A line for each model: macro recall of each signer's still letters, and its mean."""
    data = load(files)
    signers = sorted(set(data.signers.tolist()))
    yield ("model", *signers, "mean")
    for model in models:
        classifier = KerasClassifier.load(model)
        recalls = [_recall(classifier, data, data.signers == signer) for signer in signers]
        yield (model.parent.name, *(f"{one:.1%}" for one in (*recalls, np.mean(recalls))))


def _recall(classifier: KerasClassifier, data: Dataset, whose: np.ndarray) -> float:
    rows = np.flatnonzero(whose & np.isin(data.labels, LETTERS))
    read = likeliest_letters(classifier.alphabet, evaluate(classifier, data, rows)[1])
    guess, truth = np.array(classifier.alphabet.labels)[read], data.labels[rows]
    return float(np.mean([(guess == one)[truth == one].mean() for one in np.unique(truth)]))


def _draw(pose_model: Path, out: Path, hands: int = 10_000) -> None:
    """Synthetic hands as a file, to be learnt from beside others."""
    made = synthetic_dataset(hands, (0,), PoseModel.load(pose_model))
    write_landmarks(out, made.hands, made.labels)


if __name__ == "__main__":
    main()
