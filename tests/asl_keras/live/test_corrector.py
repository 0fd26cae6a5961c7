"""What the key that corrects and teaches does to the text, and what is learnt."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.live.corrector import NO_TEACHER, TAUGHT
from asl_keras.live.reader import LiveReader
from asl_keras.text import Rules

ALPHABET = Alphabet(("M", "N", "none"), none="none")
RULES = Rules(window=0.1, hold=0.3, release=0.1, gap=0.5)
PICTURE = np.zeros((48, 64, 3), np.uint8)
FPS = 20


class SizeReader:
    """Takes a hand that is wide for an M, others for an N."""

    alphabet, threshold = ALPHABET, 0.5

    def read(self, landmarks):
        wide = np.ptp(landmarks[:, :, 0], axis=1) > 50
        return np.where(wide[:, None], [0.9, 0.1, 0], [0.1, 0.9, 0]).astype(np.float32)


class Notebook:
    """A teacher that keeps what it is told."""

    name = "anna"

    def __init__(self, fault: str = ""):
        self.learnt: list[tuple[np.ndarray, str]] = []
        self._fault = fault

    def learn(self, landmarks, letter):
        if self._fault:
            raise InputError(self._fault)
        self.learnt.append((landmarks, letter))


def hand(letter: str, frame: int) -> Hand:
    points = np.random.default_rng(0).random((21, 3)) * (90 if letter == "M" else 30)
    return Hand((points + 0.01 * frame).astype(np.float32), "Right", 0.9)


def spell(reader: LiveReader, script: str) -> float:
    """Shows each letter for half a second, "-" is no hand; returns the time."""
    frame = 0
    for letter in script:
        for _ in range(FPS // 2):
            hands = [] if letter == "-" else [hand(letter, frame)]
            reader.read(Frame(PICTURE, frame / FPS), hands)
            frame += 1
    return frame / FPS


@pytest.fixture
def notebook():
    return Notebook()


@pytest.fixture
def reader(notebook):
    return LiveReader(SizeReader(), RULES, notebook)


def test_the_last_letter_is_replaced_and_its_frames_are_learnt(reader, notebook):
    time = spell(reader, "NM")
    (correction,), told = reader.corrector.correct(time, "n")
    assert reader.speller.text == "NN"
    assert [letter.letter for letter in correction.taken_back] == ["M"]
    assert [letter.letter for letter in correction.letters] == ["N"]
    ((frames, letter),) = notebook.learnt
    assert (frames.shape, letter) == ((TAUGHT, 21, 3), "N")
    assert (np.ptp(frames[:, :, 0], axis=1) > 50).all()  # those of the hand that wrote it
    assert len(np.unique(frames[:, 0, 0])) == TAUGHT  # not three times the same
    assert told == "Corrected, and learnt for anna: N"


def test_a_word_that_has_ended_goes_on(reader):
    time = spell(reader, "NM--")
    assert reader.speller.text == "NM "
    reader.corrector.correct(time, "N")
    assert reader.speller.text == "NN"
    (word,) = reader.speller.end_word(time)
    assert word.word == "NN"


def test_what_was_typed_wrongly_is_typed_again(reader, notebook):
    time = spell(reader, "M")
    reader.corrector.correct(time, "N")
    reader.corrector.correct(time, "M")
    assert reader.speller.text == "M"
    (one, other) = notebook.learnt
    assert np.array_equal(one[0], other[0])  # the same frames, under another letter


def test_a_letter_that_was_right_is_learnt_and_not_written_anew(reader, notebook):
    corrections, _ = reader.corrector.correct(spell(reader, "M"), "M")
    assert corrections == []
    assert [letter for _, letter in notebook.learnt] == ["M"]


def test_a_letter_whose_frames_are_gone_is_corrected_alone(reader, notebook):
    time = spell(reader, "NM")
    reader.speller.delete()
    _, told = reader.corrector.correct(time, "M")
    assert reader.speller.text == "M"
    assert notebook.learnt == []
    assert told.startswith("Corrected, not learnt")


def test_another_letter_than_those_that_are_read_is_written_and_not_learnt(reader, notebook):
    _, told = reader.corrector.correct(spell(reader, "M"), "j")
    assert reader.speller.text == "J"
    assert notebook.learnt == []
    assert "J is not among" in told


def test_without_a_letter_there_is_nothing_to_correct(reader):
    assert reader.corrector.correct(0.0, "M") == ([], "There is no letter to correct.")


def test_without_a_profile_the_text_is_corrected():
    reader = LiveReader(SizeReader(), RULES)
    _, told = reader.corrector.correct(spell(reader, "M"), "N")
    assert reader.speller.text == "N"
    assert told == NO_TEACHER


def test_that_a_profile_cannot_be_saved_is_told(notebook):
    reader = LiveReader(SizeReader(), RULES, Notebook(fault="The disk is full."))
    _, told = reader.corrector.correct(spell(reader, "M"), "N")
    assert reader.speller.text == "N"
    assert told == "Corrected, not learnt. The disk is full."


def test_what_the_last_letter_may_have_been_is_known_after_its_word_too(reader):
    spell(reader, "NM--")
    scene = reader.scene(())
    assert (scene.text, scene.last, scene.letters) == ("NM ", "M", ("M", "N"))
    assert reader.scene(()).letters == ("M", "N")
    reader.speller.clear()
    assert reader.scene(()).last == ""


def test_a_word_in_the_place_of_a_letter_stands_alone():
    class WordReader(SizeReader):
        alphabet = Alphabet(("M", "NO", "none"), none="none", words=("NO",))

    reader = LiveReader(WordReader(), RULES)
    time = spell(reader, "M")
    reader.corrector.correct(time, "no")
    assert reader.speller.text == "NO "
