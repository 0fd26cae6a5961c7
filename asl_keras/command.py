"""What every command shares: a manual page, a quiet terminal, one sentence for the user's mistake.

A command is a module with a docstring (its manual page), a function `main(arguments)` and, at its
end, `run(main)`. Heavy libraries are imported inside `main`, after the terminal is quiet.
"""

import argparse
import logging
import os
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import TextIO

from asl_keras.errors import InputError

USER_MISTAKE = 2
INTERRUPTED = 130
READER_GONE = 141


class _ManualPage(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keeps the lines of the docstring, and shows the defaults that are a number or a word."""

    def _get_help_string(self, action: argparse.Action) -> str | None:
        is_plain = isinstance(action.default, int | float | str) and action.default is not False
        return super()._get_help_string(action) if is_plain else action.help


def manual_page(name: str, text: str) -> argparse.ArgumentParser:
    """The parser of the command `python -m NAME`, whose `--help` begins with the text."""
    parser = argparse.ArgumentParser(
        prog=f"python -m {name}", description=text, formatter_class=_ManualPage
    )
    parser.add_argument(
        "--verbose", action="store_true", help="show what the libraries log, and tracebacks"
    )
    return parser


def run(main: Callable[[Sequence[str]], int | None]) -> None:
    """Runs a command and exits.

    The code is what `main` returns (None is 0), 2 for the user's mistake (`InputError`), 130 after
    Ctrl-C, and 141 if the output's reader went away (`| head`).
    """
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    if not verbose:
        silence_libraries()
    try:
        code = main(arguments)
        sys.stdout.flush()
    except InputError as error:
        if verbose:
            raise
        print(f"Error: {error}", file=sys.stderr)
        code = USER_MISTAKE
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        code = INTERRUPTED
    except BrokenPipeError:
        # Python would complain once more when it flushes its output at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = READER_GONE
    sys.exit(code)


def silence_libraries() -> None:
    """Sends what C++ libraries print nowhere; Python's own stdout and stderr stay.

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
