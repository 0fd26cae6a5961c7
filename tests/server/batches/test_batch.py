"""The command `asl batch`."""

import sys

import numpy as np
import pytest

from asl_keras.command import EXTRAS
from asl_keras.errors import InputError
from server.batches import answering
from server.batches.options import BatchOptions
from server.batches.work import Count, do


@pytest.fixture
def inputs(tmp_path):
    hands = np.random.default_rng(0).uniform(0, 200, (50, 21, 3))
    np.savez(tmp_path / "hands.npz", landmarks=hands.astype(np.float32))
    return [tmp_path / "hands.npz"]


@pytest.fixture
def here(monkeypatch):
    """Parts are done in this process, as long as there are any to be done; their numbers."""
    monkeypatch.setattr("server.batches.arrays.HANDS", 20)
    done: list[int] = []

    def read_all(parts, out, settings, address, workers):
        for number, part in parts.items():
            if number == 1 and not done[1:]:
                done.append(-1)
                raise KeyboardInterrupt
            done.append(number)
            yield do(part, number, out, settings)

    monkeypatch.setattr(answering, "read_all", read_all)
    return done


def test_a_second_run_does_what_the_first_one_has_not_finished(inputs, here, tmp_path):
    options = BatchOptions(out=tmp_path / "out")
    with pytest.raises(KeyboardInterrupt):
        answering.answer(inputs, options)
    first = (tmp_path / "out/part-00000.parquet").stat().st_mtime_ns
    count, before = answering.answer(inputs, options)
    assert (count.rows, before) == (30, 1)
    assert here == [0, -1, 1, 2]
    assert (tmp_path / "out/part-00000.parquet").stat().st_mtime_ns == first
    assert answering.answer(inputs, options) == (Count(), 3)


def test_a_damaged_model_is_noticed_before_there_is_a_folder(inputs, here, tmp_path):
    (tmp_path / "model.tflite").write_bytes(b"junk")
    options = BatchOptions(out=tmp_path / "out", model=tmp_path / "model.tflite")
    with pytest.raises(InputError, match=r"model\.tflite"):
        answering.answer(inputs, options)
    assert not options.out.exists()


def test_an_answer_in_what_is_read_is_refused(command, tmp_path):
    refused = command("server.batch", tmp_path, "--out", tmp_path / "out")
    assert refused.returncode == 2
    assert "Expected --out that is not in what is read" in refused.stderr


def test_without_the_extra_a_sentence_says_what_to_install(monkeypatch):
    from server.batch import main

    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ModuleNotFoundError) as error:
        main(["photos", "--out", "letters"])
    assert EXTRAS[error.value.name] == "batch"
