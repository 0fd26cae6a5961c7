"""The table of what a profile gains: of a network that knows nothing, and a signer nobody knew."""

import re
import shutil

import numpy as np
import pytest

from asl_keras.synthetic.generator import shipped
from asl_keras.synthetic.pose_model import PoseModel

LETTERS = tuple("ABCDEFGHIKLMNOPQRSTUVWXY")


@pytest.fixture(scope="module")
def runs(tmp_path_factory, untrained):
    """A round whose pose model knows one signer."""
    folder = tmp_path_factory.mktemp("runs") / "round"
    folder.mkdir()
    known = shipped()
    rows = (known.component_signers == "borisgraudt") | np.char.startswith(
        known.component_signers, "DiaboloKiat"
    )
    PoseModel(
        known.alphabet,
        known.component_labels[rows],
        known.component_signers[rows],
        known.means[rows],
        known.modes[rows],
    ).save(folder / "pose_model.npz")
    (folder / "landmarks-0").mkdir()
    shutil.copy(untrained, folder / "landmarks-0" / "model_int8.tflite")
    return folder.parent


@pytest.fixture(scope="module")
def files(shared_data, tmp_path_factory):
    """Few hands of a signer whom the run does not know, of one whom it knows, and non-letters."""
    folder = tmp_path_factory.mktemp("data")
    for name in ("nejohnson2", "borisgraudt__asl-ai"):
        with np.load(shared_data / "landmarks" / f"{name}.npz") as file:
            rows = [np.flatnonzero(file["labels"] == letter)[:12] for letter in LETTERS]
            rows = np.concatenate(rows)
            columns = {key: file[key][rows] for key in ("landmarks", "labels", "signers")}
        np.savez(folder / f"{name}.npz", **columns)
    with np.load(shared_data / "nonletters" / "nonletters.npz") as file:
        rows = np.flatnonzero((file["signers"] == "Kazuhito00") & (file["like"] == ""))[:50]
        columns = {key: file[key][rows] for key in ("landmarks", "signers", "gesture", "like")}
    np.savez(folder / "nonletters.npz", **columns)
    return folder


def evaluated(command, runs, files, *names):
    data = [files / f"{name}.npz" for name in names]
    nonletters = ("--nonletters", files / "nonletters.npz")
    return command("training.evaluate_adaptation", runs, "--data", *data, *nonletters)


def test_more_frames_gain_more_and_known_signers_are_not_judged(command, runs, files):
    result = evaluated(command, runs, files, "nejohnson2", "borisgraudt__asl-ai")
    assert result.returncode == 0, result.stderr
    rows = dict(re.findall(r"^(\d+) +([\d.]+) /", result.stdout, re.MULTILINE))
    assert list(rows) == ["0", "1", "3", "5", "10"]
    assert float(rows["0"]) < 0.2 < float(rows["1"]) < float(rows["5"])
    assert "nejohnson2" in result.stdout
    assert "borisgraudt" not in result.stdout


def test_without_an_unseen_signer_there_is_nothing_to_judge(command, runs, files):
    result = evaluated(command, runs, files, "borisgraudt__asl-ai")
    assert result.returncode == 2
    assert "Expected signers in --data whom a round does not know" in result.stderr
