"""The manual page of a command, and what is said where its arguments do not fit."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from asl_keras.command.sentences import USER_MISTAKE, complain
from asl_keras.command.typed import as_typed

DASHED = re.compile(r"-(?![\d.]+$)[^-].*", re.DOTALL)  # no option has one dash, but a number may


class _Lines(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keeps the lines of the docstring, and shows the defaults that are a number or a word."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        is_plain = isinstance(action.default, int | float | str) and action.default is not False
        return super()._get_help_string(action) if is_plain else action.help


class _Page(argparse.ArgumentParser):
    """Reports arguments that do not fit as every other mistake is: in a line."""

    given: Sequence[str] = ()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.given = sys.argv[1:] if args is None else args
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        dashed = next(filter(DASHED.fullmatch, self.given), None)
        advice = f". A file named {dashed} is written ./{dashed}" if dashed else ""
        complain(f"Expected arguments that `{self.prog} --help` lists. Received: {message}{advice}")
        self.exit(USER_MISTAKE)


def manual_page(name: str, text: str) -> argparse.ArgumentParser:
    """The parser of the command `python -m NAME`, whose `--help` begins with the text.

    Called as `asl COMMAND`, it says so, also in the examples of the text.
    """
    program = as_typed(f"python -m {name}")
    page = _Page(prog=program, description=as_typed(text), formatter_class=_Lines)
    page.register("type", Path, _path)
    page.add_argument(
        "--verbose", action="store_true", help="show what the libraries log, and tracebacks"
    )
    return page


def _path(text: str) -> Path:
    """A path out of the command line, where "" is a variable of the shell that was not set."""
    if not text:
        raise argparse.ArgumentTypeError("expected a path, not an empty text")
    return Path(text)
