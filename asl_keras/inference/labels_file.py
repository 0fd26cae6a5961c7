"""The file of a model's labels: `labels.txt`, one a line, in the order of its output."""

from collections.abc import Sequence

LABELS_FILE = "labels.txt"


def as_lines(labels: Sequence[str]) -> str:
    """The content of the file."""
    return "".join(f"{label}\n" for label in labels)
