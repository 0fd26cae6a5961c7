"""What a signer sees."""

import numpy as np
import pytest

from asl_keras.live.lesson.examples import example
from tests.training.collecting.test_session import Signer, hand, session
from training.collecting.screen import SessionView, draw_session


def drawn(shown: Signer, size=(480, 640), **view) -> np.ndarray:
    picture = np.full((*size, 3), 90, np.uint8)
    draw_session(picture, SessionView(shown.session, **view))
    return picture


@pytest.mark.parametrize("size", [(240, 320), (480, 640), (640, 480), (1080, 1920), (60, 80)])
@pytest.mark.parametrize("labels", ["A", "ABCDEFGHIKLMNOPQRSTUVWXY", ("HELLO", "क्ष", "ش" * 50)])
def test_all_sizes_and_alphabets_are_drawn_on(size, labels):
    shown = Signer(session(labels)).shows(0.5)
    picture = drawn(shown, size, hand=hand(), example=example("A"), help=True)
    assert (picture != 90).mean() > 0.1


def test_what_happens_looks_different_each_time():
    pictures = {
        "begun": drawn(Signer(session())),
        "a shape": drawn(Signer(session()), example=example("A")),
        "counting": drawn(Signer(session()).shows(0.3), hand=hand()),
        "counting on": drawn(Signer(session()).shows(0.6), hand=hand()),
        "the other hand": drawn(Signer(session()).shows(0.3, "Left"), hand=hand()),
        "recording": drawn(Signer(session()).shows(1.2), hand=hand()),
        "the next view": drawn(Signer(session()).shows(1.8), hand=hand()),
        "a clip": drawn(Signer(session(moving="A")).shows(1.2), hand=hand()),
        "the end": drawn(Signer(session("A")).shows(9), hand=hand()),
        "no camera": drawn(Signer(session()), trouble="Camera 0 is gone; trying again."),
        "keys": drawn(Signer(session()), help=True),
    }
    assert len({picture.tobytes() for picture in pictures.values()}) == len(pictures)


def test_of_a_long_row_the_neighbours_of_this_label_are_seen():
    words = [f"WORD{number}" for number in range(60)]
    one, other = Signer(session(words)), Signer(session(words))
    for _ in range(40):
        other.session.skip()
    assert (drawn(one)[:30] != drawn(other)[:30]).any()
