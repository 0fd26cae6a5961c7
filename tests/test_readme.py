"""The commands of the README and of docs/ exist, with the options that they name."""

import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from asl_keras.__main__ import COMMANDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "android_demo/README.md")]
PAGES += sorted((ROOT / "docs").glob("*.md"))
TEXT = "\n".join(page.read_text() for page in PAGES)
BLOCKS = [
    line.split("#")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL)
    for line in block.replace("\\\n", " ").splitlines()
    if line.strip()
]
SPANS = re.findall(r"`((?:asl|python -m|make) [^`]+)`", TEXT)
LINES = sorted({*BLOCKS, *SPANS})
PACKAGES = ("asl_keras", "training", "mobile_export", "server")
MODULE = re.compile(rf"\basl [a-z]|-m ({'|'.join(PACKAGES)})")
MODULES = [line for line in LINES if MODULE.search(line)]
FOLDERS = (*PACKAGES, "android_demo", "tools", "tests", "scripts")
OF_WORDS = ("server.monitor",)  # commands each of whose words has a page of its own
VARIABLE = re.compile(r"[A-Z_]+=")  # set for one command
TARGETS = {line.split()[1] for line in LINES if line.startswith("make ")}


@pytest.fixture(scope="module")
def manual_of(command):
    """What a module says to `--help`."""
    return cache(lambda *words: command(*words, "--help"))


@pytest.mark.parametrize("line", MODULES)
def test_every_option_of_a_command_is_in_its_manual_page(line, manual_of):
    words = [word for word in shlex.split(line) if not VARIABLE.match(word)]
    module = COMMANDS[words[1]].module if words[0] == "asl" else words[words.index("-m") + 1]
    named = words[2:] if words[0] == "asl" else words[words.index("-m") + 2 :]
    manual = manual_of(module, *(named[:1] if module in OF_WORDS else ()))
    assert manual.returncode == 0
    assert "Example" in manual.stdout
    for word in words:
        if word.startswith("--"):
            assert f"{word} " in manual.stdout


@pytest.mark.parametrize("target", sorted(TARGETS))
def test_every_make_target_exists(target):
    dry = subprocess.run(
        ["make", "--dry-run", target], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert dry.returncode == 0, dry.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_and_picture_of_a_page_is_there(page):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text())
    assert not [link for link in links if not (page.parent / link).exists()]


def test_every_path_that_is_named_is_there():
    paths = re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./]+)`", TEXT)
    assert not [path for path in sorted(set(paths)) if not (ROOT / path).exists()]


@pytest.mark.parametrize("file", sorted((ROOT / "experiments").glob("*.sh")), ids=lambda f: f.name)
def test_the_head_of_an_experiment_says_what_it_asks_and_what_came_out(file):
    head = file.read_text()
    for word in ("Question", "Command", "Time", "Figure"):
        assert f"# {word}:" in head


def test_the_main_job_comes_first():
    assert re.search(r"```sh\nmake train .*\nmake test .*\n", README)
    assert README.index("make train ") < README.index("```sh\nasl")


def test_the_readme_fits_on_few_screens():
    assert README.count("\n") <= 120


def test_the_python_example_reads_the_letter_of_a_photograph(shared_data, tmp_path):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    shutil.copy(min((shared_data / "photos/project_s/L").iterdir()), tmp_path / "photo.jpg")
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{example}"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert result.stdout.startswith("L "), result.stderr
