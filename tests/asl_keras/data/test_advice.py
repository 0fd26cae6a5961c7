"""What a refusal says to do is done, and the file is taken."""

import re

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic import sample, shipped

LETTERS = "".join(shipped().labels[:24])


@pytest.fixture
def refused(tmp_path):
    """Why a file of these arrays is refused."""

    def why(**arrays: np.ndarray) -> str:
        np.savez(tmp_path / "a.npz", **arrays)
        with pytest.raises(InputError) as caught:
            load([tmp_path / "a.npz"])
        return str(caught.value)

    return why


def test_numbers_instead_of_letters_become_letters(refused, tmp_path):
    landmarks, labels = sample(60, 0)
    letters = np.array(list(LETTERS))[labels % 24]
    said = refused(landmarks=landmarks, labels=labels % 24)
    (remedy,) = re.findall(r"save it as (np\.array\(.*\[labels\])", said)
    told = eval(remedy, {"np": np, "LETTERS": LETTERS, "labels": labels % 24})
    np.savez(tmp_path / "b.npz", landmarks=landmarks, labels=told)
    assert load([tmp_path / "b.npz"]).labels.tolist() == letters.tolist()


def test_arrays_of_objects_become_numbers_or_text(refused, tmp_path):
    landmarks, labels = sample(60, 0)[0], np.array(list("AB" * 30))
    objects = np.array([*landmarks, None], object)[:-1]
    said = refused(landmarks=objects, labels=labels)
    assert "np.stack(array)" in said
    assert "array.astype(str)" in refused(landmarks=landmarks, labels=labels.astype(object))
    np.savez(tmp_path / "b.npz", landmarks=np.stack(objects), labels=labels)
    assert len(load([tmp_path / "b.npz"])) == 60


def test_a_folder_and_a_pattern_are_no_files_that_should_exist(tmp_path):
    for path, said in ((tmp_path, r"name the \.npz files in it"), (tmp_path / "*.npz", "no file")):
        with pytest.raises(InputError, match=said) as caught:
            load([path])
        assert "that exists" not in str(caught.value)
