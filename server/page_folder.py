"""The folder of a static page: what in it is ours, so that nothing else is touched."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from asl_keras.errors import InputError, expect
from asl_keras.files import UnreadableError, read_json, write_bytes

MARK = "page-files.json"
"""Names the files of the page, and those of the page before that it no longer has."""
LARGEST_MARK = 1 << 20  # bytes
LAST = ("index.html", "service.js")
"""They lead to all others, so these have to be there before; a browser installs by the second."""


def write_page(out: Path, contents: Mapping[str, bytes]) -> None:
    """Writes a page so that at each moment the folder has one that is whole.

    Args:
        out: a folder that is new, empty, or has the mark.
        contents: of files, by name.

    Raises:
        InputError: if the folder is somebody else's, has links or folders in the place of files,
            or cannot be written to.
    """
    now, before = _marked(out)
    _refuse_links(out, (MARK, *contents))
    kept = before if set(contents) == now else now - set(contents)
    out.mkdir(parents=True, exist_ok=True)
    mark = {"now": sorted(contents), "before": sorted(kept)}
    write_bytes(out / MARK, json.dumps(mark, indent=1).encode())
    for name in sorted(contents, key=lambda name: (name in LAST, name)):
        write_bytes(out / name, contents[name])
    for name in (now | before) - kept - set(contents):
        (out / name).unlink(missing_ok=True)


def _marked(out: Path) -> tuple[set[str], set[str]]:
    """What the mark names; nothing for a folder that is new or empty."""
    if not out.exists() or not any(out.iterdir()):
        return set(), set()
    try:
        _refuse_links(out, (MARK,))
        mark = read_json(out / MARK, LARGEST_MARK)
        now, before = _names(mark["now"]), _names(mark["before"])
    except (UnreadableError, KeyError, TypeError) as error:
        raise InputError(
            f"Expected `out` as a folder that is empty, or that this command wrote ({MARK}). "
            f"Received: {out}, which has other things. Name another one.",
            "out",
        ) from error
    return now, before


def _names(listed: object) -> set[str]:
    """Raises TypeError for anything but names of files in the folder itself."""
    if not isinstance(listed, list):
        raise TypeError
    for name in listed:
        if not isinstance(name, str) or name != Path(name).name or "\0" in name:
            raise TypeError
    return set(listed)


def _refuse_links(out: Path, names: Iterable[str]) -> None:
    """What is written through a link would land elsewhere."""
    for name in names:
        file = out / name
        is_plain = not file.is_symlink() and (file.is_file() or not file.exists())
        expect(is_plain, "out", "with plain files in it", f"{name}, a link or a folder. Remove it")
