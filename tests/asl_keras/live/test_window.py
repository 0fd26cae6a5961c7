"""What the keys of the window ask for."""

from collections.abc import Sequence

import numpy as np
import pytest

from asl_keras.frames.frame import Frame
from asl_keras.live.actions import Accept, Action, Correct, action_of
from asl_keras.live.outputs import window as outputs_window
from asl_keras.live.outputs.annotator import Annotator
from asl_keras.live.outputs.canvas import CLOSED, key_name
from asl_keras.live.outputs.output import Moment
from asl_keras.live.outputs.window import Window
from asl_keras.live.scene import Scene

FRAME = Frame(np.zeros((480, 640, 3), np.uint8), 0.0)


class Screen:
    """Takes pictures and gives keys, one a picture."""

    def __init__(self, *keys: str | None):
        self.pictures: list[np.ndarray] = []
        self._keys = list(keys)

    def show(self, picture, until=0.0):
        self.pictures.append(picture)
        return self._keys.pop(0)


@pytest.fixture
def pressed(monkeypatch):
    """What comes of keys at a moment, and the pictures that were shown."""

    def press(
        *keys: str | None, text: str = "AM ", last: str = "M", letters: Sequence[str] = "MNA"
    ) -> tuple[object, list[np.ndarray]]:
        screen = Screen(*keys)
        monkeypatch.setattr(outputs_window, "Canvas", lambda: screen)
        scene = Scene((), text, last=last if text else "", letters=letters)
        asked = Window(Annotator(), paced=False).write(Moment(FRAME, scene))
        return asked, screen.pictures

    return press


def test_t_asks_which_letter_it_was_and_waits_for_it(pressed):
    asked, pictures = pressed("t", None, "space", "n")
    assert asked == Correct("n")
    plain, question, *_ = pictures
    assert not np.array_equal(plain, question)
    assert len(pictures) == 4


def test_in_other_alphabets_the_name_is_typed_and_seen(pressed):
    keys = ("t", *"he", "backspace", *"ey")
    asked, pictures = pressed(*keys, last="HELLO", letters=("HELLO", "HEY", "क"))
    assert asked == Correct("HEY")
    assert len({picture.tobytes() for picture in pictures}) == 4  # with h, he, and hey at the end


def test_digits_take_suggestions_and_k_keeps_what_was_spelled(pressed):
    assert [pressed(key)[0] for key in "123k"] == [Accept(0), Accept(1), Accept(2), Action.KEEP]


def test_escape_leaves_the_letter_as_it_is(pressed):
    assert pressed("t", "escape")[0] is None


def test_a_closed_window_is_no_answer(pressed):
    assert pressed("t", CLOSED)[0] is Action.QUIT


def test_without_a_letter_nothing_is_asked(pressed):
    asked, pictures = pressed("t", text="")
    assert asked is Action.TEACH  # the session says that there is none
    assert len(pictures) == 1


NAMES = {
    -1: None,
    27: "escape",
    127: "backspace",
    8: "backspace",
    32: "space",
    13: "enter",
    9: None,
}
NAMES |= {ord("t"): "t", 0x100000 + ord("t"): "t"}


@pytest.mark.parametrize(("code", "name"), NAMES.items())
def test_keys_have_names(code, name):
    assert key_name(code) == name


@pytest.mark.parametrize(
    ("key", "action"),
    [("q", Action.QUIT), ("escape", Action.QUIT), ("t", Action.TEACH), ("x", None), (None, None)],
)
def test_what_a_key_asks_for(key, action):
    assert action_of(key) is action
