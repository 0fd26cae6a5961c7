"""What every command shares."""

import argparse
import json
import os
import shlex
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from asl_keras.command import (
    EXTRAS,
    add_options,
    complain,
    from_options,
    in_a_sentence,
    manual_page,
    with_flags,
)
from asl_keras.errors import InputError, expect

ROOT = Path(__file__).parents[2]


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


def test_a_package_of_an_extra_that_is_missing_is_one_sentence_that_names_the_extra(run_main):
    result = run_main("sys.modules['keras'] = None; import keras.ops")
    assert (result.returncode, result.stderr) == (
        2,
        "Error: Expected the package `keras`, which this command needs. Received: an environment "
        "without it. Install it with `pip install '.[train]'`.\n",
    )


def test_a_module_of_our_own_that_is_missing_is_a_mistake_of_ours(run_main):
    result = run_main("import asl_keras.no_such_module")
    assert result.returncode == 1
    assert "Traceback" in result.stderr


def test_every_extra_that_a_sentence_names_can_be_installed():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"][
        "optional-dependencies"
    ]
    assert set(EXTRAS.values()) <= set(extras)


def test_verbose_shows_where_the_mistake_was_noticed(run_main):
    assert "Traceback" in run_main("raise InputError('x')", "--verbose").stderr


def test_ctrl_c_is_not_a_traceback(run_main):
    result = run_main("raise KeyboardInterrupt")
    assert (result.returncode, result.stderr) == (130, "Stopped.\n")


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
@pytest.mark.parametrize("ending", ["", "except KeyboardInterrupt: raise ValueError"])
def test_however_it_is_stopped_it_finishes_what_it_began_and_says_so(run_main, name, code, ending):
    body = f"""import signal, time
                try:
                    signal.raise_signal(signal.{name}); time.sleep(0)
                {ending}
                finally:  # a second signal, as `timeout` sends one to parent and child
                    signal.raise_signal(signal.SIGTERM); print('finished')"""
    result = run_main(body)
    assert (result.returncode, result.stdout) == (code, "finished\n")
    assert result.stderr == "Stopped.\n"


def test_what_could_not_be_finished_when_it_was_stopped_is_said(run_main):
    body = """import signal
                try:
                    signal.raise_signal(signal.SIGTERM)
                finally:
                    raise InputError('Expected room.')"""
    assert run_main(body).stderr == "Error: Expected room.\n"


def test_what_finalizers_raise_is_hidden_as_other_noise_is(run_main):
    body = "x = type('X', (), {'__del__': lambda self: 1 / 0})()"
    assert run_main(body).stderr == ""
    assert "ZeroDivisionError" in run_main(body, "--verbose").stderr


def test_a_stop_that_a_finalizer_swallows_comes_again(run_main):
    body = """import signal, threading
                x = type('X', (), {'__del__': lambda self: signal.raise_signal(signal.SIGTERM)})()
                del x
                threading.Event().wait(30); print('in vain')"""
    result = run_main(body)
    assert (result.returncode, result.stdout, result.stderr) == (143, "", "Stopped.\n")


def test_a_signal_that_the_caller_ignores_stays_ignored():
    code = "from asl_keras.command import run; import signal\nrun(lambda _: signal.raise_signal(1))"
    script = f"trap '' HUP; {sys.executable} -c '{code}'"
    assert subprocess.run(["sh", "-c", script], cwd=ROOT, check=False).returncode == 0


def test_a_reader_that_goes_away_is_not_a_traceback(run_main):
    result = run_main("r, w = os.pipe(); os.close(r); os.dup2(w, sys.stdout.fileno()); print('x')")
    assert (result.returncode, result.stderr) == (141, "")


