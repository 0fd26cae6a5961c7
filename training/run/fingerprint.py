"""By what data that changed under their name are told: a resumed run must learn from the same."""

import hashlib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from asl_keras.errors import InputError


def fingerprint(paths: Sequence[Path]) -> str:
    """Of the arrays in NPZ files, in the files' order; they may be written anew or compressed.

    It is made of the checksums that a zip lists, and costs a millisecond whatever the size.

    Raises:
        InputError: if a file is no zip any more.
    """
    try:
        return hashlib.sha256(repr([_members(path) for path in paths]).encode()).hexdigest()
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(
            f"Expected NPZ files that stay. Received: {', '.join(map(str, paths))}, of which one "
            "changed just now. Give the command again."
        ) from error


def _members(path: Path) -> list[tuple[str, int, int]]:
    with zipfile.ZipFile(path) as archive:
        return sorted((one.filename, one.file_size, one.CRC) for one in archive.infolist())
