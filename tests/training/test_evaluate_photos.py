"""Photographs judged by the whole line."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.landmarks import landmarker
from training import evaluate_photos


def test_a_hand_that_is_not_found_counts_as_an_error():
    table = evaluate_photos.table(np.array(list("AAAB")), np.array(["A", "", "B", "B"]))
    assert table.splitlines()[1].split() == ["all", "4", "50.0%", "25.0%", "66.7%"]


def test_a_folder_without_photos_is_refused(tmp_path):
    with pytest.raises(InputError, match="subfolders"):
        list(evaluate_photos._photos(tmp_path, ["A"]))


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
        *("all", "1", "100.0%", "0.0%", "100.0%")
    ]
