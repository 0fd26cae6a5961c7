"""Letter and word error rates, literal and decoded."""

from asl_keras.evaluation.spelling import ReadWord
from asl_keras.evaluation.word_errors import as_table, grouped, word_errors

WORDS = [
    ReadWord("x", "HELLO", "HELO", decoded="HELLO", damage="noise"),
    ReadWord("x", "FOX", "FX", unseen="O"),
    ReadWord("y", "MASK", "MASK", decoded="TASK", damage="noise"),
]


def test_words_and_letters_are_judged_as_spelled_and_as_decoded():
    errors = word_errors(WORDS)
    assert errors.literal == (2 / 12, 2 / 3)
    assert errors.decoded == (2 / 12, 2 / 3)  # what was not decoded counts as it was spelled
    assert (errors.words, errors.unseen) == (3, 1)


def test_the_table_has_a_line_for_each_group_and_one_for_all():
    head, *lines = as_table("damage", grouped(WORDS, lambda word: word.damage)).splitlines()
    assert head.split()[0] == "damage"
    assert [line.split() for line in lines] == [
        ["-", "33.3%", "33.3%", "100.0%", "100.0%", "1", "1"],
        ["noise", "11.1%", "11.1%", "50.0%", "50.0%", "2", "0"],
        ["all", "16.7%", "16.7%", "66.7%", "66.7%", "3", "1"],
    ]
