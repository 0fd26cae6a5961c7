"""The labels beside a model."""

import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.labels_file import read_alphabet, read_labels, write_alphabet


def test_labels_come_back(tmp_path):
    write_alphabet(tmp_path, Alphabet.of(("A", "Ä", "two words")))
    assert read_alphabet(tmp_path) == Alphabet.of(("A", "Ä", "two words"))
    assert not (tmp_path / "labels.toml").exists()


def test_what_bare_labels_do_not_say_comes_back_too(tmp_path):
    odd = Alphabet(("J", "A", "SCH", "idle"), moving=("A",), none="idle", words=())
    write_alphabet(tmp_path, odd)
    assert read_alphabet(tmp_path) == odd
    write_alphabet(tmp_path, Alphabet.of("AB"))
    assert read_alphabet(tmp_path) == Alphabet.of("AB")


def test_the_two_files_must_agree(tmp_path):
    write_alphabet(tmp_path, Alphabet(("A", "B"), moving=("A",)))
    (tmp_path / "labels.txt").write_text("B\nA\n")
    with pytest.raises(InputError, match=r"labels\.toml, with others"):
        read_alphabet(tmp_path)


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
