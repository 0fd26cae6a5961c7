"""The folder of a run: an epoch is there in full or not at all."""

import shutil

import keras
import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.models import saved
from tests.full_disk import files_of_at_most
from training.run.folder import COLUMNS, RunFolder

LOSSES = (3.0, 1.0, 2.0)


@pytest.fixture(scope="module")
def model() -> keras.Model:
    """Of some hundred kB."""
    return keras.Sequential([keras.Input((300,)), keras.layers.Dense(300)])


def row(epoch: int, loss: float) -> dict[str, float]:
    return dict.fromkeys(COLUMNS, 0.5) | {"epoch": epoch, "val_loss": loss}


def test_the_last_and_the_best_epoch_are_kept(tmp_path, model):
    folder = RunFolder(tmp_path)
    for epoch, loss in enumerate(LOSSES, start=1):
        model.set_weights([np.full(weight.shape, epoch) for weight in model.get_weights()])
        folder.append(row(epoch, loss), model)
    assert sorted(tmp_path.glob("*.keras")) == [folder.best(), folder.latest()]
    for file, epoch in ((folder.best(), 2), (folder.latest(), 3)):
        assert (keras.models.load_model(file).get_weights()[0] == epoch).all()
    folder.finish()
    assert [file.name for file in tmp_path.iterdir()] == ["history.csv"]


@pytest.mark.parametrize("name", ["model.keras", "model.h5"])
def test_a_disk_that_is_full_leaves_what_was_there(tmp_path, model, name):
    file = tmp_path / name
    saved.save(model, file)
    before = file.read_bytes()
    with files_of_at_most(20_000), pytest.raises(InputError, match="can be written") as refusal:
        saved.save(model, file)
    assert "Errno" not in str(refusal.value)
    assert [other.name for other in tmp_path.iterdir()] == [name]
    assert file.read_bytes() == before


def test_a_full_disk_ends_no_epoch(tmp_path, model):
    folder = RunFolder(tmp_path)
    folder.append(row(1, 1.0), model)
    with files_of_at_most(20_000), pytest.raises(InputError):
        folder.append(row(2, 0.5), model)
    assert folder.epochs_done() == 1
    assert folder.best() == folder.latest()
    assert folder.latest().is_file()


def test_a_folder_that_vanished_is_told_of(tmp_path, model):
    out = tmp_path / "out"
    out.mkdir()
    folder = RunFolder(out)
    folder.append(row(1, 1.0), model)
    shutil.rmtree(out)
    for _ in ("gone", "another run's"):
        with pytest.raises(InputError, match="with 1 finished epochs"):
            folder.append(row(2, 1.0), model)
        out.mkdir(exist_ok=True)
    assert not list(out.iterdir())
