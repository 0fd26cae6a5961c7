"""Tables for the terminal."""

import pytest

from asl_keras.table import aligned

ROWS = [("letter", "hands", "remark"), ("A", "12", "x"), ("", "1234567", "")]


def test_texts_start_at_the_left_and_numbers_end_at_the_right():
    assert aligned(ROWS, remarks=1).splitlines() == [
        "letter    hands  remark",
        "A            12  x",
        "        1234567",
    ]


def test_columns_are_as_wide_as_their_widest_cell():
    assert aligned([("a", "b"), ("long name", "1")], texts=2).splitlines() == [
        "a          b",
        "long name  1",
    ]


def test_rows_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        aligned([("a", "b"), ("a",)])
