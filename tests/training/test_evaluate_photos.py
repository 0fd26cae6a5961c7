"""Photographs judged by the whole line."""

import pytest

from asl_keras.errors import InputError
from asl_keras.frames.picture import SUFFIXES
from asl_keras.hand.alphabet import Alphabet
from asl_keras.landmarks import landmarker
from training import evaluate_photos
from training.evaluate_photos import Answer, as_table, photos_in

ALPHABET = Alphabet(("A", "B", "J"), moving=("J",))


def test_a_hand_that_is_not_found_counts_as_an_error():
    read = [Answer("A", True), Answer(), Answer("B", True), Answer("B", False)]
    lines = as_table(list("AAAB"), read, ALPHABET).splitlines()
    assert lines[1].split() == ["all", "4", "50.0%", "25.0%", "66.7%", "25.0%", "25.0%"]


def test_static_letters_are_counted_apart_and_letters_that_are_absent_are_not():
    lines = as_table(list("JJA"), [Answer(letter, True) for letter in "AJA"], ALPHABET).splitlines()
    assert [line.split()[:3] for line in lines[2:]] == [
        ["2", "static", "1"],
        ["A", "1", "100.0%"],
        ["J", "2", "50.0%"],
    ]


def test_every_kind_of_picture_counts(tmp_path):
    (tmp_path / "A").mkdir()
    for suffix in SUFFIXES:
        (tmp_path / "A" / f"hand{suffix}").touch()
    (tmp_path / "A" / "notes.txt").touch()
    (tmp_path / "C").mkdir()
    (tmp_path / "B").touch()
    found = photos_in(tmp_path, ALPHABET.labels)
    assert {file.suffix for _, file in found} == SUFFIXES
    assert {letter for letter, _ in found} == {"A"}


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(InputError, match="subfolders"):
        photos_in(tmp_path, ["A"])


def test_the_complexity_is_that_of_mediapipe(shared_data, tmp_path, monkeypatch, capsys):
    photo = sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0]
    (tmp_path / "B").mkdir()
    (tmp_path / "B" / photo.name).write_bytes(photo.read_bytes())
    used, made = [], landmarker.Landmarker

    def watched(**arguments):
        used.append(arguments)
        return made(**arguments)

    monkeypatch.setattr(landmarker, "Landmarker", watched)
    evaluate_photos.main([str(tmp_path), "--complexity", "0"])
    assert used == [{"complexity": 0, "landmarker": None}]
    assert capsys.readouterr().out.splitlines()[1].split() == [
        *("all", "1", "100.0%", "0.0%", "100.0%", "0.0%", "0.0%")
    ]
