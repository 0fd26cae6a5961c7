"""Options out of a TOML file, beside flags: `--config FILE.toml`.

Its keys are the fields of the options, flat. What stands on the command line counts more.
"""

import argparse
import json
import math
import types
import typing
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.errors import InputError, shortened

MOST_BYTES = 1_000_000  # the paths of some thousand files
MOST_SHOWN = 40  # characters of a key or a value
KINDS = {
    int: "a whole number",
    float: "a number",
    str: "text",
    Path: "a path",
    bool: "true or false",
}
FIELD = "config"


def add_config(page: argparse.ArgumentParser) -> None:
    """Declares `--config`; `parse` reads what it names."""
    page.add_argument(
        f"--{FIELD}",
        type=Path,
        metavar="FILE.toml",
        help="options, named as the flags with _ for -; flags count more, what it lacks has its "
        "default; paths are relative to its folder",
    )


def parse(
    page: argparse.ArgumentParser,
    arguments: Sequence[str],
    *options: type,
    ignored: Collection[str] = (),
) -> argparse.Namespace:
    """What the user gave: flags, then what the file named by `--config` says, then defaults.

    Args:
        page: with `add_config` and the options.
        arguments: of the command line.
        *options: dataclasses, whose fields are the keys of the file.
        ignored: other keys that the file may have.

    Raises:
        InputError: if the file cannot be read, or has an unknown key or a value of a wrong type.
    """
    required = [action for action in page._actions if action.required]
    for action in required:
        action.required = False  # the file may have them
    file = getattr(page.parse_args(arguments), FIELD)
    values = read_config(file, *options, ignored=ignored) if file else {}
    for action in required:
        action.required = action.dest not in values
    page.set_defaults(**values)
    given = page.parse_args(arguments)
    given.of_file = {name for name, value in values.items() if getattr(given, name) is value}
    return given


def read_config(path: Path, *options: type, ignored: Collection[str] = ()) -> dict[str, Any]:
    """The values in a TOML file, of the types of the options' fields, paths with its folder.

    Raises:
        InputError: if it cannot be read, or has an unknown key or a value of a wrong type.
    """
    try:
        known = files.read_toml(path, MOST_BYTES)
    except files.UnreadableError as error:
        raise InputError(
            f"Expected options as TOML in `{FIELD}`. Received: {path}, which {error}. Correct it, "
            "or name another file.",
            FIELD,
        ) from error
    fields = {name: kind for one in options for name, kind in typing.get_type_hints(one).items()}
    return {
        name: _typed(name, value, _known(name, fields, path), path)
        for name, value in known.items()
        if name not in ignored
    }


def located(error: InputError, given: argparse.Namespace) -> InputError:
    """The error, which says where the file has the fields that it is about."""
    names = [field for field in error.fields if field in getattr(given, "of_file", ())]
    if not names:
        return error
    where = f"{' and '.join(names)} in {getattr(given, FIELD)}"
    return InputError(f"{str(error).removesuffix('.')}. Correct {where}.", *error.fields)


def as_toml(values: Mapping[str, Any]) -> str:
    """Numbers, texts, paths and lists of them as TOML; what is None or empty is left out.

    Raises:
        InputError: if a text is no Unicode, as the name of a file may be.
    """
    lines = [
        f"{name} = {_as_toml(value)}\n"
        for name, value in values.items()
        if value not in (None, "", [], ())
    ]
    text = "".join(lines)
    if not text.isascii() and text != text.encode("utf-8", "replace").decode():
        raise InputError("Expected names of files that are Unicode. Received: others. Rename them.")
    return text


def _as_toml(value: Any) -> str:
    if isinstance(value, str | Path):
        # As JSON, which escapes all but this.
        return json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return "[\n" + "".join(f"    {_as_toml(one)},\n" for one in value) + "]"
    return json.dumps(value)


def _known(name: str, fields: Mapping[str, Any], path: Path) -> Any:
    """The type of a field."""
    if name in fields:
        return fields[name]
    import difflib

    near = next(iter(difflib.get_close_matches(name[:MOST_SHOWN], fields, n=1)), None)
    advice = f"Perhaps `{near}`, there {near}." if near else "--help lists the flags."
    raise InputError(
        f"Expected keys named as the flags, with _ for -. Received: "
        f"{shortened(name, MOST_SHOWN)} in {path}. {advice}",
        *([near] if near else []),
    )


def _typed(name: str, value: Any, kind: Any, path: Path) -> Any:
    """The value as its field has it; InputError if it is of another type."""
    found, expected = _fitting(value, kind, path.parent)
    if found is None:
        raise InputError(
            f"Expected `{name}` as {expected}. Received: {_shown(value)}, as {name} in {path}. "
            "Correct it.",
            name,
        )
    return found


def _fitting(value: Any, kind: Any, folder: Path) -> tuple[Any, str]:
    """The value as a type has it, None if it does not fit; and the type in words."""
    if isinstance(kind, types.UnionType):  # X | None
        (kind,) = (one for one in typing.get_args(kind) if one is not types.NoneType)
    if typing.get_origin(kind) is tuple:
        return _list(value, typing.get_args(kind)[0], folder)
    if typing.get_origin(kind) is typing.Literal:
        choices = typing.get_args(kind)
        fits = type(value) is type(choices[0]) and value in choices
        return (value if fits else None), f"one of {', '.join(map(str, choices))}"
    return _plain(value, kind, folder), KINDS[kind]


def _list(value: Any, kind: Any, folder: Path) -> tuple[Any, str]:
    items = value if isinstance(value, list) else [value]
    found = [_fitting(one, kind, folder)[0] for one in items]
    return (None if None in found else tuple(found)), f"a list, each {KINDS[kind]}"


def _plain(value: Any, kind: type, folder: Path) -> Any:
    if _is_huge(value):
        return None
    if kind is float and type(value) in (int, float):
        return float(value) if math.isfinite(value) else None
    if kind is Path and isinstance(value, str):
        return folder / value if value and "\0" not in value else None
    return value if type(value) is kind else None


def _is_huge(value: Any) -> bool:
    """Beyond what TOML promises: 64 bits."""
    return type(value) is int and abs(value) >= 1 << 63


def _shown(value: Any) -> str:
    if isinstance(value, dict | list):
        return "a table" if isinstance(value, dict) else "a list"
    return "a huge number" if _is_huge(value) else shortened(repr(value), MOST_SHOWN)
