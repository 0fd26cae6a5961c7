"""What is doubtful in the data is said by the commands that open them."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.hand.alphabet import ASL
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.pretrained import pretrained
from asl_keras.synthetic.dataset import synthetic_dataset
from mobile_export.measuring.hands import choose
from training import evaluate, evaluate_transitions
from training.hands.opened import open_hands
from training.hands.training_data import training_data
from training.settings import TrainingSettings

SAID = "stand on their heads"


@pytest.fixture(scope="module")
def upward(tmp_path_factory) -> Path:
    """Hands with y that points upward."""
    data = synthetic_dataset(60, 0)
    path = tmp_path_factory.mktemp("upward") / "hands.npz"
    np.savez(path, landmarks=data.hands * np.float32([1, -1, 1]), labels=data.labels)
    return path


def test_training_and_its_report_say_it(upward):
    settings = TrainingSettings(arch="landmarks", data=(upward,))
    assert SAID in training_data(settings, open_hands(settings), LandmarkInput()).remark


@pytest.mark.parametrize("command", [evaluate, evaluate_transitions])
def test_judging_says_it_beside_the_table(command, upward, capsys):
    command.main(["--model", str(pretrained()), "--data", str(upward)])
    printed = capsys.readouterr()
    assert SAID in printed.err
    assert SAID not in printed.out


def test_exports_say_it(upward):
    (said,) = choose([upward], ASL, LandmarkInput()).remarks
    assert SAID in said
