"""What commands share: a manual page, options, a quiet terminal, a sentence for a user's mistake.

A command is a module with a docstring (its manual page), a function `main(arguments)` and, at its
end, `run(main)`. Heavy libraries are imported inside `main`, after the terminal is quiet. Options
live in a frozen dataclass: `add_options` declares them, each with the sentence under its field as
its help, `from_options` makes the dataclass of what the user gave.
"""

import argparse
import ast
import dataclasses
import inspect
import itertools
import logging
import os
import sys
import textwrap
import types
import typing
import warnings
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from asl_keras.errors import InputError, shortened, shown

USER_MISTAKE = 2
INTERRUPTED = 130
READER_GONE = 141

# Packages that a plain install lacks, by the names they are imported under, and their extra.
EXTRAS = {
    "keras": "train",
    "tensorflow": "train",
    "jax": "train",
    "sklearn": "train",
    "matplotlib": "train",
    "tf_keras": "export",
    "tensorflow_model_optimization": "export",
    "ai_edge_quantizer": "export",
    "onnx": "onnx",
    "onnxruntime": "onnx",
    "tf2onnx": "onnx",
    "torch": "torch",
    "pyttsx3": "speak",
}
# What `asl_keras.__main__` puts before the name of the command that it runs.
CONSOLE = "asl"

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Options = TypeVar("Options", bound="DataclassInstance")


