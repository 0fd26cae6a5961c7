"""The README's commands exist, with the options that it names."""

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
LINES = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
    if line.strip()
]
MODULES = [
    line for line in LINES if "-m training" in line or "-m asl_keras" in line or "-m mobile" in line
]
TARGETS = re.findall(r"\bmake ([a-z-]+)", README)


@pytest.mark.parametrize("line", sorted(set(MODULES)))
def test_every_option_of_a_command_is_in_its_manual_page(line, command):
    words = shlex.split(line)
    manual = command(words[words.index("-m") + 1], "--help")
    assert manual.returncode == 0
    assert "Example" in manual.stdout
    for word in words:
        if word.startswith("--"):
            assert f"{word} " in manual.stdout


def test_every_make_target_exists():
    rules = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {"train", "test"} <= set(TARGETS) <= set(rules)


def test_the_main_job_comes_first():
    assert LINES[:2] == ["make train", "make test"]
