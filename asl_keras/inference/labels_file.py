"""The files of a model's alphabet, beside it.

`labels.txt` has the labels, one a line, in the order of the model's output. `labels.toml` is there
where they mean something else than bare labels do, see `asl_keras.hand.alphabet_file`.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from asl_keras import files
from asl_keras.errors import InputError, shortened
from asl_keras.hand.alphabet import MOST_SHOWN, Alphabet
from asl_keras.hand.alphabet_file import as_toml, beside, read_alphabet_file

LABELS_FILE = "labels.txt"
MOST_BYTES = 100_000


def as_lines(labels: Sequence[str]) -> str:
    """The content of the file."""
    return "".join(f"{label}\n" for label in labels)


def write_alphabet(folder: Path, alphabet: Alphabet) -> None:
    """Writes the files into a folder.

    Raises:
        InputError: if they cannot be written.
    """
    files.write_bytes(folder / LABELS_FILE, as_lines(alphabet.labels).encode())
    described = beside(folder / LABELS_FILE)
    if alphabet != Alphabet.of(alphabet.labels):
        files.write_bytes(described, as_toml(alphabet).encode())
    elif described.is_file():
        described.unlink()


def read_alphabet(folder: Path) -> Alphabet:
    """The alphabet in a folder.

    Raises:
        InputError: if there is no `labels.txt`, a file is damaged, or the two differ.
    """
    labels, described = read_labels(folder), beside(folder / LABELS_FILE)
    if not os.path.lexists(described):
        return Alphabet.of(labels)
    alphabet = read_alphabet_file(described)
    if alphabet.labels != labels:
        raise InputError(
            f"Expected the labels of {LABELS_FILE}, in its order. Received: {described}, with "
            "others. Correct or remove it."
        )
    return alphabet


def read_labels(folder: Path) -> tuple[str, ...]:
    """The labels in a folder's `labels.txt`; empty lines do not count.

    Raises:
        InputError: if there is no such file, or it has no labels that an alphabet can have.
    """
    file = folder / LABELS_FILE
    try:
        lines = [line.strip() for line in files.read_text(file, MOST_BYTES).split("\n")]
    except files.UnreadableError as error:
        raise InputError(
            f"Expected the labels of the model, one per line. Received: {file}, which {error}; "
            "training writes it beside the model"
        ) from error
    labels = tuple(line for line in lines if line)
    try:
        Alphabet.of(labels)
    except InputError as error:
        raise InputError(f"{file}: {error} Correct the file.") from error
    return labels


def refuse_other_alphabet(folder: Path, alphabet: Alphabet) -> None:
    """Raises InputError for a folder whose `labels.txt`, one for all models in it, differs."""
    if (folder / LABELS_FILE).is_file() and read_alphabet(folder) != alphabet:
        labels = shortened(", ".join(alphabet.labels), MOST_SHOWN)
        raise InputError(
            f"Expected a folder for this model, of the labels {labels}. Received: {folder}, whose "
            f"{LABELS_FILE} lists others, or means others. Name another one with `out`.",
            "out",
        )
