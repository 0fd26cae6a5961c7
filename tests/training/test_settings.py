"""A run's folder belongs to its settings."""

import dataclasses

import pytest

from asl_keras.errors import InputError
from training.settings import TrainingSettings


def test_a_folder_takes_the_same_run_again_and_no_other(tmp_path):
    settings = TrainingSettings(arch="customcnn", seed=3)
    settings.claim(tmp_path / "run")
    (tmp_path / "run" / "history.csv").write_text("")
    with pytest.raises(InputError, match="epochs 10, now 11"):
        dataclasses.replace(settings, epochs=11).claim(tmp_path / "run")


def test_a_folder_without_a_finished_epoch_takes_any_run(tmp_path):
    TrainingSettings().claim(tmp_path)
    TrainingSettings(seed=1).claim(tmp_path)
    (tmp_path / "history.csv").write_text("")
    TrainingSettings(seed=1).claim(tmp_path)


def test_a_file_or_damaged_settings_are_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="Expected a folder"):
        TrainingSettings().claim(tmp_path / "file")
    (tmp_path / "history.csv").write_text("")
    for content in (b"{", b"[]", b"\xff", b"[" * 100_000, b'{"seed": NaN}', b" " * 200_000):
        (tmp_path / "settings.json").write_bytes(content)
        with pytest.raises(InputError, match=r"settings.json, which .* another `out`"):
            TrainingSettings().claim(tmp_path)


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
        ("arch", "vgg"),
    ],
)
def test_settings_that_cannot_be_trained_with_are_refused(field, value):
    with pytest.raises(InputError, match=f"`{field}`"):
        TrainingSettings(**{field: value})
