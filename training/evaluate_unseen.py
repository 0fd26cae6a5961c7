"""Judges models on signers that nothing was fitted to, and calibrates what ships by them.

RUNS is the folder of `make unseen`, see `training.judging.rounds`. A signer whom the pose model of
a round lacks, letters or non-letters, is judged by the models of that round.

Examples:
    python -m training.evaluate_unseen runs/unseen --data ../shared/data/landmarks*/*.npz \\
        --nonletters ../shared/data/nonletters/nonletters.npz --curve docs/rejection.png

Several architectures read together, by their weighted mean. Prints macro recall by signer, mean and
worst, and what the temperature and the threshold that follow do: the threshold lets 95 % of the
rightly read letters pass, or fewer where more than 5 % of the non-letters would be accepted. Each
signer, letter and gesture counts evenly. The calibration error of a round is at the temperature of
the other rounds.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras import table
from asl_keras.adapt.judging import spread
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.data.dataset import LandmarkDataset
from asl_keras.data.nonletters import NonLetters, load_nonletters
from asl_keras.errors import InputError
from asl_keras.evaluation.acceptance import accepted, likeliest_letters
from asl_keras.evaluation.metrics import calibration_error
from asl_keras.evaluation.temperature import fit_temperature
from asl_keras.files import expect_place, replacing
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated
from asl_keras.synthetic.pose_model import PoseModel
from training.judging.rounds import POSE_MODEL, SAMPLE, RoundOptions, rounds_in, strangers

RIGHT_PASSING = 0.95
NONES_ACCEPTED = 0.05
THRESHOLDS = np.round(np.arange(0.5, 1, 0.01), 2)


@dataclass(frozen=True)
class Options(RoundOptions):
    """Who is judged, by which models, and what is drawn."""

    seed: tuple[int, ...] = (0,)
    """Seeds whose figures are averaged."""
    curve: Path | None = None
    """Draw the rejection curve into this PNG file."""


class Hands(NamedTuple):
    """Hands of one signer, or of one gesture, that nothing was fitted to."""

    name: str
    truth: np.ndarray
    """(N,) places in the alphabet."""
    probabilities: np.ndarray
    """(N, labels), not calibrated."""


class Round(NamedTuple):
    """What a round of leave-one-source-out read of those whom it left out."""

    letters: list[Hands]
    gestures: list[Hands]


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_unseen", __doc__)
    page.add_argument("runs", type=Path, metavar="RUNS", help="the folder of the rounds")
    add_options(page, Options, arch={"metavar": "ARCH"})
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    expect_place(options.curve, "curve")

    data, others = options.letters(), load_nonletters(options.nonletters)
    folders = rounds_in(given.runs)
    if not folders:
        raise InputError(f"Expected RUNS/ROUND/pose_model.npz. Received: {given.runs} without any")
    alphabet = PoseModel.load(folders[0] / POSE_MODEL).alphabet
    by_seed = [
        [_round(folder, seed, data, others, options) for folder in folders] for seed in options.seed
    ]
    print(_recall_table(alphabet, by_seed))
    print("\n" + _letter_table(alphabet, by_seed))
    rounds = [one for rounds in by_seed for one in rounds]
    calibrate(alphabet, rounds, options.curve)


def calibrate(alphabet: Alphabet, rounds: Sequence[Round], curve: Path | None) -> None:
    """Prints the temperature and the threshold, and what they do."""
    temperature = fit_temperature(*_sampled(rounds))
    passing, accepting = _curve(alphabet, rounds, temperature)
    place = _choose(passing, accepting)
    shown, truth = zip(*_letters_at_temperature_of_others(rounds), strict=True)
    errors = [_calibration_error(*one) for one in zip(shown, truth, strict=True)]
    whole = _calibration_error(np.concatenate(shown), np.concatenate(truth))
    print(
        f"\ntemperature {temperature:.2f}, calibration error {whole:.1%} of all signers together; "
        f"of one signer {np.mean(errors):.1%} in the mean, {np.max(errors):.1%} at worst\n"
        f"threshold {THRESHOLDS[place]:.2f}: {passing[place]:.1%} of rightly read letters pass, "
        f"{accepting[:, place].mean():.1%} of non-letters are accepted:"
    )
    names = [hands.name for one in rounds for hands in one.gestures]
    rows = sorted(zip(accepting[:, place], names, strict=True), reverse=True)
    print(table.aligned([(name, f"{share:.1%}") for share, name in rows]))
    if curve:
        _draw(curve, passing, accepting.mean(axis=0), place)


def _round(
    folder: Path, seed: int, data: LandmarkDataset, others: NonLetters, options: Options
) -> Round:
    reader = options.reader(folder, seed)
    alphabet = reader.alphabet

    def read(name: str, hands: np.ndarray, truth: np.ndarray) -> Hands:
        return Hands(name, truth, reader.read(hands))

    letters = []
    for signer in strangers(folder, data.signers.tolist()):
        rows = (data.signers == signer) & np.isin(data.labels, alphabet.letters)
        letters.append(read(signer, data.hands[rows], alphabet.indices(data.labels[rows])))
    gestures = []
    none = alphabet.labels.index(str(alphabet.none))
    for signer in strangers(folder, others.signers.tolist()):
        for gesture in np.unique(others.gestures[others.signers == signer]):
            rows = (others.signers == signer) & (others.gestures == gesture)
            truth = np.full(rows.sum(), none)
            gestures.append(read(f"{signer} {gesture}", others.hands[rows], truth))
    return Round(letters, gestures)


def _recall_table(alphabet: Alphabet, by_seed: Sequence[Sequence[Round]]) -> str:
    """Mean over seeds of each signer's macro recall, with the letters that are read worst."""
    recalls: dict[str, list[dict[str, float]]] = {}
    for rounds in by_seed:
        for hands in (hands for one in rounds for hands in one.letters):
            recalls.setdefault(hands.name, []).append(_recall(alphabet, hands))
    rows = []
    for name, seeds in recalls.items():
        by_letter = {letter: np.mean([one[letter] for one in seeds]) for letter in seeds[0]}
        means = [np.mean(list(one.values())) for one in seeds]
        worst = sorted(by_letter, key=lambda letter: by_letter[letter])[:4]
        words = " ".join(f"{letter} {by_letter[letter]:.0%}" for letter in worst)
        rows.append((name, str(len(by_letter)), np.mean(means), np.ptp(means), words))
    rows.sort(key=lambda row: row[2])
    lines = [(n, letters, f"{m:.1%}", f"{s:.1%}", words) for n, letters, m, s, words in rows]
    whole = np.mean([row[2] for row in rows if int(row[1]) >= 20])
    head = ("signer", "letters", "recall", "spread", "worst letters")
    return table.aligned([head, *lines, ("mean of 20 letters or more", "", f"{whole:.1%}", "", "")])


