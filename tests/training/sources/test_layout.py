"""Labels and signers by how a folder is laid out."""

from pathlib import PurePath

import pytest

from training.sources.layout import Placed, placed


def of(*names):
    return placed([PurePath(name) for name in names])


def test_a_folder_of_a_letter_labels_what_is_in_it_at_any_depth():
    assert of("photos/a/1.jpg", "photos/B/more/2.jpg") == [Placed("A", ""), Placed("B", "")]


def test_kaggles_words_are_labels_and_the_folders_above_are_none():
    top = "asl_alphabet_train/asl_alphabet_train"
    found = of(f"{top}/A/A1.jpg", f"{top}/del/del1.jpg", f"{top}/nothing/nothing1.jpg")
    assert found == [Placed("A", ""), Placed("del", ""), Placed("nothing", "")]


def test_kaggles_test_pictures_are_labelled_by_their_names():
    found = of("asl_alphabet_test/A_test.jpg", "asl_alphabet_test/space_test.jpg")
    assert found == [Placed("A", ""), Placed("space", "")]


@pytest.mark.parametrize("form", ["p/{signer}/{label}/1.jpg", "p/{label}/{signer}/1.jpg"])
def test_folders_above_or_below_the_labels_are_signers(form):
    pairs = [("ana", "A"), ("ben", "A"), ("ana", "B")]
    found = of(*(form.format(signer=signer, label=label) for signer, label in pairs))
    assert found == [Placed(label, signer) for signer, label in pairs]


def test_parts_of_a_data_set_are_no_signers():
    found = of("d/train/A/1.jpg", "d/valid/A/1.jpg", "d/test/B/1.jpg")
    assert {place.signer for place in found} == {""}


def test_words_are_labels_where_no_folder_is_a_letter():
    found = of("p/ana/hello/1.jpg", "p/ben/thank you/2.jpg")
    assert found == [Placed("hello", "ana"), Placed("thank you", "ben")]


def test_files_of_one_folder_are_labelled_by_the_words_that_they_begin_with():
    found = of("clips/hello_1.mp4", "clips/hello-2.mp4", "clips/J.mp4")
    assert [place.label for place in found] == ["hello", "hello", "J"]


def test_what_cameras_call_pictures_is_no_label():
    assert of("hello/IMG_1.jpg", "hello/DSC_2.jpg") == [Placed("hello", "")] * 2


def test_the_folder_that_the_user_named_is_a_label_where_none_in_it_is():
    assert of("a/ana/1.jpg") == [Placed("A", "")]
    assert of("d/hello/1.jpg", "d/B/1.jpg") == [Placed("hello", ""), Placed("B", "")]
