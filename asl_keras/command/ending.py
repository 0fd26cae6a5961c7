"""Runs a command and ends it, with an exit code that says how it went."""

import sys
from collections.abc import Callable, Sequence

from asl_keras.command import stopping, streams
from asl_keras.command.sentences import USER_MISTAKE, complain, in_a_sentence

INTERRUPTED = 130
READER_GONE = 141

Main = Callable[[Sequence[str]], int | None]


def run(main: Main) -> None:
    """Runs a command and exits.

    The code is what `main` returns (None is 0), 2 for the user's mistake (`InputError`, a file that
    the system refuses, or a package of an extra that is missing), 130 after Ctrl-C, 143 after
    SIGTERM, and 141 if the output's reader went away (`| head`).
    """
    arguments = sys.argv[1:]
    verbose = "--verbose" in arguments
    streams.take_over(quiet=not verbose)
    stopping.listen()
    code = _code(main, arguments, verbose)
    stopping.deafen()
    sys.exit(stopping.exit_code() if code == INTERRUPTED and stopping.exit_code() else code)


def _code(main: Main, arguments: Sequence[str], verbose: bool) -> int | str | None:
    try:
        code = _of(main, arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return READER_GONE
    except KeyboardInterrupt:
        return _stopped()
    except Exception as error:
        if stopping.exit_code():  # a library made an error of its own of it
            return _stopped()
        mistake = in_a_sentence(error)
        if verbose or mistake is None:
            raise
        complain(mistake)
        return USER_MISTAKE


def _of(main: Main, arguments: Sequence[str]) -> int | str | None:
    try:
        return main(arguments)
    except SystemExit as ending:  # of argparse
        return ending.code


def _stopped() -> int:
    after = "\n" if sys.stderr.isatty() else ""  # ^C stands there
    print(f"{after}Stopped.", file=sys.stderr)
    return INTERRUPTED
