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

from asl_keras.errors import InputError

USER_MISTAKE = 2
INTERRUPTED = 130


class _ManualPage(argparse.RawDescriptionHelpFormatter, argparse.ArgumentDefaultsHelpFormatter):
    """Keeps the lines of the docstring, and shows every default."""


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
    """Runs a command and exits: 0, 2 for the user's mistake (`InputError`), 130 after Ctrl-C."""
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    if not verbose:
        silence_libraries()
    try:
        sys.exit(main(arguments))
    except InputError as error:
        if verbose:
            raise
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(USER_MISTAKE)
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        sys.exit(INTERRUPTED)


def silence_libraries() -> None:
    """Sends what C++ libraries write to file descriptor 2 nowhere; Python's stderr stays.

    TensorFlow, LiteRT and MediaPipe log from C++, partly before their log levels can be set.
    """
    terminal = os.dup(2)
    sys.stderr = os.fdopen(terminal, "w", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("GLOG_minloglevel", "3")
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
