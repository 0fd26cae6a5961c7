"""Every command that finds hands has the same options for it."""

import importlib
import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.landmarks import landmarker
from asl_keras.landmarks.options import LandmarkerOptions, SeveralOptions, TrackingOptions
from asl_keras.opencv import cv2
from training import make_clips as clips

PHOTOS = {
    "asl_keras.recognize": ["A/grey.png"],
    "asl_keras.evaluation.explain": ["--out", "line.png", "A/grey.png"],
    "training.evaluate_photos": ["."],
}
VIDEOS = {
    "asl_keras.webcam": ["--headless", "--source", "grey.mp4"],
    "asl_keras.live.benchmark": ["grey.mp4"],
    "training.evaluate_clips": ["clips.json"],
}
COMMANDS = {**PHOTOS, **VIDEOS}
SEVERAL = ("asl_keras.recognize", *VIDEOS)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Something for each of the commands to look for hands in, and a damaged task file."""
    folder, grey = tmp_path_factory.mktemp("hands"), np.full((96, 128, 3), 90, np.uint8)
    (folder / "A").mkdir()
    (folder / "A/grey.png").write_bytes(cv2.imencode(".png", grey)[1].tobytes())
    clips.write(iter([grey] * 15), folder / "grey.mp4")
    clip = {"file": "grey.mp4", "word": "A", "signer": "nobody", "letters": []}
    (folder / "clips.json").write_text(json.dumps([clip]))
    (folder / "damaged.task").write_bytes(b"no archive")
    return folder


def main_of(command: str, *arguments: str) -> None:
    """Runs a command in this process."""
    importlib.import_module(command).main([*COMMANDS[command], *arguments])


@pytest.mark.parametrize("command", COMMANDS)
def test_the_options_are_in_the_help(command, capsys):
    with pytest.raises(SystemExit, match="0"):
        importlib.import_module(command).main(["--help"])
    page = " ".join(capsys.readouterr().out.split())
    assert "--landmarker FILE a hand_landmarker.task" in page
    assert "--complexity {0,1}" in page
    assert ("--hands" in page) == (command in SEVERAL)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_task_file_reaches_the_landmarker(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    with pytest.raises(
        InputError, match=r"Received: damaged\.task, which is damaged or no complete zip"
    ):
        main_of(command, "--landmarker", "damaged.task")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_complexity_that_a_task_file_cannot_follow_reaches_it_too(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    with pytest.raises(InputError, match="Received: 0") as error:
        main_of(command, "--landmarker", "damaged.task", "--complexity", "0")
    assert error.value.fields == ("complexity", "landmarker")


@pytest.mark.parametrize("command", SEVERAL)
def test_the_number_of_hands_is_checked_by_all(command, folder, monkeypatch):
    monkeypatch.chdir(folder)
    with pytest.raises(InputError, match="Expected `hands` from 1 to 4"):
        main_of(command, "--hands", "5")


def test_a_damaged_task_file_is_one_sentence_for_the_user(command, folder):
    run = command(
        "asl_keras.recognize", folder / "A/grey.png", "--landmarker", folder / "damaged.task"
    )
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("Error: Expected a hand_landmarker.task. Received: ")
    assert len(run.stderr.splitlines()) == 1


def test_options_become_the_landmarkers_arguments(monkeypatch):
    made = []
    monkeypatch.setattr(landmarker, "Landmarker", lambda **arguments: made.append(arguments))
    LandmarkerOptions(complexity=0).open()
    SeveralOptions(hands=2).open()
    TrackingOptions(Path("hand.task"), hands=3).open()
    assert made == [
        {"complexity": 0, "landmarker": None},
        {"max_hands": 2, "complexity": 1, "landmarker": None},
        {"video": True, "max_hands": 3, "complexity": 1, "landmarker": Path("hand.task")},
    ]
