"""Options out of a TOML file, beside flags: `--config FILE.toml`.

Its keys are the fields of the options, flat. What stands on the command line counts more.
"""

import argparse
import json
import typing
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.command.toml_values import MOST_SHOWN, fitting, in_words
from asl_keras.errors import InputError, shortened

MOST_BYTES = 1_000_000  # the paths of some thousand files
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
    found, expected = fitting(value, kind, path.parent)
    if found is None:
        raise InputError(
            f"Expected `{name}` as {expected}. Received: {in_words(value)}, as {name} in {path}. "
            "Correct it.",
            name,
        )
    return found
