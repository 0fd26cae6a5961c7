"""How a user says which letter the last one should have been."""

import pytest

from asl_keras.live.outputs.question import Question

WORDS = ("HELP", "HELLO", "क", "HE", "Ä")


def answered(question: Question, *keys: str | None) -> str | None:
    for key in keys:
        answer = question.press(key)
        if answer is not None:
            return answer
    return None


@pytest.mark.parametrize(("keys", "letter"), [("m", "m"), ("?m", "m"), ("9", "9"), ("?", None)])
def test_letters_of_a_keyboard_are_answered_with_a_key(keys, letter):
    question = Question("S", "STMNE")
    assert "Type it" in question.text
    assert answered(question, None, *keys) == letter


def test_others_have_a_number_the_likeliest_first():
    question = Question("SCH", ("SCH", *WORDS))
    assert "1 HELP  2 HELLO  3 क  4 HE  5 Ä" in question.text
    assert answered(question, "3") == "क"
    assert answered(question, "6") is None


@pytest.mark.parametrize(
    ("keys", "letter"),
    [
        (("h", "e", "l", "l", "o"), "HELLO"),
        (("h", "e", "l", "x", "backspace", "p"), "HELP"),
        (("h", "e"), None),  # others begin so
        (("h", "e", "enter"), "HE"),
        (("x", "enter"), None),
        (("enter",), None),
    ],
)
def test_names_can_be_typed(keys, letter):
    question = Question("SCH", WORDS)
    assert answered(question, *keys) == letter
    if letter is None and keys == ("h", "e"):
        assert "type it: he_" in question.text


def test_with_digits_among_them_names_are_typed():
    question = Question("7", ("5", "10", "HELLO"))
    assert "1 " not in question.text.split("type it")[0]
    assert answered(question, "1", "0") == "10"


def test_names_with_spaces_are_typed():
    assert answered(Question("A", ("Guten Tag", "B")), *"guten", "space", *"tag") == "Guten Tag"