@pytest.mark.parametrize(
    ("shell", "code", "errors"),
    [
        (">&-", 0, ""),
        (">&- 2>&- <&-", 0, ""),
        ("2>/dev/full", 0, ""),
        (">/dev/full", 2, "Error: Expected an output that can be written to."),
        ("| true", 141, ""),
    ],
)
@pytest.mark.parametrize("verbose", [[], ["--verbose"]])
def test_an_output_that_is_closed_full_or_abandoned_is_no_traceback(
    tmp_path, shell, code, errors, verbose
):
    program = """if True:
        import os, sys
        from asl_keras.command import run
        def main(arguments):
            with open("file", "w") as file:
                os.write(1, b"noise")  # as C++ libraries do; never into our files
                print("x" * 100_000)
                print("y", file=sys.stderr)
            return None if os.path.getsize("file") == 0 else 1
        run(main)"""
    words = [sys.executable, "-c", program, *([] if code == 2 else verbose)]
    script = f"set -o pipefail; {shlex.join(words)} {shell}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    result = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert result.returncode == code
    assert result.stderr.decode().removeprefix("y\n").startswith(errors)
    assert "Traceback" not in result.stderr.decode()


def test_nothing_that_is_printed_steers_the_terminal(run_main):
    printed = run_main(r"print('\x1b[31mA\u202e\x07\r\b\udc80\n\t' + chr(0x624b))").stdout
    assert printed == "\\x1b[31mA\\u202e\\x07\\r\\x08\\udc80\n\t手\n"


def test_printed_json_stays_json_whatever_is_in_it(run_main):
    name = "".join(map(chr, range(256))) + "\u202e\udc80"
    printed = run_main(f"import json; print(json.dumps({name!r}))").stdout
    assert json.loads(printed) == name
    assert printed.removesuffix("\n").isprintable()


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_an_encoding_that_lacks_a_letter_is_no_traceback(run_main, monkeypatch, encoding):
    monkeypatch.setenv("PYTHONIOENCODING", encoding)
    assert run_main("print(chr(0x624b))").stdout == "\\u624b\n"


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        ("OSError(errno.ENOSPC, 'No space left on device')", "No space left on device"),
        ("FileNotFoundError(errno.ENOENT, 'No usable temporary directory')", "TMPDIR"),
        ("OSError(errno.ENAMETOOLONG, 'File name too long', 5000 * 'x')", "File name too long"),
        ("MemoryError()", "more memory"),
        ("RuntimeError('OutOfRange: /tmp/x; File too large [Op:SaveV2]')", '"File too large"'),
    ],
)
def test_what_the_system_refuses_is_one_sentence(raised, said):
    import errno  # noqa: F401

    assert said in (in_a_sentence(eval(raised)) or "")


def test_what_libraries_write_is_hidden_and_what_the_command_prints_is_not(run_main):
    body = "os.write(1, b'noise'); os.write(2, b'noise'); warnings.warn('noise'); print('ü')"
    result = run_main(body)
    assert (result.stdout, result.stderr) == ("ü\n", "")
    assert "noise" in run_main(body, "--verbose").stderr


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


@dataclass(frozen=True)
class Options:
    """Options of every kind."""

    source: Path
    """File to read."""
    names: tuple[str, ...] = ()
    """Names, of which any number may
    be given."""
    least_share: float = 0.5
    """Share of 100 % at least."""
    hands: int | None = None
    """MediaPipe's hands at most."""
    mirror: bool | None = None
    """As in a mirror."""
    quiet: bool = False
    """Says nothing."""
    mode: Literal["fast", "thorough"] = "fast"
    """How well."""


@dataclass(frozen=True)
class MoreOptions(Options):
    """What another command has on top."""

    port: int = 80
    """Where it listens."""


@pytest.fixture
def page() -> argparse.ArgumentParser:
    page = manual_page("a.command", "Does something.")
    add_options(page, Options, least_share={"metavar": "SHARE"})
    return page


def test_every_field_is_an_option_with_its_sentence_as_help(page):
    manual = " ".join(page.format_help().split())
    for sentence in (
        "--source FILE file to read",
        "names, of which any number may be given",
        "--least-share SHARE share of 100 % at least (default: 0.5)",
        "--hands HANDS MediaPipe's hands at most",
        "--mirror, --no-mirror as in a mirror",
        "--quiet says nothing",
        "--mode {fast,thorough} how well (default: fast)",
    ):
        assert sentence in manual
    assert "--no-quiet" not in manual


