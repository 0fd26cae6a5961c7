"""Evaluates what a profile gains: early frames of unseen signers teach, late ones judge.

Example:
    make adaptation

RUNS is the folder of `make unseen`, see `training.judging.rounds`. Several architectures read
together.
Judged are the signers of --data whom the pose model of a round does not know. The first half of
each letter's frames teaches: so many of them, evenly spread, of all letters, or of the six that are
misread most often in this half. The second half judges. Frames of a sequence are alike: this
flatters somewhat. A signer is read at the temperature of the other signers, as what ships is
calibrated. Prints the mean recall over letters: its mean and its worst over the signers.

Of --nonletters, hands of people whom the pose model does not know, the table has the share that is
taken for a letter where 95 % of the letters that are read right without a profile pass.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from asl_keras import table
from asl_keras.adapt.correction import Evidence, SignerCorrection
from asl_keras.adapt.judging import spread
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.data.dataset import LandmarkDataset
from asl_keras.data.nonletters import NonLetters, load_nonletters
from asl_keras.errors import InputError
from asl_keras.evaluation.temperature import fit_temperature
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.calibration import calibrated
from asl_keras.inference.reader import EmbeddingReader
from training.judging.rounds import SAMPLE, RoundOptions, rounds_in, strangers

LEAST_LETTERS = 20  # of a signer who is judged
WORST = 6  # letters
PASSING = 0.95  # of the letters that are read right without a profile
FRAMES = (1, 3, 5, 10)
ANOTHERS = 5  # frames of each letter of a profile that is somebody else's


@dataclass(frozen=True)
class Options(RoundOptions):
    """Who is judged."""

    seed: int = 0
    """Of the models."""


@dataclass(frozen=True)
class Signer:
    """An unseen signer, as a model reads them."""

    name: str
    early: Evidence
    late: Evidence
    others: Evidence
    """Hands that sign no letter, of other people; their places mean nothing."""
    gestures: np.ndarray
    """(N,) text, of the others."""
    alphabet: Alphabet


@dataclass(frozen=True)
class Outcome:
    """Of one signer with one profile."""

    recall: float
    """Mean over letters."""
    accepted: float
    """Share of hands of no letter that are taken for one, mean over gestures; NaN without any."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_adaptation", __doc__)
    page.add_argument("runs", type=Path, metavar="RUNS", help="the folder of the rounds")
    add_options(page, Options, arch={"metavar": "ARCH"})
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    data, others = options.letters(), load_nonletters(options.nonletters)
    signers = [
        one for folder in rounds_in(given.runs) for one in unseen(folder, options, data, others)
    ]
    if not signers:
        sentence = "Expected signers in `data` whom a round does not know. Received: none"
        raise InputError(sentence, "data")
    signers = as_shipped(signers)
    print(table.aligned(as_rows(signers)))
    print()
    print(table.aligned(by_signer(signers)))
    if len(signers) > 1:
        print(f"\n{of_another(signers)}")


def unseen(
    folder: Path, options: Options, data: LandmarkDataset, others: NonLetters
) -> Iterator[Signer]:
    """The signers whom a round does not know, as its models read them."""
    reader = options.reader(folder, options.seed)
    unknown = np.isin(others.signers, strangers(folder, others.signers.tolist()))
    hands, gestures = others.hands[unknown], others.gestures[unknown]
    nothing = Evidence(reader.read(hands), reader.embed(hands), np.zeros(len(hands), np.int64))
    for name in strangers(folder, data.signers.tolist()):
        rows = np.flatnonzero((data.signers == name) & np.isin(data.labels, reader.alphabet.static))
        if len(np.unique(data.labels[rows])) >= LEAST_LETTERS:
            early, late = _halves(reader, data, rows)
            yield Signer(name, early, late, nothing, gestures, reader.alphabet)


def as_shipped(signers: Sequence[Signer]) -> list[Signer]:
    """The signers as a calibrated reader reads them: at the temperature of the other signers."""
    return [
        _at_temperature(signer, [other for other in signers if other is not signer])
        for signer in signers
    ]


def _at_temperature(signer: Signer, others: Sequence[Signer]) -> Signer:
    if not others:
        return signer
    early = [other.early.of(spread(other.early.places, SAMPLE)) for other in others]
    read = np.concatenate([one.probabilities for one in early])
    temperature = fit_temperature(read, np.concatenate([one.places for one in early]))
    parts = {
        name: part._replace(probabilities=calibrated(part.probabilities, temperature))
        for name in ("early", "late", "others")
        for part in [getattr(signer, name)]
    }
    return replace(signer, **parts)


