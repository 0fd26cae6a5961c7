"""Makes the confusions of the decoder: what letters of unknown signers are read as.

    make unseen
    python -m tools.make_confusion runs/unseen --data ../shared/data/landmarks*/*.npz \\
        --nonletters ../shared/data/nonletters/nonletters.npz

Takes a minute. Every signer counts once. J and Z are not read from still hands: a J begins as an I,
and a Z is a moving D or X; their rows say so, and what else they leave was not measured.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.evaluation.acceptance import likeliest_letters
from asl_keras.hand.alphabet import ASL
from asl_keras.text.decoding.evidence import CONFUSION, write_confusion
from training.judging.rounds import RoundOptions, rounds_in, strangers

MOVING = {"J": {"J": 0.7, "I": 0.3}, "Z": {"Z": 0.7, "D": 0.2, "X": 0.1}}


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_confusion", __doc__)
    page.add_argument("runs", type=Path, metavar="RUNS", help="the folder of the rounds")
    add_options(page, RoundOptions, arch={"metavar": "ARCH"})
    given = page.parse_args(arguments)
    write_confusion(ASL.labels, shares(given.runs, from_options(RoundOptions, given)))
    print(CONFUSION)


def shares(runs: Path, options: RoundOptions) -> np.ndarray:
    """float64 (26, 26): the mean over signers; of letters that nobody showed, as `MOVING` says."""
    data, rows = options.letters(), []
    for folder in rounds_in(runs):
        reader = options.reader(folder, seed=0)
        places = np.array(
            [ASL.labels.index(one) if one in ASL.labels else -1 for one in reader.alphabet.labels]
        )
        for signer in strangers(folder, data.signers.tolist()):
            of_signer = (data.signers == signer) & np.isin(data.labels, ASL.static)
            read = reader.read(data.hands[of_signer])
            guess = places[likeliest_letters(reader.alphabet, read)]
            rows.append(_shares(ASL.indices(data.labels[of_signer]), guess))
    mean = np.nanmean(rows, axis=0)
    for letter, read_as in MOVING.items():
        mean[ASL.labels.index(letter)] = [read_as.get(one, 0.0) for one in ASL.labels]
    return mean


def _shares(truth: np.ndarray, guess: np.ndarray) -> np.ndarray:
    """Of one signer; rows of letters that were not shown are NaN."""
    count = len(ASL)
    pairs = np.bincount(truth * count + guess, minlength=count * count).reshape(count, count)
    with np.errstate(invalid="ignore"):
        return pairs / pairs.sum(axis=1, keepdims=True)


if __name__ == "__main__":
    run(main)
