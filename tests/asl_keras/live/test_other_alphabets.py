"""What the live recogniser knows of ASL alone holds of no other alphabet."""

import numpy as np
import pytest

from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.live.movements import written_beside
from asl_keras.live.options import LanguageOptions
from asl_keras.text import Letter, spelled
from asl_keras.text.decoding import DictionaryDecoder, open_dictionary

GERMAN = Alphabet((*ASL.labels, "Ä", "SCH"), ASL.moving, words=())


def test_movements_and_english_are_of_asl_alone():
    asl = Alphabet((*ASL.static, "HELLO", "7"), words=("HELLO",))
    assert set(written_beside(asl)) == {"J", "Z"}
    assert LanguageOptions().open(asl) is not None
    for other in (GERMAN, Alphabet.of("0123456789"), Alphabet.of(("I", "D", "ش"))):
        assert written_beside(other) == ()
        assert LanguageOptions().open(other) is None


@pytest.mark.parametrize("none", ["Q", "q", "none"])
def test_no_letter_may_be_called_as_a_letter_of_the_dictionary(none):
    alphabet = Alphabet((*"HELOA", none), none=none)
    decoder = DictionaryDecoder(open_dictionary("en"), alphabet)
    shown = np.eye(len(alphabet))[[alphabet.labels.index(letter) for letter in "HELO"]]
    word = tuple(
        Letter(time, 1, letter, 0.9, 0.9 * row + 0.1 / len(alphabet))
        for time, (letter, row) in enumerate(zip("HELO", shown, strict=True))
    )
    assert spelled(decoder.decode(word)) == "HELLO"
