"""What every command shares, in processes of their own."""

import subprocess
import sys

import pytest


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
