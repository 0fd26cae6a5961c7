"""By what data that changed under their name are told: a resumed run must learn from the same."""

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.alphabet_file import beside, read_alphabet_file


def fingerprint(paths: Sequence[Path]) -> str:
    """Of the arrays in NPZ files, in the files' order; they may be written anew or compressed.

    It is made of the checksums that a zip lists, and costs a millisecond whatever the size. What
    the files beside them say of the labels counts, too.

    Raises:
        InputError: if a file is no zip any more.
    """
    try:
        known = [*map(_members, paths), *_alphabets(paths)]
        return hashlib.sha256(repr(known).encode()).hexdigest()
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"Expected NPZ files that stay. Received: {', '.join(map(str, paths))}, of which one "
            "changed just now. Give the command again."
        ) from error


def _alphabets(paths: Sequence[Path]) -> list[Alphabet]:
    return [read_alphabet_file(place) for path in paths if (place := beside(path)).is_file()]


def _members(path: Path) -> list[tuple[str, int, int]]:
    with zipfile.ZipFile(path) as archive:
        return sorted((one.filename, one.file_size, one.CRC) for one in archive.infolist())
