"""The process that compresses ends with the one that started it, and fails in one sentence."""

import os

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.inputs import MaskInput
from mobile_export.compression import CompressionSettings, compress, process
from mobile_export.compression.description import Description

SETTINGS = CompressionSettings("prune")


@pytest.fixture
def worker(monkeypatch, tmp_path):
    """Puts other code in the place of the worker."""

    def write(code: str) -> None:
        (tmp_path / "other_worker.py").write_text(f"import os, signal, sys\n{code}\n")
        monkeypatch.setenv("PYTHONPATH", str(tmp_path))
        monkeypatch.setattr(process, "WORKER", "other_worker")

    return write


def test_a_users_mistake_is_told_in_the_workers_own_sentence(worker, tmp_path):
    worker("sys.stderr.write('Error: Expected hands. Received: none.\\n'); sys.exit(2)")
    with pytest.raises(InputError, match=r"^Expected hands\. Received: none\.$"):
        process.run(tmp_path, SETTINGS)


def test_a_users_mistake_is_about_a_field_of_the_settings(tmp_path):
    nothing = np.zeros((0, 32, 32, 3), np.uint8)
    alphabet = Alphabet(("hello", "thanks"))
    Description(alphabet, MaskInput(32), (), {}, nothing, np.zeros((0, 2))).write(tmp_path)
    with pytest.raises(InputError, match="Received: hello, thanks") as caught:
        process.run(tmp_path, SETTINGS)
    assert caught.value.fields == ("data",)
    assert "`data`" in str(caught.value)


def test_any_other_failure_is_one_sentence_and_keeps_its_traceback(worker, tmp_path):
    worker("raise RuntimeError('no such kernel')")
    with pytest.raises(InputError, match=r"exit code 1 \(RuntimeError: no such kernel\)") as caught:
        process.run(tmp_path, SETTINGS)
    assert "Traceback" in str(caught.value.__cause__)


def test_a_worker_that_is_killed_is_told_as_such(worker, tmp_path):
    worker("os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(InputError, match=r"exit code -9 .*out of memory"):
        process.run(tmp_path, SETTINGS)


def test_an_interrupt_ends_the_worker(worker, tmp_path):
    note = tmp_path / "pid"
    worker(
        f"open({str(note)!r}, 'w').write(str(os.getpid()))\n"
        "os.kill(os.getppid(), signal.SIGINT)\n"
        "signal.pause()"
    )
    with pytest.raises(KeyboardInterrupt):
        process.run(tmp_path, SETTINGS)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_the_worker_is_told_nothing_of_the_keras_that_starts_it(worker, monkeypatch, tmp_path):
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    monkeypatch.setenv("TF_USE_LEGACY_KERAS", "0")
    worker(
        "known = {key: value for key, value in os.environ.items() if 'KERAS' in key}\n"
        "sys.exit(0 if known == {'TF_USE_LEGACY_KERAS': '1'} else f'{known}')"
    )
    process.run(tmp_path, SETTINGS)


def test_a_failure_leaves_nothing_behind(worker, source, monkeypatch, tmp_path):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    worker("sys.exit(1)")
    with pytest.raises(InputError):
        compress(source, SETTINGS, tmp_path / "out")
    assert not list((tmp_path / "temporary").iterdir())
    assert not list((tmp_path / "out").iterdir())


def test_a_folder_of_a_model_with_other_labels_is_refused(source, tmp_path):
    (tmp_path / "labels.txt").write_text("X\nY\n")
    with pytest.raises(InputError, match=r"whose labels\.txt lists others"):
        compress(source, SETTINGS, tmp_path)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("method", "distil"),
        ("sparsity", 1.0),
        ("clusters", 1),
        ("epochs", 0),
        ("hands", 99),
        ("learning_rate", 0.0),
        ("seed", -1),
    ],
)
def test_a_setting_out_of_range_is_named(field, value):
    with pytest.raises(InputError, match=rf"Expected `{field}`"):
        CompressionSettings(**{"method": "qat", field: value})
