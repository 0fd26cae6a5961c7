"""Files that are there in full or not at all."""

import errno
import os
from pathlib import Path

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


def test_a_file_is_what_it_was_until_all_is_written(tmp_path):
    file = tmp_path / ("n" * 250 + ".npz")  # an unfinished one with a longer name could not be
    file.write_bytes(b"old")

    def stopped_by(error: BaseException) -> None:
        with files.replacing(file) as unfinished:
            assert unfinished.suffix == file.suffix
            unfinished.write_bytes(b"half")
            raise error

    with pytest.raises(KeyboardInterrupt):
        stopped_by(KeyboardInterrupt())
    with pytest.raises(InputError, match="No space left"):
        stopped_by(OSError(errno.ENOSPC, "No space left on device"))
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_device_a_pipe_and_a_link_stay_what_they_are(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    reading = os.open(tmp_path / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    for name in ("link", "pipe"):
        files.write_bytes(tmp_path / name, b"x")
    files.write_bytes("/dev/null", b"x")
    assert os.read(reading, 1) == b"x"
    os.close(reading)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == b"x"
    assert (tmp_path / "pipe").is_fifo()
    assert Path("/dev/null").is_char_device()


def test_a_folder_that_cannot_be_written_to_is_found_out_before_the_work(tmp_path):
    files.expect_writable(tmp_path / "new" / "folder", "out")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="Expected `out` in a folder that can be written to"):
        files.expect_writable(tmp_path / "file" / "folder", "out")


def test_a_place_that_no_file_can_take_is_found_out_before_the_work(tmp_path):
    (tmp_path / "old").touch()
    for place in (tmp_path / "old", tmp_path / "new", Path("/dev/null"), None):
        files.expect_place(place, "out")
    for place, fault in (("no/x", "in a folder that exists"), (".", "as a file"), ("old/x", "in")):
        with pytest.raises(InputError, match=f"Expected `out` {fault}"):
            files.expect_place(tmp_path / place, "out")


def test_a_dash_is_refused_as_it_would_be_a_file_of_that_name():
    with pytest.raises(InputError, match=r"`events`.*not standard output"):
        files.expect_another_place(Path("-"), "events", [])
    with pytest.raises(InputError, match=r"`report`.*not standard output"):
        files.expect_place(Path("-"), "report")


def test_nothing_is_written_over_what_is_read(tmp_path):
    out = tmp_path / "a.npz"
    files.expect_another_place(out, "out", ["0", None, tmp_path / "b.npz"])
    files.expect_another_place(None, "out", [out])
    for read in (out, str(out), tmp_path / "." / ".." / tmp_path.name / "a.npz"):
        with pytest.raises(InputError, match="Expected another place as `out`") as caught:
            files.expect_another_place(out, "out", [read])
        assert caught.value.fields == ("out",)
    with pytest.raises(InputError, match="Expected another place"):  # of a database that is open
        files.expect_another_place(Path(f"{out}-wal"), "out", [out])
