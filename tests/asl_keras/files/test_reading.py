"""Files of strangers: regular, bounded, and text only where they are text."""

import os
import tracemalloc

import pytest

from asl_keras import files


def test_a_file_is_read_up_to_the_most_it_may_have(tmp_path):
    file = tmp_path / "a"
    file.write_bytes(b"12345")
    assert files.read_bytes(file, 5) == b"12345"
    with pytest.raises(files.UnreadableError, match="has more than 0 kB"):
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


def test_a_name_that_no_file_can_have_is_said(tmp_path):
    with pytest.raises(files.UnreadableError, match="cannot be read"):
        files.read_bytes(tmp_path / ("a" * 5000), 5)
    with pytest.raises(files.UnreadableError, match="cannot be read"):
        files.read_bytes(tmp_path / "a\0b", 5)


def test_a_byte_order_mark_is_not_text(tmp_path):
    (tmp_path / "a").write_bytes("\N{BYTE ORDER MARK}A\n".encode())
    assert files.read_text(tmp_path / "a", 10) == "A\n"


def test_text_is_utf_8(tmp_path):
    (tmp_path / "a").write_bytes("\xc4".encode("latin-1"))
    with pytest.raises(files.UnreadableError, match="is not UTF-8 text"):
        files.read_text(tmp_path / "a", 10)
