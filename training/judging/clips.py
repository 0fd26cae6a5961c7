"""The list of clips that `training.make_clips` writes: which word is spelled where, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_json

MOST_BYTES = 10_000_000
LONGEST_TEXT = 255  # characters of a file, a word or a signer
LONGEST_CLIP = 86_400  # seconds
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
    damage: str = ""
    """What is wrong with the picture."""

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
        clips = [_clip(known, path.parent) for known in read_json(path, MOST_BYTES)]
        if not clips:
            raise UnreadableError("names no clip")
    except (UnreadableError, ValueError, TypeError, KeyError, OSError) as error:
        fault = error if isinstance(error, UnreadableError) else "lacks or garbles what a clip has"
        raise InputError(
            "Expected a list of clips, as `python -m training.make_clips` writes it. "
            f"Received: {path}, which {fault}."
        ) from error
    return clips


def _clip(known: dict[str, Any], folder: Path) -> Clip:
    name, word, signer = (_text(known[key]) for key in ("file", "word", "signer"))
    file = folder / name
    if not file.resolve().is_relative_to(folder.resolve()):
        raise UnreadableError(f"names {name}, outside of its folder")
    damage = _text(known["damage"]) if "damage" in known else ""
    return Clip(file, word, signer, tuple(map(_letter, known["letters"])), damage)


def _text(known: object) -> str:
    if not isinstance(known, str) or not 1 <= len(known) <= LONGEST_TEXT:
        raise UnreadableError("has no text where a clip has its file, word or signer")
    return known


def _letter(known: dict[str, Any]) -> ShownLetter:
    start, end = known["start"], known["end"]
    if not 0 <= start < end <= LONGEST_CLIP:
        raise UnreadableError("has a letter that ends before it begins, or after a day")
    return ShownLetter(_text(known["letter"]), float(start), float(end))


def _share(letter: ShownLetter, found: Sequence[tuple[float, bool]]) -> float:
    hands = [hand for time, hand in found if letter.start <= time < letter.end]
    return sum(hands) / max(len(hands), 1)
