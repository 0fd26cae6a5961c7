"""From what people have of hands to a model: every kind of source, through both commands."""

import pickle
import re
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic import sample, shipped
from training import fit, make_dataset

DOCS = Path(__file__).parents[2] / "docs" / "your_data.md"
EACH = 24  # hands of a source
LETTERS = ("A", "B", "L")
TRAIN = ["--arch", "landmarks", "--hands", "78", "--batch-size", "26", "--epochs", "1"]


def letters() -> tuple[np.ndarray, np.ndarray]:
    """Hands in pixels of a picture, float32 (N, 21, 3), and their letters."""
    drawn, places = sample(2000, 0)
    found = np.array(shipped().labels)[places]
    rows = np.concatenate([np.flatnonzero(found == one)[: EACH // 3] for one in LETTERS])
    return drawn[rows] * 100, found[rows]


def keypoint_csv(folder: Path, hands: np.ndarray, labels: np.ndarray) -> Path:
    moved = hands[..., :2] - hands[:, :1, :2]
    shares = moved / np.abs(moved).max(axis=(1, 2), keepdims=True)
    lines = [
        f"{LETTERS.index(label)},{','.join(map(str, row))}"
        for label, row in zip(labels, shares.reshape(EACH, -1), strict=True)
    ]
    (folder / "keypoint_classifier_label.csv").write_text("\n".join(LETTERS))
    (folder / "keypoint.csv").write_text("\n".join(lines))
    return folder / "keypoint.csv"


def wide_csv(folder: Path, hands: np.ndarray, labels: np.ndarray) -> Path:
    head = ["signer", *(f"{axis}{point}" for point in range(1, 22) for axis in "xyz"), "letter"]
    rows = zip(hands.reshape(EACH, -1), labels, strict=True)
    lines = [";".join(["ben", *map(str, row), label.lower()]) for row, label in rows]
    (folder / "wide.csv").write_text("\n".join([";".join(head), *lines, "ben;1;2"]))
    return folder / "wide.csv"


def other_npz(folder: Path, hands: np.ndarray, labels: np.ndarray) -> Path:
    np.savez(folder / "eva.npz", X=hands.reshape(EACH, 63) / 1000, y=labels)
    return folder / "eva.npz"


def npy_folders(folder: Path, hands: np.ndarray, labels: np.ndarray) -> Path:
    body = np.zeros((EACH, 1662))
    body[:, -63:] = hands.reshape(EACH, 63)
    for row, label in enumerate(labels):
        file = folder / "MP_Data" / label / str(row // 4) / f"{row % 4}.npy"
        file.parent.mkdir(parents=True, exist_ok=True)
        np.save(file, body[row])
    return folder / "MP_Data"


def test_the_recipe_for_a_pickle_of_ones_own_makes_an_npz_that_is_read(tmp_path, monkeypatch):
    hands, labels = letters()
    rows = [[*row, *row] for row in hands[..., :2].reshape(EACH, 42).tolist()]
    (tmp_path / "data.pickle").write_bytes(pickle.dumps({"data": rows, "labels": labels.tolist()}))
    (recipe,) = re.findall(r"```python\n(import pickle.*?)```", DOCS.read_text(), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    exec(recipe, {})
    make_dataset.main(["data.npz", "--out", "hands.npz"])
    data = load([tmp_path / "hands.npz"])
    assert data.labels.tolist() == labels.tolist()
    assert np.allclose(data.hands[..., :2], hands[..., :2])


def test_a_wrong_row_ends_a_strict_build(tmp_path):
    path = wide_csv(tmp_path, *letters())
    with pytest.raises(InputError, match=r"wide\.csv:26, which has 3 cells"):
        make_dataset.main([str(path), "--strict", "--out", str(tmp_path / "hands.npz")])


def test_tables_and_arrays_of_all_kinds_become_a_model(tmp_path, capsys):
    hands, labels = letters()
    kinds = (keypoint_csv, wide_csv, other_npz, npy_folders)
    sources = [kind(tmp_path, hands, labels) for kind in kinds]
    out = tmp_path / "hands.npz"
    make_dataset.main([*map(str, sources), "--out", str(out)])
    told = capsys.readouterr()
    assert "wide.csv:26" in told.out + told.err
    assert "unknown in eva.npz. Where" in told.out + told.err
    data = load([out])
    assert len(data) == len(kinds) * EACH
    assert data.alphabet.labels == LETTERS
    assert set(data.signers) == {"", "ben"}
    fit.main([*TRAIN, "--data", str(out), "--out", str(tmp_path / "run")])
    assert (tmp_path / "run/labels.txt").read_text().split() == list(LETTERS)
    assert (tmp_path / "run/model.keras").is_file()
