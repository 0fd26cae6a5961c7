"""Writes hands of the digits 0 to 9, those of people who are left out apart: see digits.sh."""

import argparse
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras.data.dataset import write_landmarks
from asl_keras.files import write_bytes
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.alphabet_file import as_toml, beside

WORDS = ["Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"]
AS_LETTERS = {"O": "0", "V": "2", "W": "6", "F": "9"}  # of the files in digits/
REST = "rest"
DIGITS = Alphabet((*"0123456789", REST), none=REST)
NO_DIGITS = tuple("AEGHIMNPQSTXY")  # letters that look like none
LETTERS = ("landmarks/borisgraudt__asl-ai", "landmarks/nejohnson2", "landmarks_2/ACM40960_sahil")
MOST_LETTERS = 40  # of each letter and signer
PUPILS = "ardamavi_"  # 215 of them, with a hand of each digit
LATER = "later pupils"  # half of them: the other half is the only source of 0
ROUNDS = {
    "ACM40960": {"ACM40960_bhupendra", "ACM40960_sahil"},
    "DiaboloKiat": {"DiaboloKiat"},
    "pupils": {LATER},
    "everybody": set(),
}


class Hands(NamedTuple):
    """Hands with their digits and signers."""

    landmarks: np.ndarray
    labels: np.ndarray
    signers: np.ndarray

    def of(self, rows: np.ndarray) -> "Hands":
        """Some of them."""
        return Hands(*(column[rows] for column in self))

    def write(self, path: Path) -> None:
        """A landmark NPZ, and what its labels mean beside it."""
        write_landmarks(path, *self)
        write_bytes(beside(path), as_toml(DIGITS).encode())


def main() -> None:
    """The program: a folder for each round, with `hands.npz` and `unseen.npz`."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("data", type=Path, help="the folder of open data")
    page.add_argument("out", type=Path, help="a folder for the rounds")
    given = page.parse_args()
    hands = Hands(*map(np.concatenate, zip(*_sources(given.data), strict=True)))
    for name, people in ROUNDS.items():
        folder = given.out / name
        folder.mkdir(parents=True, exist_ok=True)
        unseen = np.isin(hands.signers, sorted(people))
        hands.of(~unseen).write(folder / "hands.npz")
        if people:
            hands.of(unseen).write(folder / "unseen.npz")
    of_people = len(set(hands.signers.tolist()))
    print(f"{given.out}: {len(hands.labels)} hands of {DIGITS}, of {of_people} sources")


def _sources(data: Path) -> Iterator[Hands]:
    with np.load(data / "nonletters/nonletters.npz") as file:
        digits = np.flatnonzero(np.char.startswith(file["gesture"], "digit "))
        names = [name.removeprefix("digit ") for name in file["gesture"][digits].tolist()]
        labels = [name if name.isdigit() else str(WORDS.index(name)) for name in names]
        yield Hands(file["landmarks"][digits], np.array(labels), _people(file["signers"][digits]))
    for name, people in (("ardamavi", "pupils"), ("DiaboloKiat", "signers")):
        with np.load(data / f"digits/{name}_digits_0269.npz") as file:
            labels = [AS_LETTERS[letter] for letter in file["labels"].tolist()]
            yield Hands(file["landmarks"], np.array(labels), _people(file[people]))
    for name in LETTERS:
        with np.load(data / f"{name}.npz") as file:
            rows = _rows(file["labels"], set(NO_DIGITS))
            labels = np.full(len(rows), REST)
            yield Hands(file["landmarks"][rows], labels, file["signers"][rows])


def _people(signers: np.ndarray) -> np.ndarray:
    """Pupils in two halves: each has too few hands to be a signer of the pose model."""
    return np.array([_half(name) for name in signers.tolist()])


def _half(name: str) -> str:
    number = name.removeprefix(PUPILS)
    if not name.startswith(PUPILS):
        return name
    return LATER if int(number) % 2 else "earlier pupils"


def _rows(labels: np.ndarray, chosen: Set[str]) -> np.ndarray:
    """Some of each label, evenly spread."""
    found = [np.flatnonzero(labels == label) for label in sorted(chosen)]
    return np.concatenate(
        [
            rows[np.unique(np.linspace(0, len(rows) - 1, MOST_LETTERS).astype(int))]
            for rows in found
            if len(rows)
        ]
    )


if __name__ == "__main__":
    main()
