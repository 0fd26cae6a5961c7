"""A folder of photographs with a subfolder for each letter."""

import pytest

from asl_keras.errors import InputError
from asl_keras.frames.picture import SUFFIXES
from training.judging.photo_set import left_out, photos_in


def test_every_kind_of_picture_counts(tmp_path):
    (tmp_path / "A").mkdir()
    for suffix in SUFFIXES:
        (tmp_path / "A" / f"hand{suffix}").touch()
    (tmp_path / "A" / "notes.txt").touch()
    (tmp_path / "C").mkdir()
    (tmp_path / "B").touch()
    found = photos_in(tmp_path, "ABJ")
    assert {file.suffix for _, file in found} == SUFFIXES
    assert {letter for letter, _ in found} == {"A"}


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(InputError, match="subfolders"):
        photos_in(tmp_path, ["A"])


def test_what_is_left_out_is_counted_and_a_small_letter_is_the_letter(tmp_path):
    names = ("A/1.jpg", "A/clip.gif", "c/1.jpg", "del/1.jpg", "x\x1b[2J/1.jpg", "loose.jpg")
    for name in (*names, ".hidden/1.jpg", "A/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [letter for letter, _ in photos_in(tmp_path, "ABC")] == ["A", "C"]
    assert left_out(tmp_path, "ABC") == (
        "Left out: folders of no letter of the model (del, x\\x1b[2J): 2; "
        "files that are no photos of a letter: 2."
    )
    assert left_out(tmp_path / "A", "ABC").count("files") == 1
    assert left_out(tmp_path / "c", "abc").endswith("letter: 1.")
    assert left_out(tmp_path / "A" / "..", ["a", "A", "c", "C"]).count("c,") == 0
