"""The gate for new models, and the way of new hands to it, from end to end."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from asl_keras import models
from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.inference.metadata import read_model, with_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from asl_keras.pretrained import SHIPPED
from asl_keras.synthetic import sample, shipped
from mobile_export import convert
from training import check, fit, promote, split
from training.hands.known_people import acquaintances
from training.promoting.judging import judged

GOOD = SHIPPED.parent / "landmarks_int8.tflite"
SMALL = ["--arch", "landmarks", "--hands", "520", "--epochs", "1", "--batch-size", "52"]


def write(file: Path, count: int, seed: int, *people: str) -> Path:
    """Hands of people."""
    hands, index = sample(count, seed)
    signers = np.array(people)[np.arange(count) // 24 % len(people)]
    write_landmarks(file, hands, np.array(shipped().labels)[index], signers)
    return file


@pytest.fixture
def judges(tmp_path) -> Path:
    return write(tmp_path / "judges.npz", 600, 1, "left out 1", "left out 2")


def gate(judges: Path, *arguments: object) -> int:
    return promote.main([*map(str, arguments), "--data", str(judges)])


@pytest.fixture
def poor(tmp_path) -> Path:
    """A model that takes each letter for the next one."""
    known = read_model(GOOD)
    labels = known.info.alphabet.labels
    alphabet = replace(known.info.alphabet, labels=(*labels[1:24], labels[0], *labels[24:]))
    (tmp_path / "poor").mkdir()
    file = tmp_path / "poor" / "poor.tflite"
    file.write_bytes(with_metadata(known.network, replace(known.info, alphabet=alphabet)))
    return file


def test_a_better_model_passes_and_a_worse_one_is_refused_with_code_1(
    poor, judges, tmp_path, capsys
):
    assert gate(judges, poor, GOOD) == 0
    said = capsys.readouterr()
    assert "left out 1" in said.out
    assert "better" in said.out
    assert "has learnt from nobody says" in said.err  # no run lies beside it
    report = tmp_path / "gate.json"
    assert gate(judges, GOOD, poor, "--report", report) == 1
    assert "Refused. Over all signers" in capsys.readouterr().out
    found = json.loads(report.read_text())
    assert found["promoted"] is False
    assert found["signers"]["left out 1"]["verdict"] == "worse"


def run_of(folder: Path, **settings: object) -> Path:
    """A model whose run says what it learnt from."""
    folder.mkdir()
    known = {"data": [], "pose_model": "", "weights": "none", **settings}
    (folder / "report.json").write_text(json.dumps({"settings": known}))
    return Path(shutil.copy(GOOD, folder / "model.tflite"))


def test_nobody_whom_a_model_knows_judges(tmp_path, capsys):
    """One that began with the weights of another run knows those whom that knows."""
    hands = write(tmp_path / "hands.npz", 100, 2, "anna", "ben")
    base = run_of(tmp_path / "base")
    mine = run_of(tmp_path / "mine", data=[str(hands)], weights=str(base))
    known = "borisgraudt"  # by whose hands synthetic ones are made
    judges = write(tmp_path / "judges.npz", 300, 3, "anna", known, "clara")
    assert gate(judges, base, mine) == 0
    shown = capsys.readouterr()
    assert f"Not asked, as a model has learnt from them: anna, {known}." in shown.err
    assert "nobody says" not in shown.err
    assert "mean of 1" in shown.out
    with pytest.raises(InputError, match=r"neither model has learnt from.*anna, ben"):
        gate(hands, base, mine)


@pytest.mark.parametrize(
    "settings",
    [{"data": 5}, {"data": [[]]}, {"weights": 1}, {"pose_model": None}, {"data": ["\0"]}],
)
def test_a_report_of_damaged_settings_is_refused(tmp_path, settings):
    run = run_of(tmp_path / "run", **settings)
    with pytest.raises(InputError, match=r"report\.json, which is damaged"):
        acquaintances(run, {"anna"})


@pytest.mark.parametrize("text", ["{", "[]", "null", '{"settings": 1}', '{"settings": {}}', None])
def test_a_damaged_report_is_not_taken_for_none(tmp_path, judges, text):
    run = run_of(tmp_path / "run")
    report = run.parent / "report.json"
    report.unlink()
    if text is None:
        report.mkdir()
    else:
        report.write_text(text)
    with pytest.raises(InputError, match=r"report\.json, which is "):
        gate(judges, GOOD, run)


def test_a_report_of_another_program_says_nothing(tmp_path):
    run = run_of(tmp_path / "run")
    (run.parent / "report.json").write_text('{"minutes": 1}')
    assert acquaintances(run, {"anna"}) is None


def test_runs_that_begin_with_one_another_end(tmp_path):
    run = run_of(tmp_path / "run", weights=str(tmp_path / "run" / "model.tflite"))
    assert acquaintances(run, {"anna"}) is None


class Knows:
    """Reads every hand as it is labelled, if it knows the label; else as its first one."""

    threshold = 0.5

    def __init__(self, labels: str, hands: np.ndarray, truth: np.ndarray):
        self.alphabet = Alphabet.of(labels)
        places = {label: place for place, label in enumerate(labels)}
        self._answers = {
            hand.tobytes(): places.get(label, 0) for hand, label in zip(hands, truth, strict=True)
        }

    def read(self, landmarks: np.ndarray) -> np.ndarray:
        return np.eye(len(self.alphabet))[[self._answers[one.tobytes()] for one in landmarks]]


def test_a_letter_that_the_new_model_lacks_is_lost_and_what_none_knows_is_not_asked(tmp_path):
    hands = sample(300, 0)[0]
    labels = np.array(list("ABC"))[np.arange(300) % 3]
    write_landmarks(tmp_path / "x.npz", hands, labels, np.full(300, "anna"))
    old, new = (Knows(known, hands, labels) for known in ("AB", "A"))
    found, _ = judged((old, new), (tmp_path / "old", tmp_path / "new"), [tmp_path / "x.npz"], 0)
    assert (found.overall.letters, found.overall.old, found.overall.new) == (2, 1, 0.5)


def test_a_hand_of_no_letter_is_read_right_if_no_letter_is_accepted(tmp_path):
    hands, labels = sample(80, 0)[0], np.repeat(["A", "none"], 40)
    write_landmarks(tmp_path / "x.npz", hands, labels, np.full(80, "anna"))
    taken = Knows("A", hands, labels)  # it has no other answer
    rejecting = Knows("A", hands, labels)
    rejecting.threshold = 1.1
    found, _ = judged((taken, rejecting), (tmp_path, tmp_path), [tmp_path / "x.npz"], 0)
    assert (found.overall.old, found.overall.new) == (0.5, 1)


def test_new_hands_go_the_whole_way_to_an_exported_model(judges, tmp_path, capsys):
    """As docs/your_data.md has it: check, share out, fit from known weights, gate, export."""
    old, mine = run_of(tmp_path / "base").with_name("model.keras"), tmp_path / "mine"
    saved.save(models.build("landmarks", LandmarkInput().shape, len(shipped().labels)), old)
    write_alphabet(old.parent, shipped().alphabet)
    hands = write(tmp_path / "new.npz", 900, 4, "anna", "ben", "clara")
    check.main([str(hands)])
    split.main([str(hands), "--test", "0", "--validation", "0.3"])
    files = ["--data", str(tmp_path / "new_train.npz"), "--weights", str(old)]
    files += ["--validation", str(tmp_path / "new_validation.npz"), "--out", str(mine)]
    fit.main([*SMALL, *files])
    convert.main(["--model", str(mine / "model.keras"), "--quantize", "float32"])
    exported = mine / "model_float32.tflite"
    assert Recognizer(exported).alphabet.letters == ASL.static
    assert gate(judges, old, exported, "--largest-drop", "1") == 0
    assert "has learnt from nobody says" not in capsys.readouterr().err