class _ManualPage(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keeps the lines of the docstring, and shows the defaults that are a number or a word."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        is_plain = isinstance(action.default, int | float | str) and action.default is not False
        return super()._get_help_string(action) if is_plain else action.help


def manual_page(name: str, text: str) -> argparse.ArgumentParser:
    """The parser of the command `python -m NAME`, whose `--help` begins with the text.

    Called as `asl COMMAND`, it says so, also in the examples of the text.
    """
    program = f"python -m {name}"
    if sys.argv[0].startswith(f"{CONSOLE} "):
        text, program = text.replace(program, sys.argv[0]), sys.argv[0]
    parser = argparse.ArgumentParser(prog=program, description=text, formatter_class=_ManualPage)
    parser.add_argument(
        "--verbose", action="store_true", help="show what the libraries log, and tracebacks"
    )
    return parser


def add_options(page: argparse.ArgumentParser, options: type, **keywords: dict[str, Any]) -> None:
    """Declares an option for each field of a dataclass.

    `--` and the field's name, with dashes, is the flag; its default and its type are the field's
    (a `bool` is a switch, with a `--no-` form unless it is off by default; a tuple takes any number
    of values, a `Literal` one of those named); the sentence under the field is the help.

    Args:
        page: to add to.
        options: a dataclass; those it inherits from count, too.
        **keywords: by field, what else argparse is to know: `choices`, `metavar`, ...
    """
    sentences, types_ = sentences_of(options), typing.get_type_hints(options)
    for field in dataclasses.fields(options):
        flag = "--" + field.name.replace("_", "-")
        required = field.default is dataclasses.MISSING
        page.add_argument(
            flag,
            **{
                "help": sentences.get(field.name),
                **({"required": True} if required else {"default": field.default}),
                **_as_argparse(types_[field.name], field.default),
                **keywords.get(field.name, {}),
            },
        )


def from_options(options: type[Options], given: argparse.Namespace) -> Options:
    """The dataclass with what the user gave for its fields."""
    values = {field.name: getattr(given, field.name) for field in dataclasses.fields(options)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return options(**{**values, **lists})


def sentences_of(options: type) -> dict[str, str]:
    """The text under each field of a dataclass, its first letter small, without the full stop."""
    bases = [base for base in reversed(options.__mro__) if dataclasses.is_dataclass(base)]
    return {name: text for base in bases for name, text in _own_sentences(base).items()}


def _own_sentences(options: type) -> dict[str, str]:
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(options))).body
    assert isinstance(definition, ast.ClassDef)
    return {
        field.target.id: _as_help(text.value.value)
        for field, text in itertools.pairwise(definition.body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(text, ast.Expr)
        and isinstance(text.value, ast.Constant)
        and isinstance(text.value.value, str)
    }


def _as_help(sentence: str) -> str:
    words = " ".join(sentence.split()).removesuffix(".").replace("%", "%%")
    first = words.partition(" ")[0]
    is_name = not first[1:].islower() and len(first) > 1  # such as MediaPipe's, MP4
    return words if is_name else words[:1].lower() + words[1:]


def _as_argparse(kind: Any, default: Any = None) -> dict[str, Any]:
    """What argparse must know of a field's type, and of its default."""
    if isinstance(kind, types.UnionType):  # X | None
        (kind,) = (one for one in typing.get_args(kind) if one is not type(None))
    if kind is bool:
        return {"action": "store_true" if default is False else argparse.BooleanOptionalAction}
    if typing.get_origin(kind) is typing.Literal:
        choices = typing.get_args(kind)
        return {"type": type(choices[0]), "choices": choices}
    if typing.get_origin(kind) is tuple:
        return {"nargs": "+", **_as_argparse(typing.get_args(kind)[0])}
    return {"type": kind, **({"metavar": "FILE"} if kind is Path else {})}


def run(main: Callable[[Sequence[str]], int | None]) -> None:
    """Runs a command and exits.

    The code is what `main` returns (None is 0), 2 for the user's mistake (`InputError`, a file that
    the system refuses, or a package of an extra that is missing), 130 after Ctrl-C, and 141 if the
    output's reader went away (`| head`).
    """
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    if not verbose:
        silence_libraries()
    try:
        code = main(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes its output at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    except (InputError, ModuleNotFoundError, OSError) as error:
        mistake = in_a_sentence(error)
        if verbose or mistake is None:
            raise
        complain(mistake)
        code = USER_MISTAKE
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = INTERRUPTED
    sys.exit(code)


def in_a_sentence(error: Exception) -> str | None:
    """What the user can do about an error; None if it is a bug."""
    if isinstance(error, InputError):
        return with_flags(error)
    if isinstance(error, OSError) and error.filename is not None:
        return (
            f"Expected a file or a folder that can be used. Received: {error.filename}, where the "
            f'system says "{error.strerror}". Name another one.'
        )
    package = (getattr(error, "name", None) or "").split(".")[0]
    if package not in EXTRAS:
        return None
    return (
        f"Expected the package `{package}`, which this command needs. Received: an environment "
        f"without it. Install it with `pip install '.[{EXTRAS[package]}]'`."
    )


def complain(sentence: str) -> None:
    """Prints an error: one line of bounded length, in which nothing steers the terminal."""
    print(f"Error: {shortened(shown(sentence))}", file=sys.stderr)


def remark(sentences: Iterable[str]) -> None:
    """Prints what a user should know, beside the output, as `complain` prints an error."""
    for sentence in sentences:
        print(f"Note: {shortened(shown(sentence))}", file=sys.stderr)


def with_flags(error: InputError) -> str:
    """The sentence with the fields that it is about as the flags of a command."""
    sentence = str(error)
    for field in error.fields:
        sentence = sentence.replace(f"`{field}`", "--" + field.replace("_", "-"))
    return sentence


def silence_libraries() -> None:
    """Silences what C++ libraries print; Python's own stdout and stderr stay.

    TensorFlow, LiteRT and MediaPipe log from C++, partly before their log levels can be set.
    """
    sys.stdout = _take_over(sys.stdout)
    sys.stderr = _take_over(sys.stderr)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("GLOG_minloglevel", "3")
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")


def _take_over(stream: TextIO) -> TextIO:
    """The stream under a new file descriptor; the old one, which C++ knows, leads nowhere."""
    stream.flush()
    descriptor = stream.fileno()
    ours = os.dup(descriptor)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)
    return os.fdopen(
        ours, "w", stream.line_buffering or -1, encoding=stream.encoding, errors=stream.errors
    )
