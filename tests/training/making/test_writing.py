"""The files that a build writes, as training reads them."""

import tracemalloc
import zipfile
from dataclasses import replace

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.mask import draw
from training.making.writing import write_hands, write_masks
from training.sources.samples import Samples


def samples(count=3, **other):
    hands = np.random.default_rng(0).random((count, 21, 3), np.float32)
    text = {name: np.full(count, "") for name in ("signers", "handedness", "origins")}
    labels = np.array(list("AB" * count)[:count])
    return Samples(landmarks=hands, labels=labels, **{**text, **other})


def test_landmarks_are_read_as_they_were(tmp_path):
    made = samples(signers=np.array(["ana", "ben", ""]), handedness=np.array(["Left", "", ""]))
    write_hands(tmp_path / "a.npz", made)
    data = load([tmp_path / "a.npz"])
    assert np.array_equal(data.hands, made.landmarks)
    assert data.labels.tolist() == ["A", "B", "A"]
    assert data.signers.tolist() == ["ana", "ben", ""]
    assert not data.remarks  # shares of 0 to 1 are known to have one unit
    with np.load(tmp_path / "a.npz") as file:
        assert set(file) == {"landmarks", "labels", "signers", "handedness", "aspect_known"}


def test_clips_are_a_sequence(tmp_path):
    times = np.array([0, 0.2, np.nan], np.float32)
    write_hands(tmp_path / "a.npz", samples(clips=np.array([0, 0, -1]), times=times))
    with np.load(tmp_path / "a.npz") as file:
        assert file["clips"].tolist() == [0, 0, -1]
        assert np.array_equal(file["times"], times, equal_nan=True)


def test_masks_are_those_of_the_landmarks(tmp_path):
    made = samples(200)
    write_masks(tmp_path / "a.npz", made, 32)
    data = load([tmp_path / "a.npz"])
    masks = np.stack([data.files[0][row] for row in range(200)])
    assert np.array_equal(masks, draw(made.landmarks, 32))
    assert data.labels.tolist() == made.labels.tolist()


@pytest.mark.parametrize("write", [write_hands, lambda path, made: write_masks(path, made, 32)])
def test_equal_hands_are_equal_bytes_and_impossible_ones_leave_what_was_there(tmp_path, write):
    write(tmp_path / "a.npz", samples())
    write(tmp_path / "b.npz", samples())
    content = (tmp_path / "a.npz").read_bytes()
    assert content == (tmp_path / "b.npz").read_bytes()
    with pytest.raises(InputError):
        write(tmp_path / "a.npz", replace(samples(), landmarks=np.zeros((3, 21, 3), np.float32)))
    assert (tmp_path / "a.npz").read_bytes() == content
    assert {file.name for file in tmp_path.iterdir()} == {"a.npz", "b.npz"}


def test_masks_are_never_all_in_memory(tmp_path):
    tracemalloc.start()
    write_masks(tmp_path / "a.npz", samples(1500), 128)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    with zipfile.ZipFile(tmp_path / "a.npz") as file:
        size = file.getinfo("images.npy").file_size
    assert most < size / 2


def test_long_origins_keep_their_end(tmp_path):
    write_hands(tmp_path / "a.npz", samples(1, origins=np.array(["x" * 300 + "1.jpg"])))
    with np.load(tmp_path / "a.npz") as file:
        assert file["origins"][0].endswith("x1.jpg")
        assert len(file["origins"][0]) == 128
