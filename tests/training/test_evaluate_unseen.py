"""Rounds of leave-one-source-out: who is judged, and what follows for temperature and threshold."""

import shutil

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.pretrained import SHIPPED
from asl_keras.synthetic import sample, shipped
from training import evaluate_unseen, fit_pose_model
from training.evaluate_unseen import Hands, Round, calibrate

ALPHABET = Alphabet(("A", "B", "none"), none="none")


@pytest.fixture
def files(tmp_path):
    """Two signers, a gesture of each of two others, and a round that lacks one of either."""
    hands, index = sample(900, 3)
    labels = np.array(shipped().labels)[index]
    letters, others = labels != "none", labels == "none"
    signers = np.where(np.arange(900) % 2, "ann", "bob")
    write_landmarks(tmp_path / "letters.npz", hands[letters], labels[letters], signers[letters])
    gesture, like = np.full(others.sum(), "fan"), np.full(others.sum(), "")
    people = np.where(np.arange(others.sum()) % 2, "cy", "di")
    np.savez(
        tmp_path / "others.npz",
        landmarks=hands[others],
        gesture=gesture,
        like=like,
        signers=people,
    )
    run = tmp_path / "runs" / "ann" / "landmarks-0"
    run.mkdir(parents=True)
    shutil.copy(SHIPPED.parent / "landmarks_int8.tflite", run / "model_int8.tflite")
    data = ["--data", str(tmp_path / "letters.npz")]
    data += ["--nonletters", str(tmp_path / "others.npz")]
    out = ["--out", str(run.parent / "pose_model.npz")]
    fit_pose_model.main([*data, "--exclude", "ann", "cy", *out])
    return tmp_path / "runs", data


def test_those_whom_the_round_lacks_are_judged(files, capsys):
    runs, data = files
    evaluate_unseen.main([str(runs), *data])
    shown = capsys.readouterr().out
    assert "\nann " in shown
    assert "\ncy fan " in shown
    assert "bob" not in shown
    assert "di fan" not in shown


def test_a_folder_without_rounds_is_refused(files, tmp_path):
    with pytest.raises(InputError, match="without any"):
        evaluate_unseen.main([str(tmp_path), *files[1]])


def hands(name: str, place: int, *sure: float) -> Hands:
    """Hands of one label, each read right with such a probability."""
    probabilities = np.array([np.where(np.arange(3) == place, p, (1 - p) / 2) for p in sure])
    return Hands(name, np.full(len(sure), place), probabilities)


def calibrated_hands(name: str) -> Hands:
    """Hands of two letters that are read right as often as their probabilities say."""
    rng = np.random.default_rng(0)
    sure, place = rng.uniform(0.4, 1, 4000), rng.integers(0, 2, 4000)
    truth = np.where(rng.random(4000) < sure, place, 1 - place)
    probabilities = np.zeros((4000, 3))
    probabilities[np.arange(4000), place] = sure
    probabilities[np.arange(4000), 1 - place] = 1 - sure
    return Hands(name, truth, probabilities)


def test_the_threshold_lets_most_right_letters_pass(capsys, monkeypatch):
    one = Round([calibrated_hands("ann")], [hands("cy fan", 2, 0.9, 0.8)])
    monkeypatch.setattr(evaluate_unseen, "SAMPLE", 4000)
    calibrate(ALPHABET, [one], None)
    temperature, threshold = capsys.readouterr().out.split("threshold ")
    assert 0.9 <= float(temperature.split()[1].strip(",")) <= 1.1
    assert 95 <= float(threshold.split(": ")[1].split("%")[0]) <= 98
    assert "0.0% of non-letters" in threshold


def test_no_more_than_a_twentieth_of_the_non_letters_is_accepted(capsys):
    """Half of the gestures look like a letter, surer than most letters."""
    taken = Hands("cy fan", np.full(20, 2), np.tile([0.9, 0.05, 0.05], (20, 1)))
    one = Round([hands("ann", 0, *np.linspace(0.55, 0.999, 100))], [taken])
    calibrate(ALPHABET, [one], None)
    assert "0.0% of non-letters" in capsys.readouterr().out
