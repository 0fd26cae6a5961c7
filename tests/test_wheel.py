"""The wheel, built from what is committed, works in an empty environment. Run by `make test-wheel`.

Takes 50 seconds: nearly all of it is a plain `pip install` of 1.1 GB.
"""

import json
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from asl_keras.opencv import cv2

ROOT = Path(__file__).parents[1]
PACKAGES = ("asl_keras", "training", "mobile_export", "server")
BESIDE = ("server/page/", "server/deploy/")  # sources of the page, and examples
NOT_IN_PLAIN = {"tensorflow", "keras", "tf_keras", "tensorflow-model-optimization"}
NOT_IN_PLAIN |= {"ai-edge-quantizer", "scikit-learn", "onnx", "torch", "pytest"}
NOT_IN_PLAIN |= {"fastapi", "uvicorn", "ray", "pyarrow"}

pytestmark = pytest.mark.wheel

Run = Callable[..., subprocess.CompletedProcess]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that is gone afterwards; pytest's own would keep three environments."""
    with tempfile.TemporaryDirectory(prefix="asl-wheel-") as name:
        yield Path(name)


@pytest.fixture(scope="module")
def wheel(folder) -> Path:
    subprocess.run(
        ["git", "archive", "--output", folder / "tree.tar", "HEAD"], cwd=ROOT, check=True
    )
    with tarfile.open(folder / "tree.tar") as archive:
        archive.extractall(folder / "tree", filter="data")
    pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", folder, folder / "tree")
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(folder, wheel) -> Path:
    """The programs of an environment with nothing but the wheel and what it requires."""
    subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)
    programs = folder / "venv/bin"
    pip(programs / "python", "install", wheel)
    return programs


@pytest.fixture
def run(installed, tmp_path) -> Run:
    """Runs a program of that environment, far from the source tree."""

    def call(program: str, *arguments: object) -> subprocess.CompletedProcess:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        line = [str(installed / program), *map(str, arguments)]
        return subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, text=True)

    return call


@pytest.fixture
def black(tmp_path) -> Path:
    picture = tmp_path / "black.png"
    cv2.imwrite(str(picture), np.zeros((240, 320, 3), np.uint8))
    return picture


def pip(python: str | Path, *arguments: object) -> None:
    line = [python, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run([str(word) for word in line], check=True)


def test_the_wheel_holds_the_packages_with_their_data_and_nothing_else(wheel):
    listing = subprocess.run(
        ["git", "ls-tree", "-r", "--name-only", "HEAD", *PACKAGES],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    expected = {name for name in listing.stdout.split() if not name.startswith(BESIDE)}
    assert held == expected


def test_a_plain_install_brings_one_opencv_and_nothing_that_trains(run):
    listing = run("python", "-m", "pip", "list", "--format", "json").stdout
    names = {package["name"] for package in json.loads(listing)}
    assert not names & NOT_IN_PLAIN
    assert [name for name in names if name.startswith("opencv")] == ["opencv-contrib-python"]
    assert run("python", "-m", "pip", "check").returncode == 0


def test_a_photograph_is_read(run, shared_data):
    photo = min((shared_data / "photos/project_s/L").iterdir())
    as_command, as_module = (
        run("asl", "recognize", photo),
        run("python", "-m", "asl_keras.recognize", photo),
    )
    assert as_command.stdout.split()[1] == "L", as_command.stderr
    assert as_module.stdout == as_command.stdout


def test_a_black_picture_has_no_hand(run, black):
    result = run("asl", "recognize", black)
    assert (result.returncode, result.stdout) == (0, f"{black}  no hand found\n")


def test_a_picture_is_read_live_and_recorded_with_its_letters(run, black, tmp_path):
    result = run("asl", "webcam", "--headless", "--source", black, "--record", "read.mp4")
    assert result.returncode == 0, result.stderr
    assert cv2.VideoCapture(str(tmp_path / "read.mp4")).read()[0]


def test_the_doctor_finds_everything(run):
    found = json.loads(run("asl", "doctor", "--json").stdout)
    assert not [subject for subject, facts in found.items() if "unknown" in facts]
    assert "-" not in found["packages"].values()
    assert set(found["extra export"].values()) == {"-"}


def test_a_command_of_an_extra_says_how_to_install_it(run):
    result = run("asl", "train")
    assert result.returncode == 2
    assert result.stderr.endswith("Install it with `pip install '.[train]'`.\n")


def test_the_face_is_there(run):
    names = "from asl_keras import Alphabet, Landmarker, LiveReader, Recognizer, read_photo"
    assert run("python", "-c", names).returncode == 0
