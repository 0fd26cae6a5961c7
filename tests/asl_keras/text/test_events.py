"""What happens to the text."""

import numpy as np

from asl_keras.text import Letter, Word, spelled


def test_letters_spell_a_text():
    letters = [Letter(0.0, 0, "A", 0.9), Letter(0.5, 0, "SCH", 0.9)]
    assert spelled(letters) == "ASCH"
    assert spelled([]) == ""


def test_the_text_of_a_word_is_that_of_its_letters():
    assert Word(1.0, (Letter(0.0, 0, "H", 0.9), Letter(0.5, 0, "I", 0.9))).word == "HI"


def test_letters_with_distributions_compare_as_those_without():
    letter = Letter(0.0, 0, "A", 0.9, np.array([0.9, 0.1]))
    assert letter == Letter(0.0, 0, "A", 0.9)
    assert letter in {letter}
