"""What a run learns from and is judged by."""

import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import LandmarkInput, MaskInput
from asl_keras.synthetic import sample, shipped
from training.hands.evenly import HANDS as JUDGES
from training.hands.opened import open_hands
from training.hands.training_data import TrainingData, training_data
from training.run.fingerprint import fingerprint
from training.settings import TrainingSettings


def opened(*validation: Path, data: tuple[Path, ...] = (), weights: str = "none") -> TrainingData:
    small = {"arch": "landmarks", "hands": 100, "batch_size": 10}
    settings = TrainingSettings(**small, data=data, validation=validation, weights=weights)
    return training_data(settings, open_hands(settings), LandmarkInput())


@pytest.fixture(scope="module")
def people(tmp_path_factory) -> Path:
    """200 hands of A and 10 of B by Ann, 10 of each of them by Bob, and 10 of J."""
    hands, index = sample(24_000, 0)
    letters = np.array(shipped().labels)[index]
    rows = [np.flatnonzero(letters == label) for label in "AB"]
    chosen = np.concatenate([rows[0][:200], rows[1][:10], rows[0][200:210], rows[1][10:30]])
    labels = np.array(["A"] * 200 + ["B"] * 10 + ["A"] * 10 + ["B"] * 10 + ["J"] * 10)
    file = tmp_path_factory.mktemp("people") / "people.npz"
    signers = np.array(["Ann"] * 210 + ["Bob"] * 30)
    write_landmarks(file, hands[chosen], labels, signers)
    return file


def test_files_for_validation_judge_synthetic_hands(people):
    """Evenly by signer and letter, and without what the model cannot read."""
    data = opened(people)
    signers = data.validation.signers[data.validation_rows]
    letters = np.array(data.alphabet.labels)[data.validation.truth[data.validation_rows]]
    counts = {
        (signer, letter): ((signers == signer) & (letters == letter)).sum()
        for signer in ("Ann", "Bob")
        for letter in "AB"
    }
    assert counts == {("Ann", "A"): JUDGES, ("Ann", "B"): 10, ("Bob", "A"): 10, ("Bob", "B"): 10}
    assert len(data.validation_rows) == sum(counts.values())
    assert "flatter" not in data.remark
    assert data.of_strangers


def test_all_rows_of_data_are_learnt_from_where_others_judge(people, tmp_path):
    with np.load(people) as known:
        others = tmp_path / "others.npz"
        np.savez(others, **{**known, "signers": np.full(240, "Cy")})
    data = opened(others, data=(people,))
    labels = np.concatenate([data.training.batch(step)[1] for step in range(24)])
    assert np.bincount(labels).tolist() == [210, 20, 10]
    assert set(data.validation.signers[data.validation_rows]) == {"Cy"}


def test_signers_of_both_parts_are_named(people, tmp_path):
    data = opened(people, data=(people,))
    assert "Signers of both training and validation, whose figures flatter: Ann, Bob." in (
        data.remark
    )
    assert not data.of_strangers
    known = tmp_path / "known.npz"
    with np.load(people) as arrays:
        np.savez(known, **{**arrays, "signers": np.full(240, "project_s")})
    assert "flatter: project_s." in opened(known).remark


def test_those_whom_the_weights_know_that_a_run_begins_with_are_no_strangers(people, tmp_path):
    settings = {"data": [str(people)], "pose_model": "", "weights": "none"}
    (tmp_path / "report.json").write_text(json.dumps({"settings": settings}))
    weights = {"weights": str(tmp_path / "model.keras")}
    for data in (opened(people, **weights), opened(data=(people,), **weights)):
        assert "validation, whose figures flatter: " in data.remark
        assert not data.of_strangers
    (tmp_path / "report.json").unlink()
    data = opened(people, **weights)
    assert "model.keras has learnt from nobody says" in data.remark
    assert not data.of_strangers
    assert opened(**weights).remark == opened().remark  # synthetic hands judge


def test_signers_set_aside_are_strangers_and_blocks_of_rows_are_not(people, tmp_path):
    assert opened(data=(people,)).of_strangers
    unknown = tmp_path / "unknown.npz"
    with np.load(people) as arrays:
        np.savez(unknown, **{**arrays, "signers": np.full(240, "")})
    assert not opened(data=(unknown,)).of_strangers
    assert not opened(unknown, data=(people,)).of_strangers


def test_judges_that_the_model_cannot_read_are_refused(people, tmp_path):
    with np.load(people) as arrays:
        np.savez(tmp_path / "words.npz", **{**arrays, "labels": np.full(240, "HELLO")})
    with pytest.raises(InputError, match=r"as `validation`\. Received: none of these"):
        opened(tmp_path / "words.npz")
    masks = MaskInput(32).prepare(sample(2, 0)[0])
    np.savez(tmp_path / "masks.npz", images=masks, labels=np.array(["A", "B"]))
    with pytest.raises(InputError, match="landmarks"):
        opened(tmp_path / "masks.npz")


def test_what_labels_mean_comes_from_the_file_beside_the_hands(people, tmp_path):
    file = tmp_path / "hands.npz"
    file.write_bytes(people.read_bytes())
    file.with_suffix(".toml").write_text('[alphabet]\nlabels = ["J", "X", "B", "A"]\nnone = "B"\n')
    data = opened(data=(file,))
    assert data.alphabet == Alphabet(("J", "B", "A"), none="B")
    assert "2 letters, and 'B' for no letter" in data.remark
    before = fingerprint([file])
    file.with_suffix(".toml").write_text('[alphabet]\nlabels = ["J", "B", "A"]\n')
    assert fingerprint([file]) != before  # such a run is not resumed
