"""Landmarks of another unit or with another axis are remarked on where they are opened."""

import numpy as np
import pytest

from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.synthetic.dataset import synthetic_dataset


@pytest.fixture(scope="module")
def hands() -> LandmarkDataset:
    """In pixels of a picture of 640 x 480."""
    data = synthetic_dataset(100, 0)
    shape = data.hands - data.hands[..., :2].min(axis=(1, 2), keepdims=True)
    places = shape / shape[..., :2].max(axis=(1, 2), keepdims=True) * 200 + 100
    return LandmarkDataset(data.alphabet, data.truth, data.signers, places)


def remarks(folder, data: LandmarkDataset, change=(1, 1, 1), **arrays) -> tuple[str, ...]:
    path = folder / "hands.npz"
    landmarks = (data.hands * np.array(change)).astype(np.float32)
    np.savez(path, landmarks=landmarks, labels=data.labels, **arrays)
    return load([path]).remarks


def test_pixels_need_no_remark(hands, tmp_path):
    assert remarks(tmp_path, hands) == ()


def test_shares_of_width_and_height_are_remarked_on(hands, tmp_path):
    shares = (1 / 640, 1 / 480, 1 / 640)
    (remark,) = remarks(tmp_path, hands, shares)
    assert remark.startswith("All x and y in hands.npz lie in 0 to 1.")
    assert "multiply x and z by the width, y by the height" in remark
    assert remarks(tmp_path, hands, shares, aspect_known=np.array(False)) == (remark,)
    assert remarks(tmp_path, hands, shares, aspect_known=np.array(True)) == ()


@pytest.mark.parametrize("size", [(1, 1), (640, 480)])
def test_y_that_points_upward_is_remarked_on(hands, tmp_path, size):
    said = remarks(tmp_path, hands, (1 / size[0], -1 / size[1], 1))
    assert [one for one in said if "Most hands in hands.npz stand on their heads" in one]


def test_a_remark_names_few_files(hands, tmp_path):
    paths = [tmp_path / f"{place}.npz" for place in range(5)]
    for path in paths:
        np.savez(path, landmarks=-hands.hands, labels=hands.labels)
    (remark,) = load(paths).remarks
    assert "in 0.npz, 1.npz, 2.npz, 2 more stand" in remark
