"""The words of a language."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.text.decoding.dictionary import FOLDER, open_dictionary, read_dictionary
from asl_keras.text.languages import LANGUAGES

SMALL = "# of a test\nA 30\nAN 40\nAND 20\nBAND 70\n"


@pytest.fixture
def small(tmp_path):
    (tmp_path / "words.txt").write_text(SMALL)
    return read_dictionary(tmp_path / "words.txt")


def test_words_are_found_and_beginnings_and_others_are_none(small):
    assert [word in small for word in ("A", "AN", "AND", "BAND")] == [True] * 4
    assert [word in small for word in ("", "B", "BAN", "ANDA", "BANDS", "É")] == [False] * 6


def test_each_beginning_knows_its_commonest_word(small):
    of_one_letter = small.levels[1]
    assert [small.word(place) for place in of_one_letter.commonest] == ["AND", "BAND"]
    np.testing.assert_allclose(of_one_letter.least, [2.0, 7.0])
    np.testing.assert_allclose(of_one_letter.costs, [3.0, np.inf])


def test_letters_that_follow_one_another_in_words_are_less_strange(small):
    assert small.strangeness("BAN") < small.strangeness("NAB")


@pytest.mark.parametrize(
    "text", ["", "A\n", "B 1\nA 1\n", "A 1\nA 1\n", f"{'A' * 21} 1\n", "A x\n"]
)
def test_a_file_of_another_form_is_refused(tmp_path, text):
    (tmp_path / "words.txt").write_text(text)
    with pytest.raises(InputError, match="lines of a word and a number"):
        read_dictionary(tmp_path / "words.txt")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_small_in_its_file_and_in_memory(language):
    assert (FOLDER / f"{language}.txt").stat().st_size <= 1_000_000
    dictionary = open_dictionary(language)
    arrays = [array for level in dictionary.levels for array in vars(level).values()]
    assert sum(array.nbytes for array in (dictionary.spelling, *arrays)) < 10_000_000


def test_an_unknown_language_is_refused():
    with pytest.raises(InputError, match="one of en"):
        open_dictionary("tlh")
