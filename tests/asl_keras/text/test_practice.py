"""Words to spell, and which letters are hard."""

import pytest

from asl_keras.text import Correction, Letter
from asl_keras.text.practice import WORDS, Practice


def letter(name: str, time: float) -> Letter:
    return Letter(time, 0, name, 0.9)


def practised(*written: tuple[str, float], words=("HI", "AT")) -> Practice:
    practice = Practice(words)
    practice.see(0.0)
    for name, time in written:
        practice.take(letter(name, time))
    return practice


def test_a_right_letter_leads_to_the_next_and_a_word_to_the_next_word():
    practice = practised(("H", 2.0))
    assert practice.step[:3] == ("HI", 1, "I")
    practice.take(letter("I", 3.0))
    assert practice.step[:3] == ("AT", 0, "A")
    assert practice.took == 3.0
    assert practice.count == (1, 2)


def test_another_letter_is_told_and_the_same_is_asked_for_still():
    practice = practised(("N", 1.0), ("M", 2.0))
    assert practice.step == ("HI", 0, "H", "M")


def test_a_letter_that_is_taken_back_was_no_mistake():
    practice = practised(("I", 1.0), words=("JO",))
    practice.take(Correction(1.5, (letter("I", 1.0),), (letter("J", 1.5),)))
    assert practice.step[:3] == ("JO", 1, "O")
    assert practice.summary().hard == ()


def test_a_double_letter_is_asked_for_twice():
    assert practised(("L", 1.0), ("L", 2.0), words=("LL",)).step.letter == ""


def test_letters_and_words_can_be_left_out():
    practice = practised()
    practice.skip()
    assert practice.step.letter == "I"
    practice.skip_word()
    assert practice.step.word == "AT"
    practice.see(5.0)
    practice.take(letter("A", 6.0))
    assert practice.summary()[:4] == (0, 1, 2, 1.0)
    practice.skip_word()
    practice.skip_word()
    practice.skip()
    assert practice.step == ("", 0, "", "")


def test_the_end_takes_nothing_more():
    practice = practised(("A", 1.0), words=("A",))
    practice.take(letter("A", 2.0))
    assert practice.summary()[:2] == (1, 1)


def test_hard_letters_are_those_that_were_misread_then_those_that_took_long():
    practice = practised(
        *(("S", 1.0), ("E", 2.0), ("N", 2.5), ("N", 3.0), ("M", 4.0), ("T", 9.0)), words=("SEMT",)
    )
    summary = practice.summary()
    assert [(one.letter, one.instead) for one in summary.hard] == [("M", (("N", 2),)), ("T", ())]
    assert summary.hard[1].seconds == 5.0
    assert summary.seconds == 2.0


def test_a_letter_that_is_asked_for_still_is_hard_if_it_was_misread_and_only_then():
    summary = practised(("S", 1.0), ("I", 2.0), ("S", 3.0), words=("KING",)).summary()
    assert summary == (0, 0, 0, None, (("K", None, (("S", 2), ("I", 1))),))
    assert practised(("K", 1.0), words=("KING",)).summary() == (0, 1, 0, 1.0, ())


@pytest.mark.parametrize("hard", "MNSTEQP")
def test_the_words_that_are_always_there_have_the_hard_letters_in_numbers(hard):
    assert "".join(WORDS).count(hard) >= 3