def _recall(alphabet: Alphabet, hands: Hands) -> dict[str, float]:
    right = likeliest_letters(alphabet, hands.probabilities) == hands.truth
    return {
        alphabet.labels[place]: float(right[hands.truth == place].mean())
        for place in np.unique(hands.truth)
    }


def _letter_table(alphabet: Alphabet, by_seed: Sequence[Sequence[Round]]) -> str:
    """Each letter's recall and what it is most often taken for, every signer counted once."""
    count = len(alphabet)
    shares = np.full((0, count, count), np.nan)
    for hands in (hands for rounds in by_seed for one in rounds for hands in one.letters):
        guess = likeliest_letters(alphabet, hands.probabilities)
        signer = np.full((1, count, count), np.nan)
        for place in np.unique(hands.truth):
            of_letter = guess[hands.truth == place]
            signer[0, place] = np.bincount(of_letter, minlength=count) / len(of_letter)
        shares = np.concatenate([shares, signer])
    known = [place for place in range(count) if np.isfinite(shares[:, place, 0]).any()]
    rows = []
    for place in known:
        mean = np.nanmean(shares[:, place], axis=0)
        others = np.where(np.arange(count) == place, -1, mean)
        taken = (
            f"{alphabet.labels[others.argmax()]} {others.max():.0%}" if others.max() > 0 else "-"
        )
        rows.append((alphabet.labels[place], f"{mean[place]:.1%}", taken))
    return table.aligned([("letter", "recall", "most often taken for"), *rows])


