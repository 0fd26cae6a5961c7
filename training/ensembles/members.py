"""The runs whose models answer together, and whom they know."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from asl_keras import files
from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED
from training.hands.known_people import MOST_BYTES, REPORT, acquaintances

if TYPE_CHECKING:
    from asl_keras.inference.keras_classifier import KerasClassifier

MODEL = "model.keras"


@dataclass(frozen=True, eq=False)
class Member:
    """A finished run."""

    folder: Path
    classifier: KerasClassifier
    pose_model: Path
    """Where synthetic hands came from."""

    @property
    def file(self) -> Path:
        """Of the model."""
        return self.folder / MODEL

    def acquaintances(self, people: Collection[str]) -> set[str] | None:
        """Those whom the run, or one whose weights it began with, learnt from; None if unknown."""
        return acquaintances(self.file, people)


def open_members(folders: Sequence[Path]) -> list[Member]:
    """Reads finished runs.

    Raises:
        InputError: if they are fewer than two, one is none or is named twice, or their alphabets
            differ.
    """
    if len({folder.resolve() for folder in folders}) < max(2, len(folders)):
        raise InputError(
            f"Expected at least two runs, each once. Received: {', '.join(map(str, folders))}."
        )
    members = [_open(folder) for folder in folders]
    first, *others = members
    for other in others:
        if other.classifier.alphabet != first.classifier.alphabet:
            raise InputError(
                f"Expected runs of one alphabet. Received: {first.folder} of "
                f"{first.classifier.alphabet} and {other.folder} of {other.classifier.alphabet}. "
                "Train them on the same labels."
            )
    return members


def _open(folder: Path) -> Member:
    from asl_keras.inference.keras_classifier import KerasClassifier

    try:
        settings: Any = files.read_json(folder / REPORT, MOST_BYTES)["settings"]
        pose_model = Path(settings["pose_model"] or SHIPPED)
    except (files.UnreadableError, KeyError, TypeError) as error:
        fault = error if isinstance(error, files.UnreadableError) else "is damaged"
        raise InputError(
            f"Expected a finished run, with its {REPORT}. Received: {folder / REPORT}, which "
            f"{fault}. Train it with `python -m training.fit`."
        ) from error
    return Member(folder, KerasClassifier.load(folder / MODEL), pose_model)
