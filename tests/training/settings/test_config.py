"""The settings of a run out of a file."""

import dataclasses
from pathlib import Path

import pytest

from asl_keras.command import from_options
from asl_keras.errors import InputError
from training import fit
from training.settings import OutputOptions, TrainingSettings
from training.settings.config import parse_settings, read_saved, save


def read(folder: Path, text: str, *flags: str) -> TrainingSettings:
    (folder / "my.toml").write_text(text)
    arguments = ["--config", str(folder / "my.toml"), *flags]
    given = parse_settings(fit.page(), arguments, OutputOptions)
    from_options(OutputOptions, given)
    return from_options(TrainingSettings, given)


def test_flags_come_before_the_file_the_file_before_the_recipe_and_that_before_defaults(tmp_path):
    text = 'recipe = "original"\noptimizer = "sgd"\nbatch_size = 50\n'
    found = read(tmp_path, text, "--batch-size", "25")
    assert (found.batch_size, found.optimizer, found.schedule) == (25, "sgd", "constant")
    assert found.image_size == TrainingSettings().image_size
    assert read(tmp_path, text, "--recipe", "none").schedule == TrainingSettings().schedule


def test_files_are_looked_for_beside_the_file(tmp_path):
    text = 'weights = "w.keras"\nvalidation = ["v.npz"]\nout = "run"\n'
    found = read(tmp_path, text)
    assert found.weights == str(tmp_path / "w.keras")
    assert found.validation == (tmp_path / "v.npz",)
    assert read(tmp_path, 'weights = "none"').weights == "none"
    assert read(tmp_path, text, "--weights", "w.keras").weights == "w.keras"


def test_what_is_saved_is_read_as_it_was_wherever_it_lies(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    settings = TrainingSettings(arch="landmarks", data=(Path("a.npz"),), ema=0.99, seed=3)
    save(settings, "0" * 64, tmp_path)
    again = read(tmp_path, (tmp_path / "config.toml").read_text())
    assert again.as_json() == settings.resolved().as_json()
    assert read_saved(tmp_path) == (again, "0" * 64)


def test_two_options_that_do_not_go_together_are_told_with_their_places(tmp_path):
    with pytest.raises(InputError, match=r"Correct optimizer in .*my\.toml"):
        read(tmp_path, 'optimizer = "adam"\n', "--momentum", "0.5")


@pytest.mark.parametrize("field", [one.name for one in dataclasses.fields(TrainingSettings)])
def test_every_setting_may_stand_in_the_file_with_its_type(field, tmp_path):
    with pytest.raises(InputError, match=rf"Expected `{field}` as .* a table, as {field} in"):
        read(tmp_path, f"{field} = {{}}")
