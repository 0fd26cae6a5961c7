"""The command: a study of short runs that strangers judge, and what `training.fit` makes of it."""

import csv
from pathlib import Path

import pytest

from asl_keras.data.dataset import load
from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED
from training import fit, tune
from training.settings import TrainingSettings
from training.settings.config import read_saved
from training.tuning.objective import judged_by_strangers

SMALL = ["--arch", "landmarks", "--hands", "1000", "--epochs", "2"]


@pytest.fixture(scope="module")
def out(judges, tmp_path_factory) -> Path:
    """A study of three trials by two workers."""
    out = tmp_path_factory.mktemp("tuning") / "out"
    arguments = [*SMALL, "--validation", str(judges), "--trials", "3", "--out", str(out)]
    tune.main([*arguments, "--workers", "2"])
    return out


def test_a_study_leaves_a_table_a_picture_and_the_best_settings(out):
    assert {"trials.csv", "study.png", "best.toml"} <= {file.name for file in out.iterdir()}
    with (out / "trials.csv").open() as file:
        rows = list(csv.DictReader(file))
    # Two workers who begin at one moment may try one more than was asked for.
    assert len(rows) in (3, 4)
    assert {row["state"] for row in rows} <= {"COMPLETE", "PRUNED"}
    assert not list(out.glob("trials/*/*.keras"))


def test_the_best_settings_train(out, tmp_path):
    with (out / "trials.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["recall"]]
    best = max(rows, key=lambda row: float(row["recall"]))
    fit.main(["--config", str(out / "best.toml"), "--out", str(tmp_path / "run")])
    assert (tmp_path / "run" / "model.keras").is_file()
    settings, _ = read_saved(tmp_path / "run")
    assert settings.learning_rate == float(best["learning_rate"])
    assert (settings.hands, settings.epochs) == (1000, 2)


def test_those_whom_the_pose_model_knows_do_not_judge(judges, known):
    settings = TrainingSettings(arch="landmarks", validation=(judges,))
    data = judged_by_strangers(settings)
    assert set(data.validation.signers[data.validation_rows]) == {"stranger"}
    assert known not in data.remark


def test_nobody_who_could_judge_is_refused(known, judges, tmp_path):
    with pytest.raises(InputError, match="people who judge as `validation`"):
        judged_by_strangers(TrainingSettings(arch="landmarks", pose_model=SHIPPED))
    from asl_keras.data.dataset import write_landmarks

    data = load([judges])
    rows = data.signers == known
    write_landmarks(tmp_path / "x.npz", data.hands[rows], data.labels[rows], data.signers[rows])
    with pytest.raises(InputError, match="`validation` who are not learnt from"):
        judged_by_strangers(TrainingSettings(arch="landmarks", validation=(tmp_path / "x.npz",)))
