"""The alphabet of labelled hands in a small TOML file beside them: `hands.toml` of `hands.npz`.

    [alphabet]
    labels = ["A", "B", "SCH", "J", "HELLO", "idle"]  # all that there may be, in this order
    moving = ["J"]      # signed with a movement; none if left out
    none = "idle"       # a hand that signs no letter; none if left out
    words = ["HELLO"]   # whole words; if left out, letters of more than one character

Where there is no such file, `Alphabet.of` says what bare labels mean.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.errors import InputError, shortened
from asl_keras.hand.alphabet import Alphabet, usual_words

SUFFIX = ".toml"
TABLE = "alphabet"
KEYS = ("labels", "moving", "none", "words")
MOST_BYTES = 200_000  # of 1000 labels
MOST_SHOWN = 40  # characters of a value in an error


def beside(path: Path) -> Path:
    """Where the alphabet of a file of hands is said."""
    return path.with_suffix(SUFFIX)


def read_alphabet_file(path: Path) -> Alphabet:
    """The alphabet that a TOML file describes.

    Raises:
        InputError: if it cannot be read, has other keys, or describes none.
    """
    try:
        table = files.read_toml(path, MOST_BYTES).get(TABLE)
    except files.UnreadableError as error:
        raise _refusal(path, f"a file that {error}") from error
    if not isinstance(table, dict):
        raise _refusal(path, f"no table [{TABLE}]")
    if strangers := sorted(table.keys() - set(KEYS)):
        raise _refusal(path, f"the key {strangers[0]!r}, which is none of {', '.join(KEYS)}")
    labels, moving = _texts(path, table, "labels"), _texts(path, table, "moving")
    none = table.get("none") or None
    if not isinstance(none, str | None):
        raise _refusal(path, f"{none!r} as `none`, which is to be one text")
    words = _texts(path, table, "words") if "words" in table else usual_words(labels, none)
    try:
        return Alphabet(labels, moving, none, words)
    except InputError as error:
        raise InputError(f"{path}: {error} Correct it there.") from error


def described(paths: Sequence[Path]) -> Alphabet | None:
    """What the files beside files of hands say; None where there is none.

    Raises:
        InputError: if one is damaged, or two differ.
    """
    places = [place for path in paths if os.path.lexists(place := beside(path))]
    known = {place: read_alphabet_file(place) for place in places}
    for place, alphabet in known.items():
        if alphabet != known[places[0]]:
            raise InputError(
                f"{place}: expected the alphabet of {places[0]}, received another one; let one "
                "file describe all labels."
            )
    return known[places[0]] if known else None


def carry(paths: Sequence[Path], target: Path) -> None:
    """Says beside what was made of files of hands what is said beside these, if nothing is there.

    Raises:
        InputError: as `described`, or if it cannot be written.
    """
    alphabet = described(paths)
    if alphabet is not None and not os.path.lexists(beside(target)):
        files.write_bytes(beside(target), as_toml(alphabet).encode())


def expect_none_of_another(paths: Sequence[Path], target: Path) -> None:
    """Refuses a file beside what is to be rows of files of hands that says other than these do.

    Raises:
        InputError: if there is one, or as `described`.
    """
    if os.path.lexists(beside(target)) and described([target]) != described(paths):
        raise InputError(
            f"Expected {beside(target)} to say of the labels what is said beside {paths[0]}. "
            "Received: something else. Remove it; it is written anew if it is needed."
        )


def expect_labels_of(target: Path, labels: Iterable[str]) -> None:
    """Refuses a file beside what is to be made of labelled hands that lacks one of their labels.

    Raises:
        InputError: if there is such a file, or it describes no alphabet.
    """
    alphabet = described([target])
    if alphabet and (strangers := sorted(set(labels) - set(alphabet.labels))):
        raise InputError(
            f"Expected hands with labels of {beside(target)}. Received also: "
            f"{shortened(' '.join(strangers), MOST_SHOWN)}. Add them there, or remove it."
        )


def as_toml(alphabet: Alphabet) -> str:
    """The content of such a file."""
    from asl_keras.command.config import as_toml as lines

    known = {name: getattr(alphabet, name) for name in KEYS}
    is_guessed = not alphabet.words and usual_words(alphabet.labels, alphabet.none)
    empty = "words = []\n" if is_guessed else ""
    return f"[{TABLE}]\n{lines(known)}{empty}"


def _texts(path: Path, table: dict[str, Any], key: str) -> tuple[str, ...]:
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise _refusal(path, f"{found!r} as `{key}`, which is to be a list of texts")
    return tuple(found)


def _refusal(path: Path, received: str) -> InputError:
    return InputError(
        f"{path}: expected a table [{TABLE}] with `labels` and perhaps `moving`, `none` and "
        f"`words`, received {shortened(received, 2 * MOST_SHOWN)}; correct the file, or remove it."
    )
