"""Task files and those that are none, without MediaPipe."""

import zipfile

import pytest

from asl_keras.errors import InputError
from asl_keras.landmarks import task_file, task_trial
from asl_keras.landmarks.task_file import MEMBERS, pack_task, read_task

MODELS = {name: name.encode() * 9 for name in MEMBERS}


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.setattr(task_trial, "runs", lambda models, task: True)
    return tmp_path / "hand_landmarker.task"


def test_what_was_packed_is_read(file):
    file.write_bytes(pack_task(MODELS))
    assert read_task(file) == pack_task(MODELS)
    with zipfile.ZipFile(file) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == MODELS


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    with pytest.raises(InputError, match=r"none\.task, which does not exist\..*make_task"):
        read_task(tmp_path / "none.task")
    with pytest.raises(InputError, match="which is a folder"):
        read_task(tmp_path)


@pytest.mark.parametrize("content", [b"", b"TFL3" * 99, pack_task(MODELS)[:-30]])
def test_what_is_no_archive_is_refused(file, content):
    file.write_bytes(content)
    with pytest.raises(InputError, match="is damaged or no complete zip"):
        read_task(file)


@pytest.mark.parametrize("missing", MEMBERS)
def test_a_missing_model_is_named(file, missing):
    with zipfile.ZipFile(file, "w") as archive:
        for name in set(MEMBERS) - {missing}:
            archive.writestr(name, MODELS[name])
    with pytest.raises(InputError, match=f"has {missing} 0 times"):
        read_task(file)


def test_compressed_models_are_refused(file):
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in MODELS.items():
            archive.writestr(name, content)
    with pytest.raises(InputError, match="compressed"):
        read_task(file)


def test_a_file_that_is_too_large_is_refused(file, monkeypatch):
    content = pack_task(MODELS)
    file.write_bytes(content)
    monkeypatch.setattr(task_file, "MAX_BYTES", len(content))
    assert read_task(file) == content
    monkeypatch.setattr(task_file, "MAX_BYTES", len(content) - 1)
    with pytest.raises(InputError, match=r"has more than \d kB"):
        read_task(file)


def test_a_changed_byte_of_a_model_is_refused(file):
    content = pack_task(MODELS)
    start = content.index(MODELS[MEMBERS[1]])
    file.write_bytes(content[:start] + b"H" + content[start + 1 :])
    with pytest.raises(InputError, match="damaged"):
        read_task(file)


def test_mediapipe_sees_no_archive_but_ours(file):
    """What lies before an archive moves the models, which MediaPipe reads in place."""
    file.write_bytes(b"12345" + pack_task(MODELS))
    assert read_task(file) == pack_task(MODELS)


def test_a_model_that_is_not_mediapipes_runs_first_in_a_process_of_its_own(tmp_path):
    file = tmp_path / "hand_landmarker.task"
    file.write_bytes(pack_task(MODELS))
    with pytest.raises(InputError, match="has a model that cannot be run"):
        read_task(file)
