"""Photographs judged by the whole line."""

from asl_keras.hand.alphabet import Alphabet
from asl_keras.landmarks import landmarker
from training import evaluate_photos
from training.evaluate_photos import Answer, as_table

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


def test_a_photo_that_cannot_be_read_is_said_and_not_counted(shared_data, tmp_path, capsys):
    photo = sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0]
    for name, size in (("B/good.jpg", None), ("B/cut.jpg", 2000), ("del/good.jpg", None)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(photo.read_bytes()[:size])
    assert evaluate_photos.main([str(tmp_path)]) == 2
    result = capsys.readouterr()
    assert result.out.splitlines()[1].split()[:3] == ["all", "1", "100.0%"]
    assert result.out.splitlines()[-1] == "Not counted: 1 of 2 photos cannot be read."
    remark, error = result.err.splitlines()
    assert remark == "Left out: folders of no letter of the model (del): 1."
    assert "cut.jpg, which is a damaged JPEG" in error
