"""The command that makes one model of several runs."""

import json
import os
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.classifier import read_hands
from asl_keras.inference.inputs import LandmarkInput, MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from asl_keras.synthetic.generator import sample
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from training.ensemble import main
from training.ensembles.members import open_members
from training.hands.evenly import HANDS
from training.judging.judges import judges, load_landmarks

LABELS = PoseModel.load(SHIPPED).labels
READS = {"customcnn": MaskInput(32), "landmarks": LandmarkInput()}


def make_run(folder: Path, arch: str, labels=LABELS, **settings) -> Path:
    """A run whose model guesses."""
    folder.mkdir()
    keras.utils.set_random_seed(0)
    saved.save(models.build(arch, READS[arch].shape, len(labels)), folder / "model.keras")
    write_alphabet(folder, Alphabet.of(labels))
    known = {"data": [], "pose_model": "", "weights": "none", **settings}
    (folder / "report.json").write_text(json.dumps({"settings": known}))
    return folder


@pytest.fixture(scope="module")
def runs(tmp_path_factory) -> list[Path]:
    folder = tmp_path_factory.mktemp("runs")
    return [make_run(folder / arch, arch) for arch in READS]


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Hands of a stranger, and of somebody whom the shipped pose model knows."""
    hands, truth = sample(400, seed=1)
    known = str(PoseModel.load(SHIPPED).component_signers[0])
    file = tmp_path_factory.mktemp("data") / "people.npz"
    signers = np.where(np.arange(400) % 2, "stranger", known)
    write_landmarks(file, hands, np.array(LABELS)[truth], signers)
    return file


@pytest.fixture(scope="module")
def made(runs, data, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("ensemble") / "out"
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "KERAS_BACKEND", os.environ.get("KERAS_BACKEND", "tensorflow"))
        code = main(
            [
                *map(str, runs),
                *("--weights", "1", "3", "--data", str(data), "--recipe", "float32"),
                *("--student", "landmarks", "--hands", "1000", "--epochs", "1"),
                *("--out", str(out)),
            ]
        )
    assert code == 0
    return out


def test_what_it_leaves_answers_with_the_weighted_mean(runs, made):
    hands = sample(5, seed=2)[0]
    first, second = (read_hands(KerasClassifier.load(run / "model.keras"), hands) for run in runs)
    for found in (
        read_hands(KerasClassifier.load(made / "model.keras"), hands),
        Recognizer(made / "model_float32.tflite").read(hands),
    ):
        np.testing.assert_allclose(found, (first + 3 * second) / 4, atol=1e-5)


def test_its_figures_are_of_strangers_alone_and_of_every_model(made):
    figures = json.loads((made / "ensemble.json").read_text())
    names = [model["name"] for model in figures["models"]]
    assert names == ["customcnn", "landmarks", "ensemble", "student", "student without teacher"]
    assert {name for model in figures["models"] for name in model["by_signer"]} == {"stranger"}
    assert figures["weights"] == [1.0, 3.0]


def test_the_student_is_a_model_of_its_own(made):
    assert Recognizer(made / "student" / "model_float32.tflite").input == LandmarkInput()


def test_signers_whom_all_members_know_cannot_judge(data):
    known = load_landmarks([data])
    assert set(judges(known, {"stranger"}).signers) == {"stranger"}
    with pytest.raises(InputError, match="all of whom they know"):
        judges(known, set())


def test_judges_count_evenly(tmp_path):
    hands = sample(3 * HANDS, seed=0)[0]
    labels = np.array(["A"] * (2 * HANDS) + ["B"] * HANDS)
    write_landmarks(tmp_path / "x.npz", hands, labels, np.full(3 * HANDS, "anna"))
    chosen = judges(load_landmarks([tmp_path / "x.npz"]), {"anna"})
    assert np.bincount(chosen.truth).tolist() == [HANDS, HANDS]


def test_a_run_knows_those_whom_its_data_shows_and_whom_the_run_knew_that_it_began_with(
    tmp_path, data
):
    first = make_run(tmp_path / "first", "landmarks", data=[str(data)])
    tuned = make_run(tmp_path / "tuned", "landmarks", weights=str(first / "model.keras"))
    runs = [first, tuned]
    for member in open_members(runs):
        assert member.acquaintances(["stranger", "somebody"]) == {"stranger"}


def test_a_folder_without_a_finished_run_is_refused(tmp_path, runs):
    with pytest.raises(InputError, match=r"Expected a finished run.*does not exist.*training\.fit"):
        open_members([runs[0], tmp_path])


def test_one_run_or_one_twice_is_refused(runs):
    for named in (runs[:1], [runs[0], runs[0]]):
        with pytest.raises(InputError, match="at least two runs, each once"):
            open_members(named)


def test_runs_of_other_labels_are_refused(tmp_path, runs):
    other = make_run(tmp_path / "other", "landmarks", labels=("A", "B"))
    with pytest.raises(InputError, match="of one alphabet"):
        open_members([runs[0], other])


@pytest.mark.parametrize(
    ("weights", "reason"), [(["1"], "one for each of 2 runs"), (["1", "-1"], "above 0")]
)
def test_weights_that_do_not_fit_are_refused(runs, weights, reason):
    with pytest.raises(InputError, match=reason):
        main([*map(str, runs), "--weights", *weights])
