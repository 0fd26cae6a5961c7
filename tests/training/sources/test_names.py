"""Labels in names, and patterns of names."""

from pathlib import PurePath

import pytest

from asl_keras.errors import InputError
from training.sources.names import as_label, beginning, fault_of, one_case
from training.sources.patterns import Pattern, Said


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("a", "A"),
        ("A", "A"),
        (" b ", "B"),
        ("DEL", "del"),
        ("Nothing", "nothing"),
        ("hello", "hello"),
        ("ß", "ß"),  # whose capital is two letters
        ("e\u0301", "É"),  # as macOS writes it
        ("ب", "ب"),
        ("10", "10"),
    ],
)
def test_names_become_labels(name, label):
    assert as_label(name) == label


@pytest.mark.parametrize(
    ("stem", "label"),
    [("A_test", "A"), ("a12", "A"), ("space_test", "space"), ("hello-3", "hello"), ("7", "7")],
)
def test_names_begin_with_labels(stem, label):
    assert beginning(stem) == label


@pytest.mark.parametrize("stem", ["IMG_1", "_1", "", "?"])
def test_names_without_a_label(stem):
    assert beginning(stem) is None


def test_words_in_several_cases_are_one_label_as_most_write_it():
    case = one_case(["hello", "Hello", "Hello", "Bye"])
    assert case == {"hello": "Hello", "Hello": "Hello", "Bye": "Bye"}


def test_labels_that_cannot_be_shown_are_none():
    assert all(map(fault_of, ("", "x" * 51, "a\nb")))
    assert fault_of("thank you") is None


@pytest.mark.parametrize(
    ("pattern", "path", "said"),
    [
        ("{signer}_*.jpg", "photos/A/ana_1.jpg", Said("ana", None)),
        ("{signer}_{label}_*", "ana_B_3.mp4", Said("ana", "B")),
        ("{signer}/{label}/*", "x/ana/A/1.jpg", Said("ana", "A")),
        ("*/{signer} [x]/*", "A/ana [x]/1.jpg", Said("ana", None)),
        ("{signer}/{label}/*", "x/anä\nb/A/1.jpg", Said("anä\nb", "A")),
    ],
)
def test_patterns_find_signers_and_labels(pattern, path, said):
    assert Pattern(pattern).match(PurePath(path)) == said


def test_a_path_that_does_not_fit_says_nothing():
    assert Pattern("{signer}_*.jpg").match(PurePath("A/1.jpg")) is None
    assert Pattern("*/*/{signer}/*").match(PurePath("A/1.jpg")) is None


@pytest.mark.parametrize(
    "text",
    ["*", "{label}", "{signer}{signer}", "{name}_*", "a//{signer}", "{signer}*****", "x" * 201],
)
def test_patterns_that_are_none_are_refused(text):
    with pytest.raises(InputError, match="signer"):
        Pattern(text)
