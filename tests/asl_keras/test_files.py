"""Files that are there in full or not at all."""

import os
import tracemalloc

import pytest

from asl_keras import files
from asl_keras.errors import InputError


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    file = tmp_path / "file"
    files.write_bytes(file, b"old")
    files.write_bytes(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_that_is_missing_is_one_sentence(tmp_path):
    with pytest.raises(InputError, match="No such file or directory"):
        files.write_bytes(tmp_path / "missing" / "file", b"")


def test_a_file_that_cannot_be_replaced_leaves_nothing(tmp_path):
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(InputError):
        files.write_bytes(folder, b"")
    assert list(tmp_path.iterdir()) == [folder]


def test_a_file_is_read_up_to_the_most_it_may_have(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert files.read_bytes(file, 5) == b"12345"
    with pytest.raises(files.UnreadableError, match="has more than 0 MB"):
        files.read_bytes(file, 4)


@pytest.mark.parametrize(
    ("name", "fault"),
    [("none", "does not exist"), (".", "is a folder"), ("pipe", "is not a regular file")],
)
def test_what_cannot_be_read_is_said(tmp_path, name, fault):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(files.UnreadableError, match=f"^{fault}$"):
        files.read_bytes(tmp_path / name, 5)


def test_no_more_memory_is_asked_for_than_a_file_has(tmp_path):
    (tmp_path / "a").write_bytes(b"12345")
    tracemalloc.start()
    files.read_bytes(tmp_path / "a", 1 << 30)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1 << 20


def test_nothing_is_written_over_what_is_read(tmp_path):
    out = tmp_path / "a.npz"
    files.expect_another_place(out, "out", ["0", None, tmp_path / "b.npz"])
    files.expect_another_place(None, "out", [out])
    for read in (out, str(out), tmp_path / "." / ".." / tmp_path.name / "a.npz"):
        with pytest.raises(InputError, match="Expected another place as `out`") as caught:
            files.expect_another_place(out, "out", [read])
        assert caught.value.fields == ("out",)
