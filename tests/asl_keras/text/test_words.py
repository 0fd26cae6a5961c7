"""The written text, kept as letters."""

import pytest

from asl_keras.text import Letter
from asl_keras.text.words import Words


def letters(text: str) -> list[Letter]:
    return [Letter(0.0, 0, letter, 0.9) for letter in text]


@pytest.fixture
def words():
    """The text "AB C"."""
    words = Words()
    words.replace(0, letters("AB"))
    words.end()
    words.replace(0, letters("C"))
    return words


def test_letters_go_to_the_last_word(words):
    assert words.text == "AB C"
    assert words.last == tuple(letters("C"))


def test_a_deleted_space_gives_the_word_before_back(words):
    words.delete()
    assert (words.text, words.last) == ("AB ", ())
    words.delete()
    assert (words.text, words.last) == ("AB", tuple(letters("AB")))


def test_deleting_takes_a_letter_of_several_characters_whole(words):
    words.replace(1, [Letter(0.0, 0, "SCH", 0.9)])
    assert words.text == "AB SCH"
    words.delete()
    assert words.text == "AB "


def test_the_last_letters_are_replaced_by_more_or_by_fewer(words):
    assert words.replace(1, letters("DE")) == tuple(letters("C"))
    assert words.text == "AB DE"
    assert words.replace(2, ()) == tuple(letters("DE"))
    assert words.text == "AB "


def test_nothing_is_left_to_delete_after_clearing(words):
    words.clear()
    words.delete()
    assert (words.text, words.last) == ("", ())
