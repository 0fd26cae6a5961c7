"""The command that makes a task file."""

from types import SimpleNamespace

import mediapipe
import pytest

from asl_keras.errors import InputError
from asl_keras.landmarks import hand_models, make_task
from asl_keras.landmarks.task_file import read_task


@pytest.mark.skipif(
    not hasattr(mediapipe, "solutions"),
    reason=f"mediapipe {mediapipe.__version__} has no hand models inside",
)
def test_the_file_is_a_task_file_and_the_same_every_time(command, tmp_path):
    files = [tmp_path / "one.task", tmp_path / "two.task"]
    for file in files:
        result = command("asl_keras.landmarks.make_task", "--out", file)
        assert (result.returncode, result.stdout) == (0, f"{file}: 7.8 MB\n"), result.stderr
    assert read_task(files[0]) == read_task(files[1])


def test_a_mediapipe_without_models_is_refused(monkeypatch, tmp_path):
    newer = SimpleNamespace(__version__="1.2.2", __path__=[str(tmp_path)])
    monkeypatch.setattr(hand_models, "import_mediapipe", lambda: newer)
    with pytest.raises(InputError, match=r"mediapipe 1\.2\.2, where .*palm_detection_full"):
        make_task.main(["--out", str(tmp_path / "any.task")])
    assert list(tmp_path.iterdir()) == []
