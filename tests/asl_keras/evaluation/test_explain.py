"""The picture of the line."""

import pytest

from asl_keras.errors import InputError
from asl_keras.evaluation import explain
from asl_keras.opencv import cv2


def test_the_picture_has_a_row_for_each_letter(tmp_path, exported):
    model = ["--model", str(exported("uint8"))]
    explain.main([*model, "--letters", "ab", "--out", str(tmp_path / "line.png")])
    picture = cv2.imread(str(tmp_path / "line.png"))
    assert picture.shape[1] > picture.shape[0] > 300
    assert picture.std() > 10


def test_photos_can_be_shown_and_one_that_is_none_does_not_stop_the_others(
    tmp_path, exported, shared_data, capsys
):
    photo = sorted((shared_data / "photos" / "t32rahman" / "B").iterdir())[0]
    model = ["--model", str(exported("uint8"))]
    explain.main([*model, "--out", str(tmp_path / "line.png"), "none.jpg", str(photo)])
    assert (tmp_path / "line.png").stat().st_size > 10_000
    assert "none.jpg, which does not exist" in capsys.readouterr().err


def test_other_signs_than_letters_are_refused(tmp_path, exported):
    model = ["--model", str(exported("uint8"))]
    with pytest.raises(InputError, match=r"`letters` among A B C.*Received: 'A1'"):
        explain.main([*model, "--letters", "A1", "--out", str(tmp_path / "line.png")])
