"""What TensorBoard reads of a run, with its own reader."""

import sys

import pytest

from asl_keras.errors import InputError
from training.run.event_files import expect_tensorboard
from training.run.events import Events
from training.run.folder import COLUMNS, RunFolder

ROW = {name: place / 8 for place, name in enumerate(COLUMNS)}


def append(out, epoch: int) -> None:
    """A row of history, as the callback before ours does."""
    file = out / "history.csv"
    if not file.exists():
        file.write_text(",".join(COLUMNS) + "\n")
    values = ROW | {"epoch": epoch, "loss": 1 / epoch, "images_per_second": "nan"}
    with file.open("a") as lines:
        lines.write(",".join(str(values[name]) for name in COLUMNS) + "\n")


def train(out, first: int, last: int) -> None:
    """Some epochs, as a process of its own would."""
    events = Events(RunFolder(out))
    events.on_train_begin()
    for epoch in range(first, last + 1):
        append(out, epoch)
        events.on_epoch_end(epoch - 1)


def scalars(out, part: str) -> dict[str, list[tuple[int, float]]]:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    found = EventAccumulator(str(out / "tensorboard" / part))
    found.Reload()
    return {
        tag: [(one.step, one.value) for one in found.Scalars(tag)]
        for tag in found.Tags()["scalars"]
    }


def test_tensorboard_reads_the_curves(tmp_path):
    train(tmp_path, 1, 3)
    read = scalars(tmp_path, "train")
    assert read["epoch_loss"] == [(1, 1), (2, 0.5), (3, pytest.approx(1 / 3))]
    rate = ROW["learning_rate"]
    assert read["epoch_learning_rate"] == [(epoch, rate) for epoch in (1, 2, 3)]
    assert "images_per_second" not in read  # of epochs of one step
    assert scalars(tmp_path, "validation").keys() == {"epoch_loss", "epoch_accuracy"}


def test_a_resumed_run_goes_on_with_the_curves(tmp_path):
    """Also where a kill left half a record, or a row of history without one."""
    train(tmp_path, 1, 2)
    (file,) = (tmp_path / "tensorboard" / "train").iterdir()
    file.write_bytes(file.read_bytes()[:-5])
    append(tmp_path, 3)
    train(tmp_path, 4, 5)
    assert [epoch for epoch, _ in scalars(tmp_path, "train")["epoch_loss"]] == [1, 2, 3, 4, 5]


def test_without_the_package_it_is_said_what_is_needed(monkeypatch):
    monkeypatch.setitem(sys.modules, "tensorboard", None)
    with pytest.raises(InputError, match=r"Install it: pip install tensorboard"):
        expect_tensorboard()
