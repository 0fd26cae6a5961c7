"""The live program as a user runs it: without a screen, and in a window on a virtual one."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from asl_keras.frames.picture import read_picture
from asl_keras.opencv import cv2
from tools.virtual_screen import virtual_screen
from training import make_clips as clips

ROOT = Path(__file__).parents[2]
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.fixture(scope="session")
def dull(tmp_path_factory) -> Path:
    """Half a second of grey without a hand."""
    path = tmp_path_factory.mktemp("dull") / "grey.mp4"
    clips.write(iter([np.full((480, 640, 3), 90, np.uint8)] * 15), path)
    return path


def test_a_clip_is_read_recorded_and_logged(command, clip, tmp_path):
    events, video = tmp_path / "events.jsonl", tmp_path / "read.mp4"
    arguments = ("--headless", "--source", clip, "--events", events, "--record", video)
    run = command("asl_keras.webcam", *arguments, **NO_SCREEN)
    assert run.returncode == 0, run.stderr
    assert "Read: LB" in run.stdout
    lines = [json.loads(line) for line in events.read_text().splitlines()]
    assert [line.get("letter", line.get("word")) for line in lines] == ["L", "B", "LB"]
    left, top, right, bottom = lines[0]["box"]
    assert 0 <= left < right <= 640
    assert 0 <= top < bottom <= 480
    frames = cv2.VideoCapture(str(video)).get(cv2.CAP_PROP_FRAME_COUNT)
    assert frames == cv2.VideoCapture(str(clip)).get(cv2.CAP_PROP_FRAME_COUNT)


def test_the_mirrored_clip_is_read_too(command, clip):
    run = command("asl_keras.webcam", "--headless", "--mirror", "--source", clip)
    assert "Read: LB" in run.stdout


def test_a_folder_of_photographs_is_read_picture_by_picture(command, shared_data, tmp_path):
    for number, letter in enumerate("LLB"):
        photo = sorted((shared_data / "photos/t32rahman" / letter).iterdir())[3]
        (tmp_path / f"{number}{photo.suffix}").write_bytes(photo.read_bytes())
    (tmp_path / "9.jpg").write_bytes(b"no picture")
    run = command("asl_keras.webcam", "--headless", "--fps", "1", "--source", tmp_path)
    assert "Read: LLB" in run.stdout
    assert "1 broken and skipped" in run.stdout


def test_a_video_without_hands_reads_nothing(command, dull):
    run = command("asl_keras.webcam", "--headless", "--source", dull)
    assert run.returncode == 0
    assert "Read: nothing" in run.stdout
    assert "15 frames, 15 without a hand" in run.stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--source", "missing.mp4"], "Expected a video"),
        (["--source", "97"], "Expected a camera"),
        (["--threshold", "2"], "Expected --threshold"),
        (["--hold", "-1"], "Expected --hold"),
        (["--hands", "0"], "Expected --hands"),
        (["--source", "GREY", "--record", "out.avi"], "Expected --record"),
        (["--source", "GREY", "--events", "missing/e.jsonl"], "Expected --events"),
        (["--source", "GREY", "--model", "missing.tflite"], "Expected a .tflite"),
        (["--source", "GREY"], "Expected a screen"),
    ],
)
def test_a_mistake_is_one_sentence(command, dull, arguments, expected):
    arguments = [str(dull) if argument == "GREY" else argument for argument in arguments]
    run = command("asl_keras.webcam", *arguments, **NO_SCREEN)
    assert run.returncode == 2
    assert run.stderr.startswith(f"Error: {expected}")
    assert len(run.stderr.splitlines()) == 1


def test_the_profile_that_is_read_is_not_written_over(command, dull, tmp_path):
    (tmp_path / "anna.npz").write_bytes(b"hands")
    arguments = ("--source", dull, "--profile", tmp_path / "anna.npz")
    run = command("asl_keras.webcam", "--headless", *arguments, "--events", tmp_path / "anna.npz")
    assert run.returncode == 2
    assert "Expected another place as --events" in run.stderr


@pytest.mark.parametrize("flag", ["--record", "--events"])
def test_the_video_that_is_read_is_not_written_over(command, dull, flag):
    before = dull.read_bytes()
    run = command("asl_keras.webcam", "--headless", "--source", dull, flag, dull)
    assert run.returncode == 2
    assert f"Expected another place as {flag}" in run.stderr
    assert dull.read_bytes() == before


@pytest.mark.parametrize(("stop", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_leaves_recording_and_events_complete(clip, tmp_path, stop, code):
    events, video = tmp_path / "events.jsonl", tmp_path / "read.mp4"
    arguments = ["--headless", "--source", clip, "--events", events, "--record", video]
    with subprocess.Popen(
        [sys.executable, "-m", "asl_keras.webcam", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout.read(1) == b"L"
        assert not video.exists()
        program.send_signal(stop)
        _, errors = program.communicate(timeout=60)
    assert program.returncode == code
    assert errors.decode() == "Stopped.\n"
    words = [json.loads(line) for line in events.read_text().splitlines()]
    assert words[-1]["event"] == "word"
    assert cv2.VideoCapture(str(video)).read()[0]
    assert set(tmp_path.iterdir()) == {events, video}


# In a window


@pytest.fixture(scope="module")
def screen():
    """A virtual screen; its name, such as ":7"."""
    for program in ("Xvfb", "xdotool"):
        if shutil.which(program) is None:
            pytest.skip(f"no virtual screen: {program} is not installed (`make test` does it)")
    with virtual_screen() as name:
        yield name


@contextmanager
def window(screen: str, folder: Path, *arguments: object):
    """The program, with its window open, and a function that presses keys in it."""
    environment = {**os.environ, "DISPLAY": screen, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "asl_keras.webcam", *map(str, arguments)]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE) as program:

        def press(*keys: str) -> None:
            search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "ASL alphabet"]
            found = subprocess.run(search, env=environment, check=True, capture_output=True)
            name = found.stdout.split()[0].decode()
            # OpenCV keeps one key of those that come between two frames of a busy machine.
            focus = ["xdotool", "windowfocus", "--sync", name, "key", "--delay", "500", *keys]
            subprocess.run(focus, env=environment, check=True)

        try:
            yield program, press
        finally:
            program.kill()


def test_keys_in_the_window(screen, clip, tmp_path):
    with window(screen, tmp_path, "--source", clip, "--events", "events.jsonl") as (program, press):
        press("p", "s", "h", "s", "h", "v", "s", "p", "q")
        assert program.wait(60) == 0
    plain, helped, unmasked = (read_picture(file) for file in sorted(tmp_path.glob("asl-*.png")))
    assert plain.shape == (480, 640, 3)
    assert (plain != helped).mean() > 0.2
    assert plain.shape == unmasked.shape


def test_the_last_picture_stays_until_q(screen, shared_data, tmp_path):
    photo = sorted((shared_data / "photos/t32rahman/L").iterdir())[3]
    with window(screen, tmp_path, "--source", photo) as (program, press):
        press("s", "q")
        output, _ = program.communicate(timeout=60)
    assert program.returncode == 0
    assert b"frames" in output


def test_ctrl_c_ends_a_pause(screen, clip, tmp_path):
    with window(screen, tmp_path, "--source", clip) as (program, press):
        press("p", "h")
        program.send_signal(signal.SIGINT)
        output, _ = program.communicate(timeout=60)
    assert program.returncode == 130
    assert b"frames" in output


def test_the_text_is_edited_by_keys(screen, shared_data, tmp_path):
    photo = sorted((shared_data / "photos/t32rahman/L").iterdir())[3]
    arguments = ("--source", photo, "--events", "events.jsonl")
    with window(screen, tmp_path, *arguments) as (program, press):
        # Paused first: a slow machine might write the letter after the text was cleared.
        press("p", "space", "BackSpace", "c", "m", "Escape")
        output, _ = program.communicate(timeout=60)
    assert program.returncode == 0
    assert b"Read: nothing" in output


def test_the_last_letter_is_corrected_by_a_key(screen, shared_data, tmp_path):
    photo = sorted((shared_data / "photos/t32rahman/L").iterdir())[3]
    os.mkfifo(tmp_path / "events")
    arguments = ("--source", photo, "--events", "events")
    with window(screen, tmp_path, *arguments) as (program, press):
        with (tmp_path / "events").open() as events:
            line = events.readline()
            assert line, program.communicate(timeout=60)
            assert json.loads(line)["letter"] == "L"
            press("t", "b", "s", "q")
            *_, correction, word = map(json.loads, events)
        program.communicate(timeout=60)
    assert (correction["taken_back"], correction["letters"]) == ("L", "B")
    assert word["word"] == "B"
    assert len(list(tmp_path.glob("asl-*.png"))) == 1


def test_a_practice_says_what_to_sign_and_what_came_of_it(command, clip):
    run = command("asl_keras.webcam", "--headless", "--source", clip, "--practice", "lb")
    assert "LB: Sign L" in run.stdout
    assert "1 word, 2 letters" in run.stdout