def _sampled(rounds: Sequence[Round]) -> tuple[np.ndarray, np.ndarray]:
    """Probabilities and truth of as many hands of each letter of each signer, and gesture."""
    chosen = [
        (hands.probabilities[rows], hands.truth[rows])
        for hands in _all(rounds)
        for rows in [spread(hands.truth, SAMPLE)]  # frames beside each other are nearly the same
    ]
    probabilities, truth = zip(*chosen, strict=True)
    return np.concatenate(probabilities), np.concatenate(truth)


def _all(rounds: Sequence[Round]) -> Iterator[Hands]:
    for one in rounds:
        yield from (*one.letters, *one.gestures)


def _curve(
    alphabet: Alphabet, rounds: Sequence[Round], temperature: float
) -> tuple[np.ndarray, np.ndarray]:
    """At each threshold: right letters that pass (T,), gestures that are accepted (G, T)."""
    passing, accepting = [], []
    for one in rounds:
        for hands in one.letters:
            shown = calibrated(hands.probabilities, temperature)
            right = likeliest_letters(alphabet, shown) == hands.truth
            passing.append(_accepted(alphabet, shown[right]))
        accepting += [
            _accepted(alphabet, calibrated(hands.probabilities, temperature))
            for hands in one.gestures
        ]
    return np.mean(passing, axis=0), np.array(accepting)


def _accepted(alphabet: Alphabet, shown: np.ndarray) -> np.ndarray:
    return np.array([accepted(alphabet, shown, threshold).mean() for threshold in THRESHOLDS])


def _choose(passing: np.ndarray, accepting: np.ndarray) -> int:
    """The place of the threshold."""
    by_letters = np.flatnonzero(passing >= RIGHT_PASSING)
    by_others = np.flatnonzero(accepting.mean(axis=0) <= NONES_ACCEPTED)
    return max(by_letters.max(initial=0), by_others.min(initial=len(THRESHOLDS) - 1))


def _letters_at_temperature_of_others(
    rounds: Sequence[Round],
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Each signer's probabilities and truth, as many hands of each letter."""
    for place, one in enumerate(rounds):
        others = [*rounds[:place], *rounds[place + 1 :]] or rounds
        temperature = fit_temperature(*_sampled(others))
        for hands in one.letters:
            probabilities, truth = _sampled([Round([hands], [])])
            yield calibrated(probabilities, temperature), truth


def _calibration_error(shown: np.ndarray, truth: np.ndarray) -> float:
    return calibration_error(shown.argmax(axis=1) == truth, shown.max(axis=1))


def _draw(file: Path, passing: np.ndarray, accepting: np.ndarray, place: int) -> None:
    """The share of right letters that pass against that of non-letters that are accepted."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6, 4), layout="constrained")
    axes = figure.subplots()
    axes.plot(THRESHOLDS, 100 * passing, label="rightly read letters that pass")
    axes.plot(THRESHOLDS, 100 * accepting, label="non-letters that are accepted")
    axes.axvline(THRESHOLDS[place], color="grey", linestyle=":", label="the threshold that follows")
    axes.set(xlabel="threshold", ylabel="%", ylim=(0, 101), title="Signers left out of training")
    axes.legend(loc=(0.5, 0.2))
    with replacing(file) as unfinished:
        figure.savefig(unfinished, dpi=120)


if __name__ == "__main__":
    run(main)
