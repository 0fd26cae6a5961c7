"""The command that fits the pose model."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.synthetic import sample
from asl_keras.synthetic.batches import SyntheticBatches
from asl_keras.synthetic.pose_model import PoseModel
from training import fit_pose_model

ROOT = Path(__file__).parents[2]


def test_the_shipped_model_is_what_the_script_makes(shared_data, tmp_path):
    tools = Path(sys.executable).parent
    environment = {**os.environ, "DATA": str(shared_data), "PATH": f"{tools}:{os.environ['PATH']}"}
    script = ["scripts/fit_pose_model.sh", str(tmp_path / "pose.npz")]
    subprocess.run(script, cwd=ROOT, env=environment, check=True, capture_output=True)
    made, shipped = PoseModel.load(tmp_path / "pose.npz"), PoseModel.load()
    assert made.labels == shipped.labels
    np.testing.assert_array_equal(made.component_signers, shipped.component_signers)
    # Half precision, and linear algebra that rounds differently from machine to machine.
    np.testing.assert_allclose(made.means, shipped.means, atol=4e-3)


@pytest.fixture
def hands(tmp_path) -> Path:
    """Two signers, each of whom shows A, B and J."""
    landmarks = sample(60, 3)[0]
    labels, signers = np.tile(["A", "B", "J"], 20), np.repeat(["ann", "bob"], 30)
    write_landmarks(tmp_path / "hands.npz", landmarks, labels, signers)
    return tmp_path / "hands.npz"


@pytest.fixture
def others(tmp_path) -> Path:
    """A file of hands that sign no letter."""
    landmarks = sample(20, 4)[0]
    text = {"gesture": np.full(20, "fan"), "like": np.full(20, ""), "signers": np.full(20, "cy")}
    np.savez(tmp_path / "others.npz", landmarks=landmarks, **text)
    return tmp_path / "others.npz"


def fitted(out: Path, *arguments: str | Path) -> PoseModel:
    fit_pose_model.main([*map(str, arguments), "--out", str(out)])
    return PoseModel.load(out)


def test_where_the_model_is_written_must_be_said(hands, capsys):
    """Nobody's hands take the place of the package's own by an option that was forgotten."""
    with pytest.raises(SystemExit):
        fit_pose_model.main(["--data", str(hands)])
    assert "--out" in capsys.readouterr().err


def test_the_model_takes_not_the_place_of_the_hands(hands):
    with pytest.raises(InputError, match="another place"):
        fitted(hands, "--data", hands)


def test_letters_that_move_are_left_out(tmp_path, hands):
    assert fitted(tmp_path / "pose.npz", "--data", hands).labels == ("A", "B")


def test_a_signer_and_one_letter_of_another_can_be_left_out(tmp_path, hands):
    model = fitted(tmp_path / "pose.npz", "--data", hands, "--exclude", "ann", "bob/A")
    assert (model.labels, model.component_signers.tolist()) == (("B",), ["bob"])


def test_hands_of_no_letter_join_as_none_under_the_name_of_their_gesture(tmp_path, hands, others):
    model = fitted(tmp_path / "pose.npz", "--data", hands, "--nonletters", others)
    assert model.labels == ("A", "B", "none")
    assert model.component_signers[-1] == "cy fan"
    without = ("--data", hands, "--nonletters", others, "--exclude", "cy")
    assert fitted(tmp_path / "pose.npz", *without).labels == ("A", "B")


@pytest.mark.parametrize("name", ["nobody", "ann/Q", "/A"])
def test_leaving_out_nobody_is_refused(tmp_path, hands, name):
    with pytest.raises(InputError, match=f"Received: \\['{name}'"):
        fitted(tmp_path / "pose.npz", "--data", hands, "--exclude", name)


def test_leaving_out_everybody_is_refused(tmp_path, hands):
    with pytest.raises(InputError, match="to leave still letters"):
        fitted(tmp_path / "pose.npz", "--data", hands, "--exclude", "ann", "bob")


def test_the_file_beside_the_hands_says_what_moves_and_what_is_no_letter(tmp_path, hands, others):
    labels = np.tile(["A", "rest", "J"], 20)
    write_landmarks(hands, sample(60, 3)[0], labels, np.repeat(["ann", "bob"], 30))
    hands.with_suffix(".toml").write_text(
        '[alphabet]\nlabels = ["J", "A", "rest"]\nnone = "rest"\n'
    )
    model = fitted(tmp_path / "pose.npz", "--data", hands, "--nonletters", others)
    assert model.alphabet == Alphabet(("J", "A", "rest"), none="rest")
    none = model.component_signers[model.component_labels == 2]
    assert none.tolist() == ["ann rest", "bob rest", "cy fan"]
    drawn = SyntheticBatches(model.alphabet, LandmarkInput(), 50, 50, (0,), model).batch(0)[1]
    assert set(drawn.tolist()) == {0, 1, 2}


def test_one_hand_of_each_letter_is_too_few(tmp_path, hands):
    write_landmarks(hands, sample(2, 3)[0], np.array(["A", "B"]), np.array(["ann", "ann"]))
    with pytest.raises(InputError, match="at least 2 hands of a letter"):
        fitted(tmp_path / "pose.npz", "--data", hands)
