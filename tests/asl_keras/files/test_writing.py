"""Files that are there in full or not at all."""

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


def test_nothing_is_written_over_what_is_read(tmp_path):
    out = tmp_path / "a.npz"
    files.expect_another_place(out, "out", ["0", None, tmp_path / "b.npz"])
    files.expect_another_place(None, "out", [out])
    for read in (out, str(out), tmp_path / "." / ".." / tmp_path.name / "a.npz"):
        with pytest.raises(InputError, match="Expected another place as `out`") as caught:
            files.expect_another_place(out, "out", [read])
        assert caught.value.fields == ("out",)
