"""Options of commands: a frozen dataclass each, with the sentence under a field as its help."""

import argparse
import ast
import dataclasses
import inspect
import itertools
import textwrap
import types
import typing
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from asl_keras.command.config import located
from asl_keras.command.typed import as_typed
from asl_keras.errors import InputError

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Page = argparse.ArgumentParser | argparse._ArgumentGroup
Options = TypeVar("Options", bound="DataclassInstance")


def add_options(page: Page, options: type, **keywords: dict[str, Any]) -> None:
    """Declares an option for each field of a dataclass.

    `--` and the field's name, with dashes, is the flag; its default and its type are the field's
    (a `bool` is a switch, with a `--no-` form unless it is off by default; a tuple takes any number
    of values, a `Literal` one of those named); the sentence under the field is the help.

    Args:
        page: to add to, or a group on it.
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
    """The dataclass with what the user gave for its fields.

    Raises:
        InputError: if they do not fit; it names the file, too, that `--config` took them from.
    """
    values = {field.name: getattr(given, field.name) for field in dataclasses.fields(options)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    try:
        return options(**{**values, **lists})
    except InputError as error:
        raise located(error, given) from error


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
    words = as_typed(" ".join(sentence.split())).removesuffix(".").replace("%", "%%")
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
