"""The file of a model's labels: `labels.txt`, one a line, in the order of its output."""

from collections.abc import Sequence
from pathlib import Path

from asl_keras import files
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet

LABELS_FILE = "labels.txt"
MOST_BYTES = 100_000


def as_lines(labels: Sequence[str]) -> str:
    """The content of the file."""
    return "".join(f"{label}\n" for label in labels)


def write_labels(folder: Path, labels: Sequence[str]) -> None:
    """Writes `labels.txt` into a folder.

    Raises:
        InputError: if it cannot be written.
    """
    files.write_bytes(folder / LABELS_FILE, as_lines(labels).encode())


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


def refuse_other_labels(folder: Path, labels: Sequence[str]) -> None:
    """Raises InputError for a folder whose `labels.txt`, one for all models in it, differs."""
    if (folder / LABELS_FILE).is_file() and read_labels(folder) != tuple(labels):
        raise InputError(
            f"Expected a folder for this model, of the labels {', '.join(labels)}. Received: "
            f"{folder}, whose {LABELS_FILE} lists others. Name another one with `out`.",
            "out",
        )