def _halves(
    reader: EmbeddingReader, data: LandmarkDataset, rows: np.ndarray
) -> tuple[Evidence, Evidence]:
    """The first half of each letter's frames, and the second."""
    hands = data.landmarks(rows)
    places = reader.alphabet.indices(data.labels[rows])
    read = Evidence(reader.read(hands), reader.embed(hands), places)
    first = np.zeros(len(rows), bool)
    for place in np.unique(places):
        of_letter = np.flatnonzero(places == place)
        first[of_letter[: len(of_letter) // 2]] = True
    return read.of(np.flatnonzero(first)), read.of(np.flatnonzero(~first))


def outcome(signer: Signer, kept: Evidence) -> Outcome:
    """With a profile of some frames."""
    correction = SignerCorrection.fit(kept)
    late, others = (
        correction.corrected(part.probabilities, part.embeddings)
        for part in (signer.late, signer.others)
    )
    is_letter = signer.alphabet.is_letter
    guess = others.argmax(axis=1)
    accepted = is_letter[guess] & (others.max(axis=1) >= _threshold(signer))
    shares = [accepted[signer.gestures == name].mean() for name in np.unique(signer.gestures)]
    right = late.argmax(axis=1) == signer.late.places
    return Outcome(_recall(right, signer.late.places), float(np.mean(shares or [np.nan])))


def _threshold(signer: Signer) -> float:
    """That which lets letters pass that are read right without a profile."""
    read = signer.late.probabilities
    right = read.argmax(axis=1) == signer.late.places
    return float(np.quantile(read.max(axis=1)[right], 1 - PASSING)) if right.any() else 0.0


def _recall(right: np.ndarray, places: np.ndarray) -> float:
    return float(np.mean([right[places == place].mean() for place in np.unique(places)]))


def all_letters(signer: Signer, frames: int) -> Evidence:
    """So many early frames of each letter."""
    return signer.early.of(spread(signer.early.places, frames))


def worst_letters(signer: Signer, frames: int) -> Evidence:
    """So many early frames of the letters that are misread most often among them."""
    places = signer.early.places
    right = signer.early.probabilities.argmax(axis=1) == places
    worst = sorted(np.unique(places), key=lambda place: right[places == place].mean())[:WORST]
    rows = np.flatnonzero(np.isin(places, worst))
    return signer.early.of(rows[spread(places[rows], frames)])


WAYS = {"of all letters": all_letters, "of the six worst": worst_letters}


def as_rows(signers: Sequence[Signer]) -> list[tuple[str, ...]]:
    """The table: for each number of frames, mean / worst recall and what is taken for a letter."""
    rows = [("frames kept", *(f"{way} | no letter" for way in WAYS))]
    for frames in (0, *FRAMES):
        cells = [
            _in_figures([outcome(signer, kept(signer, frames)) for signer in signers])
            for kept in WAYS.values()
        ]
        rows.append((str(frames), *cells))
    return rows


def by_signer(signers: Sequence[Signer]) -> list[tuple[str, ...]]:
    """The recall of each signer, with so many frames of all letters."""
    rows = [("recall with frames of all letters", "0", *map(str, FRAMES))]
    for signer in signers:
        recalls = [outcome(signer, all_letters(signer, count)).recall for count in (0, *FRAMES)]
        rows.append((signer.name, *(f"{recall:.3f}" for recall in recalls)))
    return rows


def of_another(signers: Sequence[Signer]) -> str:
    """What a profile does to somebody whose it is not."""
    changes = [
        outcome(signer, all_letters(other, ANOTHERS)).recall
        - outcome(signer, all_letters(signer, 0)).recall
        for signer in signers
        for other in signers
        if other is not signer
    ]
    return (
        f"With another signer's profile, {ANOTHERS} frames of each letter, recall changes by "
        f"{np.mean(changes):+.3f} in the mean, {min(changes):+.3f} at worst."
    )


def _in_figures(outcomes: Sequence[Outcome]) -> str:
    recalls = [one.recall for one in outcomes]
    accepted = np.nanmean([one.accepted for one in outcomes])
    return f"{np.mean(recalls):.3f} / {min(recalls):.3f} | {accepted:.3f}"


if __name__ == "__main__":
    run(main)
