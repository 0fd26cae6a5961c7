"""The command that recognises photos, run as a user runs it."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from asl_keras.frames import decoding
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.inference.metadata import write_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.opencv import cv2
from asl_keras.pretrained import open_reader
from asl_keras.recognize import main as recognizing
from asl_keras.recognize import read_hand


@pytest.fixture
def black(tmp_path):
    file = tmp_path / "black.png"
    file.write_bytes(cv2.imencode(".png", np.zeros((48, 64, 3), np.uint8))[1].tobytes())
    return file


@pytest.fixture(scope="module")
def photo(shared_data):
    return sorted((shared_data / "photos" / "t32rahman" / "A").iterdir())[0]


@pytest.fixture
def believing(exported, info, tmp_path):
    """Makes a model with that threshold."""

    def make(threshold: float) -> Path:
        file = shutil.copy(exported("uint8"), tmp_path / "model.tflite")
        write_metadata(file, replace(info, threshold=threshold))
        return file

    return make


def recognize(command, exported, *arguments):
    return command("asl_keras.recognize", "--model", exported("uint8"), *arguments)


def test_a_photo_is_a_letter_with_its_probability_and_a_black_picture_says_so(
    command, believing, photo, black
):
    result = command("asl_keras.recognize", "--model", believing(0.0), photo, black)
    assert result.returncode == 0, result.stderr
    assert result.stderr == ""
    first, second = result.stdout.splitlines()
    width = max(len(str(photo)), len(str(black)))
    assert re.fullmatch(r"  [ABC]   \d\d\.\d%", first[width:])
    assert first.startswith(str(photo))
    assert second[width:] == "  no hand found"


def test_a_letter_below_the_models_threshold_is_a_question_mark(command, believing, photo):
    model = believing(1.0)
    result = command("asl_keras.recognize", "--model", model, photo)
    assert re.fullmatch(r"  \?   \d\d\.\d%  perhaps [ABC]\n", result.stdout[len(str(photo)) :])
    (line,) = command("asl_keras.recognize", "--json", "--model", model, photo).stdout.splitlines()
    assert json.loads(line)["hand"]["known"] is False


def test_json_has_the_likeliest_letters_the_box_and_the_handedness(command, exported, photo, black):
    result = recognize(command, exported, "--json", photo, black)
    with_hand, without = map(json.loads, result.stdout.splitlines())
    assert with_hand["photo"] == str(photo)
    probabilities = [letter["probability"] for letter in with_hand["hand"]["letters"]]
    assert sorted(probabilities, reverse=True) == probabilities
    assert {letter["letter"] for letter in with_hand["hand"]["letters"]} == {"A", "B", "C"}
    left, top, right, bottom = with_hand["hand"]["box"]
    assert 0 <= left < right <= 640
    assert 0 <= top < bottom <= 480
    assert with_hand["hand"]["handedness"] in ("Left", "Right")
    assert without == {"photo": str(black), "hand": None}


def test_a_photo_that_cannot_be_read_does_not_stop_the_others(command, exported, tmp_path, black):
    strip = tmp_path / "strip.png"  # as long as ends the process in MediaPipe
    strip.write_bytes(cv2.imencode(".png", np.zeros((1, 40_000, 3), np.uint8))[1].tobytes())
    address = "https://example.org/hand.jpg"
    result = recognize(command, exported, address, tmp_path / "none.jpg", strip, black)
    assert result.returncode == 2
    errors = result.stderr.splitlines()
    faults = ("is an address", "does not exist", "is a strip of 40000 x 1 pixels")
    assert all(fault in error for fault, error in zip(faults, errors, strict=True))
    assert all(error.startswith("Error: ") and len(error) <= 310 for error in errors)
    assert "no hand found" in result.stdout


def test_a_folder_is_its_photos_and_nothing_in_a_name_steers_the_terminal(
    command, exported, black, tmp_path
):
    black.rename(tmp_path / "b\x1b[31m.png")
    result = recognize(command, exported, tmp_path)
    assert result.returncode == 0, result.stderr
    assert result.stdout == f"{tmp_path}/b\\x1b[31m.png  no hand found\n"


def test_two_hands_have_a_line_each_from_left_to_right(photo, tmp_path, capsys):
    right = cv2.imread(str(photo))
    left = cv2.imread(str(photo.parents[1] / "L" / photo.name))
    cv2.imwrite(str(tmp_path / "two.png"), np.concatenate([left, right], axis=1))
    assert recognizing(["--hands", "2", str(tmp_path / "two.png")]) == 0
    assert [line.split()[1] for line in capsys.readouterr().out.splitlines()] == ["L", "A"]
    recognizing(["--hands", "2", "--json", str(tmp_path / "two.png")])
    hands = json.loads(capsys.readouterr().out)["hands"]
    assert [hand["letters"][0]["letter"] for hand in hands] == ["L", "A"]


def test_the_box_of_a_photo_that_is_read_smaller_is_in_its_own_pixels(monkeypatch, photo):
    class Seen:
        def findings(self, picture, enough):
            shapes.append(picture.shape)
            corner = np.zeros((21, 3), np.float32)
            corner[0, :2] = picture.shape[1::-1]
            return [Hand(corner, "Left", 1.0)]

    shapes, reader = [], open_reader()
    whole = read_hand(photo, Seen(), reader)
    monkeypatch.setattr(decoding, "LONGEST_SIDE", 320)
    half = read_hand(photo, Seen(), reader)
    assert shapes == [(480, 640, 3), (240, 320, 3)]
    assert half.box == whole.box


def test_no_letter_is_never_among_the_letters_and_never_known(exported, info, black, tmp_path):
    class OneHand:
        def findings(self, picture, enough):
            return [Hand(np.eye(21, 3, dtype=np.float32), "Left", 1.0)]

    model = tmp_path / "model.tflite"
    model.write_bytes(exported("float32").read_bytes())
    best = Recognizer(model).recognize(OneHand().findings(None, None)[0].landmarks).argmax()
    for none in range(3):
        labels = tuple("none" if place == none else "ABC"[place] for place in range(3))
        alphabet = Alphabet(labels, none="none")
        write_metadata(model, replace(info, alphabet=alphabet, threshold=0.0))
        hand = read_hand(black, OneHand(), Recognizer(model))
        assert sorted(guess.letter for guess in hand.letters) == sorted(alphabet.letters)
        assert hand.known == (none != best)


@pytest.mark.parametrize("model", ["none.tflite", __file__])
def test_a_model_that_is_none_is_one_sentence(command, black, model):
    result = command("asl_keras.recognize", "--model", model, black)
    assert result.returncode == 2
    assert re.fullmatch(r"Error: Expected a \.tflite file.*\n", result.stderr)
    assert result.stdout == ""


def test_neither_tensorflow_nor_keras_nor_jax_is_imported(exported, black):
    code = """if True:
        import sys
        from asl_keras.recognize import main
        main(sys.argv[1:])
        import numpy
        from asl_keras.inference.recognizer import Recognizer
        Recognizer(sys.argv[2]).recognize(numpy.eye(21, 3))
        print(sorted({"tensorflow", "keras", "tf_keras", "jax", "torch"} & set(sys.modules)))
    """
    result = subprocess.run(
        [sys.executable, "-c", code, "--model", exported("uint8"), black],
        capture_output=True,
        text=True,
        check=True,
    )
    assert result.stdout.splitlines()[-1] == "[]"
