"""A run's folder belongs to its settings."""

import dataclasses

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED
from training.run.claim import claim
from training.run.folder import RunFolder
from training.settings import TrainingSettings


def test_a_folder_takes_the_same_run_again_and_no_other(tmp_path):
    settings = TrainingSettings(arch="customcnn", seed=3)
    claim(settings, tmp_path)
    (tmp_path / "history.csv").write_text("")
    claim(settings, tmp_path)
    with pytest.raises(InputError, match="epochs 10, now 11"):
        claim(dataclasses.replace(settings, epochs=11), tmp_path)


def test_a_run_whose_data_changed_is_not_resumed(tmp_path):
    """Other letters, more of them or fewer; the same arrays in another file are the same data."""
    data, out = tmp_path / "hands.npz", tmp_path / "run"
    out.mkdir()
    hands, labels = np.zeros((4, 21, 3), np.float32), np.array(list("AABB"))
    np.savez(data, landmarks=hands, labels=labels)
    settings = TrainingSettings(data=(data,))
    claim(settings, out)
    (out / "history.csv").write_text("")
    np.savez_compressed(data, labels=labels, landmarks=hands)
    claim(settings, out)
    for count, letters in ((5, "AABBC"), (2, "AB"), (4, "AACC")):
        np.savez(data, landmarks=hands[:count], labels=np.array(list(letters)))
        with pytest.raises(InputError, match="names that changed since"):
            claim(settings, out)


def test_a_pose_model_is_data_too(tmp_path):
    assert TrainingSettings().learnt_from == (SHIPPED,)
    assert TrainingSettings(pose_model=tmp_path).learnt_from == (tmp_path,)


def test_settings_of_a_stranger_are_shown_in_a_short_line(tmp_path):
    claim(TrainingSettings(weights="w" * 1000), tmp_path)
    (tmp_path / "history.csv").write_text("")
    with pytest.raises(InputError, match=r"difference: weights .*….*now 'none'\. Give") as caught:
        claim(TrainingSettings(), tmp_path)
    assert len(str(caught.value).replace(str(tmp_path), "")) <= 300


def test_what_suits_the_architecture_may_be_said_or_not(tmp_path):
    claim(TrainingSettings(arch="landmarks"), tmp_path)
    (tmp_path / "history.csv").write_text("")
    claim(TrainingSettings(arch="landmarks", batch_size=500, hands=30000), tmp_path)
    with pytest.raises(InputError, match="batch_size 500, now 499"):
        claim(TrainingSettings(arch="landmarks", batch_size=499), tmp_path)


def test_a_folder_without_a_finished_epoch_takes_any_run(tmp_path):
    claim(TrainingSettings(), tmp_path)
    claim(TrainingSettings(seed=1), tmp_path)
    (tmp_path / "history.csv").write_text("")
    claim(TrainingSettings(seed=1), tmp_path)


def test_damaged_settings_are_refused(tmp_path):
    (tmp_path / "history.csv").write_text("")
    with pytest.raises(InputError, match=r"config.toml, which does not exist. Delete"):
        claim(TrainingSettings(), tmp_path)  # a run of 0.1.0
    for content in (b"=", b"epochs = 0", b"\xff", b"[" * 100_000, b"seed = nan", b" " * 1_000_001):
        (tmp_path / "config.toml").write_bytes(content)
        with pytest.raises(InputError, match=r"config.toml, which .* another `out`"):
            claim(TrainingSettings(), tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("epochs", 0),
        ("hands", 0),
        ("batch_size", 1),
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("image_size", 100),
        ("image_size", 1024),
        ("seed", -1),
        ("seed", 2**32),
        ("arch", "vgg"),
    ],
)
def test_settings_that_cannot_be_trained_with_are_refused(field, value):
    with pytest.raises(InputError, match=f"`{field}`"):
        TrainingSettings(**{field: value})


@pytest.mark.parametrize("name", ["model.keras", "labels.txt", "report.json", "config.toml"])
def test_files_that_no_run_left_are_not_written_over(tmp_path, name):
    (tmp_path / name).write_text("arch = 'landmarks'")
    with pytest.raises(InputError, match=f"which holds {name} and no history.csv"):
        claim(TrainingSettings(), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_only_what_a_run_wrote_is_removed_at_its_end(tmp_path):
    mine = {"checkpoint-best.keras", ".mine.partial1", "notes.txt"}
    runs = {"checkpoint-001.keras", ".model.7.partial.keras", ".checkpoint-002.7.partial.keras"}
    for name in mine | runs:
        (tmp_path / name).touch()
    RunFolder(tmp_path).finish()
    assert {file.name for file in tmp_path.iterdir()} == mine