def test_the_fields_that_a_dataclass_inherits_are_options_too():
    page = manual_page("another.command", "Does more.")
    add_options(page, MoreOptions)
    given = page.parse_args(["--source", "a", "--port", "8", "--quiet", "--mode", "thorough"])
    expected = MoreOptions(Path("a"), quiet=True, mode="thorough", port=8)
    assert from_options(MoreOptions, given) == expected
    assert "--hands HANDS MediaPipe's hands" in " ".join(page.format_help().split())


def test_arguments_that_do_not_fit_are_refused_in_a_line(page, capsys):
    for wrong, said in ((["--mode", "slow"], "invalid choice: 'slow'"), (["\x1b[1m"], r"\x1b[1m")):
        with pytest.raises(SystemExit, match="2"):
            page.parse_args(["--source", "a", *wrong])
        printed = capsys.readouterr().err
        assert printed.startswith("Error: Expected arguments that `python -m a.command --help`")
        assert said in printed
        assert printed.count("\n") == 1


def test_an_empty_path_is_not_the_working_folder_but_refused(page, capsys):
    page.add_argument("files", type=Path, nargs="*")
    for empty in (["--source", ""], ["--source", "a", "x", ""]):
        with pytest.raises(SystemExit, match="2"):
            page.parse_args(empty)
        assert capsys.readouterr().err.endswith(": expected a path, not an empty text\n")
    assert page.parse_args(["--source", "."]).source == Path()


def test_a_file_whose_name_begins_with_a_dash_is_said_how_to_name(page, capsys):
    page.add_argument("files", type=Path, nargs="+")
    for wrong in (["-g.jpg"], ["a.jpg", "-g.jpg"], ["--source", "-g.jpg"]):
        with pytest.raises(SystemExit, match="2"):
            page.parse_args(wrong)
        assert capsys.readouterr().err.endswith(". A file named -g.jpg is written ./-g.jpg\n")
    for other in (["--least-share", "-1", "--mode", "-2.5"], ["--wrong"]):
        with pytest.raises(SystemExit, match="2"):
            page.parse_args(other)
        assert "is written" not in capsys.readouterr().err


def test_the_dataclass_has_what_the_user_gave_and_else_the_defaults(page):
    given = page.parse_args(["--source", "a", "--names", "x", "y", "--hands", "2", "--mirror"])
    options = from_options(Options, given)
    assert options == Options(Path("a"), ("x", "y"), 0.5, 2, True)
    assert from_options(Options, page.parse_args(["--source", "a"])) == Options(Path("a"))


def test_a_field_without_a_default_must_be_given(page, capsys):
    with pytest.raises(SystemExit):
        page.parse_args([])
    assert "--source" in capsys.readouterr().err


def test_errors_name_fields_and_commands_their_flags(run_main):
    error = InputError("Expected `least_share` below 1. Received: `hands` 2", "least_share")
    assert str(error).startswith("Expected `least_share`")
    assert with_flags(error) == "Expected --least-share below 1. Received: `hands` 2"
    result = run_main("raise InputError('Expected `a_b` of 1. Received: 2', 'a_b')")
    assert result.stderr == "Error: Expected --a-b of 1. Received: 2\n"


def test_what_is_expected_of_a_field_is_said():
    expect(True, "hands", "at least 1", 1)
    with pytest.raises(InputError, match=r"Expected `hands` at least 1\. Received: 0") as caught:
        expect(False, "hands", "at least 1", 0)
    assert caught.value.fields == ("hands",)


def test_nothing_in_a_message_steers_the_terminal_and_it_stays_short(capsys):
    complain("Expected a. Received: \x1b[31m\n\u202e" + "b" * 5000 + ". Do c.")
    printed = capsys.readouterr().err
    assert len(printed) == 300 + len("\n")
    assert printed.startswith(r"Error: Expected a. Received: \x1b[31m\n\u202eb")
    assert printed.endswith(". Do c.\n")
