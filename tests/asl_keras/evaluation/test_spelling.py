"""Letter error rates of words."""

import pytest

from asl_keras.evaluation.spelling import (
    LetterErrors,
    ReadWord,
    as_table,
    by_signer,
    edit_distance,
)


@pytest.mark.parametrize(
    ("read", "word", "errors"),
    [("", "", 0), ("", "ABC", 3), ("ABC", "ABC", 0), ("AC", "ABC", 1), ("ABBC", "ABC", 1)],
)
def test_errors_are_the_least_edits(read, word, errors):
    assert edit_distance(read, word) == errors


def test_letters_are_counted_not_words():
    words = [ReadWord("x", "AB", "AB"), ReadWord("x", "ABCDEF", "ABCD", unseen="F")]
    assert by_signer(words) == {name: LetterErrors(8, 2, 1) for name in ("x", "all")}
    assert by_signer(words)["all"].rate == 0.25


def test_the_table_has_a_line_for_each_signer_and_one_for_all():
    words = [ReadWord("y", "AB", "AB"), ReadWord("x", "AB", "A", unseen="B")]
    head, *lines = as_table(by_signer(words)).splitlines()
    assert " ".join(head.split()) == "signer letter error rate errors letters without a hand"
    assert [line.split() for line in lines] == [
        ["x", "50.0%", "1", "2", "1"],
        ["y", "0.0%", "0", "2", "0"],
        ["all", "25.0%", "1", "4", "1"],
    ]


def test_a_word_says_what_was_read():
    assert str(ReadWord("x", "ABCD", "ABD", "C")) == (
        "ABCD read as ABD, 25.0% wrong, no hand found: C"
    )
    assert str(ReadWord("x", "AB", "")) == "AB read as nothing, 100.0% wrong"
