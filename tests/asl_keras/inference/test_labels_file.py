"""The labels beside a model."""

import pytest

from asl_keras.errors import InputError
from asl_keras.inference.labels_file import read_labels, write_labels


def test_labels_come_back(tmp_path):
    write_labels(tmp_path, ("A", "Ä", "two words"))
    assert read_labels(tmp_path) == ("A", "Ä", "two words")


def test_a_byte_order_mark_and_ends_of_lines_of_windows_are_no_part_of_a_label(tmp_path):
    (tmp_path / "labels.txt").write_bytes(b"\xef\xbb\xbfA\r\nB\r\n\r\n")
    assert read_labels(tmp_path) == ("A", "B")


@pytest.mark.parametrize(
    "content", [b"\xff\xfeA\x00", b"A\nA\n", b"", b"A" * 100_001, "A\u2028\n".encode() * 2]
)
def test_what_are_no_labels_is_refused_with_the_files_name(tmp_path, content):
    (tmp_path / "labels.txt").write_bytes(content)
    with pytest.raises(InputError, match=r"labels\.txt"):
        read_labels(tmp_path)


def test_a_folder_or_nothing_in_the_files_place_is_refused(tmp_path):
    with pytest.raises(InputError, match="does not exist"):
        read_labels(tmp_path)
    (tmp_path / "labels.txt").mkdir()
    with pytest.raises(InputError, match="is a folder"):
        read_labels(tmp_path)
