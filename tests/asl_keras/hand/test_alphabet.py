"""Which labels are letters."""

import pytest

from asl_keras.errors import LONGEST, InputError
from asl_keras.hand.alphabet import ASL, Alphabet


def test_the_asl_alphabet_has_26_letters_of_which_two_move():
    assert "".join(ASL.labels) == "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    assert sorted((*ASL.static, *ASL.moving)) == sorted(ASL.letters)
    assert str(ASL) == "26 letters, of which J Z move"


def test_no_letter_is_a_label_and_not_a_letter():
    alphabet = Alphabet(("A", "none", "J"), moving=("J",), none="none")
    assert alphabet.letters == ("A", "J")
    assert alphabet.static == ("A",)
    assert alphabet.is_letter.tolist() == [True, False, True]
    assert alphabet.is_static.tolist() == [True, False, False]


@pytest.mark.parametrize(
    ("labels", "moving", "none"),
    [("AJZ", ("J", "Z"), None), (("nothing", "Z"), ("Z",), "nothing"), (("Ä", "Z"), (), None)],
)
def test_bare_labels_tell_their_alphabet(labels, moving, none):
    assert Alphabet.of(labels) == Alphabet(tuple(labels), moving, none)


def test_letters_of_more_than_one_character_are_words_and_marks_are_none():
    alphabet = Alphabet.of(("A", "क्ष", "कि", "é", "SCH", "Guten Tag", "none"))
    assert alphabet.words == ("SCH", "Guten Tag")


def test_of_some_labels_their_part_is_left_in_its_order():
    whole = Alphabet(("Z", "HI", "J", "none"), ("J", "Z"), "none", ("HI",))
    assert whole.among(["J", "Z", "X"]) == Alphabet(("Z", "J"), ("J", "Z"))
    assert whole.among(["none", "HI"]) == Alphabet(("HI", "none"), (), "none", ("HI",))
    with pytest.raises(InputError):
        whole.among(["X"])


@pytest.mark.parametrize(
    ("labels", "may_be"),
    [
        ("ABC", True),
        ("abc", True),
        ("ABJ", True),
        (("A", "7", "HELLO", "none"), True),
        (("A", "Ä"), False),
        (("ش", "ب"), False),
        ("0123", False),
        (("HELLO", "YES"), False),
    ],
)
def test_letters_beside_a_to_z_are_of_another_alphabet_than_asl(labels, may_be):
    assert Alphabet.of(labels).may_be_asl == may_be


def test_an_alphabet_whose_j_is_still_is_another_one():
    assert not Alphabet(("A", "J")).may_be_asl


def test_labels_become_places_in_the_order_of_the_alphabet():
    assert Alphabet(("B", "A")).indices(["A", "B", "A"]).tolist() == [1, 0, 1]
    with pytest.raises(InputError, match=r"among B A\. Received also: 'C' 'D'"):
        Alphabet(("B", "A")).indices(["D", "A", "C"])


@pytest.mark.parametrize(
    "fields",
    [
        {"labels": ()},
        {"labels": ("A", "A")},
        {"labels": ("A", "")},
        {"labels": ("A", " ")},
        {"labels": ("\ufeffA", "B")},
        {"labels": ("\x1b[2J", "B")},
        {"labels": ("\ud800", "B")},
        {"labels": ("A" * 51, "B")},
        {"labels": tuple(map(str, range(1001)))},
        {"labels": ("A",), "moving": ("J",)},
        {"labels": ("A", "none"), "moving": ("none",), "none": "none"},
        {"labels": ("A",), "none": "none"},
        {"labels": ("A", "none"), "none": "none", "words": ("none",)},
    ],
)
def test_what_is_no_alphabet_is_refused(fields):
    with pytest.raises(InputError) as caught:
        Alphabet(**fields)
    assert len(str(caught.value)) <= LONGEST
    assert str(caught.value).isprintable()


def test_one_label_of_many_is_named():
    with pytest.raises(InputError, match=r"Received: 'A' twice\.$"):
        Alphabet(("A", "B", *"CDEFGHIJKLMNOPQRSTUVWXYZ", "A"))
