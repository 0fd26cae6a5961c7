"""The list of clips that `training.make_clips` writes: which word is spelled where, and by whom."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError

SEEN = 0.5  # share of a letter's frames in which its hand must be found


@dataclass(frozen=True)
class ShownLetter:
    """A letter of a clip."""

    letter: str
    start: float
    """In seconds, as `end`."""
    end: float


@dataclass(frozen=True)
class Clip:
    """A video in which a hand spells a word."""

    file: Path
    word: str
    signer: str
    letters: tuple[ShownLetter, ...]
    """When each is shown."""

    def unseen(self, found: Sequence[tuple[float, bool]]) -> str:
        """The letters whose hand was found in less than half of their frames.

        Args:
            found: of each frame its time in seconds and whether a hand was found in it.
        """
        return "".join(one.letter for one in self.letters if _share(one, found) < SEEN)


def read_clips(path: Path) -> list[Clip]:
    """The clips of a list, whose videos lie in its folder.

    Raises:
        InputError: if it is no such list.
    """
    try:
        clips = [_clip(known, path.parent) for known in json.loads(path.read_text())]
        if not clips:
            raise ValueError("no clip at all")
        return clips
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise InputError(
            "Expected a list of clips, as `python -m training.make_clips` writes it. "
            f"Received: {path} ({error})"
        ) from error


def _clip(known: dict[str, Any], folder: Path) -> Clip:
    file = folder / known["file"]
    if not file.resolve().is_relative_to(folder.resolve()) or not known["word"]:
        raise ValueError(f"{known['file']} is outside the folder, or has no word")
    if not isinstance(known["signer"], str):
        raise TypeError(f"the signer of {known['file']} is no name")
    letters = tuple(
        ShownLetter(str(one["letter"]), float(one["start"]), float(one["end"]))
        for one in known["letters"]
    )
    return Clip(file, known["word"], known["signer"], letters)


def _share(letter: ShownLetter, found: Sequence[tuple[float, bool]]) -> float:
    hands = [hand for time, hand in found if letter.start <= time < letter.end]
    return sum(hands) / max(len(hands), 1)
