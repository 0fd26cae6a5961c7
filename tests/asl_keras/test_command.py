"""What every command shares, in processes of their own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from asl_keras.command import add_options, from_options, manual_page


@pytest.fixture
def run_main():
    """Runs a `main` of these lines as a command; `arguments` follow on its command line."""

    def run(body: str, *arguments: str) -> subprocess.CompletedProcess:
        code = f"""if True:
            import os, sys, warnings
            from asl_keras.command import manual_page, run
            from asl_keras.errors import InputError
            def main(arguments):
                {body}
            run(main)
        """
        return subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=False
        )

    return run


@pytest.mark.parametrize(
    ("body", "code"),
    [("return None", 0), ("return 2", 2), ("raise InputError('x')", 2), ("raise OSError", 1)],
)
def test_the_exit_code_tells_what_happened(run_main, body, code):
    assert run_main(body).returncode == code


def test_the_users_mistake_is_one_sentence(run_main):
    result = run_main("raise InputError('Expected 1. Received: 2')")
    assert result.stderr == "Error: Expected 1. Received: 2\n"


def test_verbose_shows_where_the_mistake_was_noticed(run_main):
    assert "Traceback" in run_main("raise InputError('x')", "--verbose").stderr


def test_ctrl_c_is_not_a_traceback(run_main):
    result = run_main("raise KeyboardInterrupt")
    assert (result.returncode, result.stderr) == (130, "\nStopped.\n")


def test_a_reader_that_goes_away_is_not_a_traceback(run_main):
    result = run_main("r, w = os.pipe(); os.close(r); os.dup2(w, sys.stdout.fileno()); print('x')")
    assert (result.returncode, result.stderr) == (141, "")


def test_what_libraries_write_is_hidden_and_what_the_command_prints_is_not(run_main):
    body = "os.write(1, b'noise'); os.write(2, b'noise'); warnings.warn('noise'); print('ü')"
    result = run_main(body)
    assert (result.stdout, result.stderr) == ("ü\n", "")
    assert "noise" in run_main(body, "--verbose").stderr


@dataclass(frozen=True)
class Size:
    """What all have."""

    size: int = 224
    """Of it, in 100 % of pixels."""


@dataclass(frozen=True)
class Options(Size):
    """What a command has on top."""

    out: Path | None = None
    """A file to write."""
    mode: Literal["fast", "thorough"] = "fast"
    """How well."""
    quiet: bool = False
    """Says nothing."""
    mirror: bool | None = None
    """As in a mirror."""
    names: tuple[str, ...] = ()
    """Of them."""


def options(*arguments: str) -> Options:
    """What a command would make of these."""
    page = manual_page("package.do", "Does it.")
    add_options(page, Options)
    return from_options(Options, page.parse_args(arguments))


def test_fields_of_a_dataclass_and_of_its_bases_are_options():
    assert options() == Options()
    given = ("--size", "1", "--out", "a", "--mode", "thorough", "--quiet", "--no-mirror")
    assert options(*given, "--names", "a", "b") == Options(
        1, Path("a"), "thorough", True, False, ("a", "b")
    )


def test_the_sentence_under_a_field_is_its_help(capsys):
    with pytest.raises(SystemExit):
        options("--help")
    page = " ".join(capsys.readouterr().out.split())
    assert "--size SIZE of it, in 100 % of pixels (default: 224)" in page
    assert "--mode {fast,thorough} how well (default: fast)" in page
    assert "--quiet says nothing" in page
    assert "--no-quiet" not in page
    assert "--mirror, --no-mirror as in a mirror" in page


def test_a_value_that_is_not_among_the_choices_is_refused(capsys):
    with pytest.raises(SystemExit, match="2"):
        options("--mode", "slow")
    assert "invalid choice: 'slow'" in capsys.readouterr().err


def test_help_keeps_the_manual_pages_lines_and_shows_plain_defaults(run_main):
    body = """p = manual_page('package.do', 'Does it.\\n\\nExample:\\n  do')
                p.add_argument('--size', type=int, default=224, help='of it')
                p.add_argument('--names', default=['a'], help='of them')
                p.parse_args(arguments)"""
    result = run_main(body, "--help")
    assert result.returncode == 0
    assert "usage: python -m package.do" in result.stdout
    assert "Does it.\n\nExample:\n  do\n" in result.stdout
    assert "of it (default: 224)\n" in result.stdout
    assert "of them\n" in result.stdout
