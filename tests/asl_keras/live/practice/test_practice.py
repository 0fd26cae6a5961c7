"""A practice before a camera."""

from itertools import pairwise

import numpy as np
import pytest

from asl_keras import webcam
from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.live.overlay.layout import POINTS
from asl_keras.live.practice.keys import PracticeAction
from asl_keras.live.practice.overlay import PracticeView, draw_practice
from asl_keras.live.practice.report import hint, lines
from asl_keras.live.practice.run import practice_of, run_practice
from asl_keras.live.scene import Scene
from asl_keras.live.watch import View
from asl_keras.text import Letter
from asl_keras.text.practice import Practice, Step, Summary

STILL = Alphabet(tuple(letter for letter in ASL.labels if letter not in "JZ"))
FRAMES = [Frame(np.zeros((48, 64, 3), np.uint8), float(time)) for time in range(4)]


class Reader:
    """Writes a letter at each frame."""

    alphabet = ASL

    def __init__(self, letters):
        self._letters = list(letters)

    def read(self, frame, hands):
        return Scene((), ""), [Letter(frame.time, 0, self._letters.pop(0), 0.9)]


class Shown:
    """Keeps what it is shown, and gives keys."""

    def __init__(self, *keys):
        self.steps, self._keys, self.stayed = [], list(keys), False

    def show(self, view, picture):
        self.steps.append(view.practice.step.letter)
        return self._keys.pop(0) if self._keys else None

    def stay(self, view):
        self.stayed = True


class Source:
    trouble = None


def run(letters, words, *keys) -> tuple[Practice, Shown, View]:
    practice, shown, view = Practice(words), Shown(*keys), View(mirrored=True)
    stream = [(frame, []) for frame in FRAMES]
    run_practice(practice, Reader(letters), stream, shown, Source(), view)
    return practice, shown, view


def test_it_goes_on_with_what_was_written_and_stays_at_its_end():
    practice, shown, _ = run("HXIA", ["HI"])
    assert shown.steps == ["I", "I", ""]
    assert shown.stayed
    assert practice.summary()[:2] == (1, 2)


def test_keys_leave_letters_and_words_out_mirror_and_end_it():
    keys = PracticeAction.SKIP, PracticeAction.MIRROR, PracticeAction.SKIP_WORD, PracticeAction.QUIT
    practice, shown, view = run("XXXX", ["HIT", "AT"], *keys)
    assert shown.steps == ["H", "I", "I", "A"]
    assert not view.mirrored
    assert not shown.stayed
    assert practice.summary().skipped == 3


def test_words_are_taken_in_small_letters_and_those_that_cannot_be_read_are_refused():
    assert practice_of(["hi"], STILL).step.word == "HI"
    assert practice_of([], STILL).step.word
    with pytest.raises(InputError, match="Received: H1"):
        practice_of(["H1"], STILL)
    with pytest.raises(InputError, match="words of the"):
        practice_of([], Alphabet(("1", "2")))


@pytest.mark.parametrize("output", [("--record", "a.mp4"), ("--events", "a"), ("--speak",)])
def test_what_a_practice_does_not_write_is_refused(output):
    with pytest.raises(InputError, match="it keeps nothing") as caught:
        webcam.main(["--source", "none.mp4", "--headless", "--practice", "SING", *output])
    assert caught.value.fields == ("practice", output[0][2:])


@pytest.mark.parametrize(
    ("step", "took", "told"),
    [
        (Step("HI", 0, "H", ""), None, "Sign H"),
        (Step("HI", 0, "H", ""), 2.34, "Right, in 2.3 seconds. Sign H"),
        (Step("HI", 1, "I", ""), None, "Right. Sign I"),
        (Step("HI", 1, "I", "Y"), None, "That was Y. Sign I"),
        (Step("JO", 0, "J", ""), None, "Draw J with this hand"),
        (Step("ALL", 2, "L", ""), None, "Right. L once more: open the hand, or slide it"),
        (Step("", 0, "", ""), 2.0, "That was the last word. q ends."),
    ],
)
def test_what_to_do_is_said(step, took, told):
    assert hint(step, took) == told


def test_the_summary_says_what_was_hard():
    practice = Practice(["SMS"])
    practice.see(0.0)
    for name, time in (("S", 1.0), ("N", 2.0), ("M", 3.0)):
        practice.take(Letter(time, 0, name, 0.9))
    practice.skip()
    assert lines(practice.summary()) == [
        "0 words, 2 letters",
        "2.0 seconds a letter",
        "1 letter left out",
        "M: 2.0 seconds, was read as N once",
    ]
    assert lines(Summary(0, 0, 0, None, ())) == ["No letter was signed."]


def test_the_summary_says_what_was_signed_though_nothing_was_right():
    practice, _, _ = run("SING", ["KING"])
    told = "K: never right, was read as G once, I once, N once, S once"
    assert lines(practice.summary()) == ["No letter was right.", told]
    practice.skip()
    assert lines(practice.summary()) == ["No letter was right.", "1 letter left out", told]


@pytest.mark.parametrize("size", [(POINTS, 640), (240, 320), (1080, 1920)])
def test_word_shape_and_summary_are_drawn_at_all_sizes(size):
    asked, over = Practice(["JAZZ"]), Practice(["A"])
    over.skip()
    pictures = [np.zeros((*size, 3), np.uint8) for _ in range(3)]
    draw_practice(pictures[0], PracticeView(asked, Scene((), "")))
    draw_practice(pictures[1], PracticeView(over, Scene((), "")))
    asked.skip()
    draw_practice(pictures[2], PracticeView(asked, Scene((), "")))
    assert all((one != other).any() for one, other in pairwise(pictures))


def test_a_model_of_another_alphabet_is_practised_without_the_shapes_of_asl():
    pictures = [np.zeros((POINTS, 640, 3), np.uint8) for _ in range(2)]
    for picture, shapes in zip(pictures, (True, False), strict=True):
        draw_practice(picture, PracticeView(Practice(["AB"]), Scene((), ""), shapes=shapes))
    assert (pictures[0] != pictures[1]).any()
