"""One signer's connection."""

import json
import re

import numpy as np
import pytest

from asl_keras.data.npz import Npz
from asl_keras.errors import InputError
from asl_keras.frames.frame import Frame
from asl_keras.live.reader import LiveReader
from asl_keras.text import Letter, Rules, Word
from server.serving.live_client import LiveClient
from server.serving.messages import Action, Hands, Picture, message_of
from server.serving.models import DEFAULT, Models
from server.serving.shelf import Shelf


@pytest.fixture(scope="module")
def reader():
    return Models({})[DEFAULT].reader


@pytest.fixture(scope="module")
def shown(shared_data) -> dict[str, list]:
    """A hand of each letter."""
    (file, *_) = sorted((shared_data / "landmarks").glob("*.npz"))
    with Npz(file) as npz:
        hands, labels = npz.read("landmarks"), npz.read("labels").tolist()
    return {letter: hands[labels.index(letter)].tolist() for letter in "BLW"}


def client(reader, shelf=None) -> LiveClient:
    return LiveClient(reader, Rules(reader.threshold), None, False, shelf, 1)


def frames(hand: list, start: float, count: int = 10):
    for number in range(count):
        landmarks = [[[None if one != one else one for one in point] for point in hand]]
        text = json.dumps({"landmarks": landmarks, "time": start + number / 10})
        yield message_of(text)


def test_hands_become_letters_and_words_as_with_the_live_reader(reader, shown):
    served, direct = client(reader), LiveReader(reader, Rules(reader.threshold))
    written = []
    for place, letter in enumerate("LBW"):
        for message in frames(shown[letter], place * 1.0):
            moment = served.take(message, arrived=99.0)
            scene, events = direct.read(
                Frame(np.zeros((1, 1, 3), np.uint8), message.time), message.hands
            )
            assert (moment.scene.text, moment.written) == (scene.text, events)
            assert moment.probabilities.shape == (1, len(reader.alphabet))
            written += moment.written
    assert [event.letter for event in written if isinstance(event, Letter)] == list("LBW")
    (word,) = served.take(Action("space"), 3.0).written
    assert isinstance(word, Word)
    assert word.word == "LBW"


def test_what_was_written_is_taken_back(reader, shown):
    served = client(reader)
    for message in frames(shown["L"], 0.0):
        moment = served.take(message, 0.0)
    assert moment.scene.text == "L"
    assert served.take(Action("delete"), 1.0).scene.text == ""


def test_a_frame_is_never_earlier_than_the_one_before(reader):
    served = client(reader)
    served.take(Hands([], 5.0), 0.0)
    with pytest.raises(InputError, match="at least that of the frame before, 5"):
        served.take(Hands([], 4.0), 0.0)


def test_a_frame_that_states_no_time_has_that_of_its_arrival(reader):
    assert client(reader).take(Hands([]), 2.5).time == 2.5


def test_a_landmarker_is_taken_with_the_first_picture_and_put_back(reader):
    class Landmarker:
        resets = 0

        def detect(self, picture):
            return []

        def reset(self):
            self.resets += 1

    made = []
    shelf = Shelf(lambda: made.append(Landmarker()) or made[-1])
    served = client(reader, shelf)
    served.take(Hands([]), 0.0)
    assert not made
    black = b"BM" + (1078).to_bytes(4, "little")  # no picture
    with pytest.raises(InputError, match="Expected a frame"):
        served.take(Picture(black), 0.1)
    assert not made
    served.take(Picture(PNG), 0.2)
    served.close()
    assert made[0].resets == 1
    assert shelf.take() is made[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("x" * 40_000, "at most 32768 characters"),
        ("[1]", "`landmarks` or `action`"),
        ('{"action": "dance"}', "`action` among"),
        ('{"action": ["space"]}', "`action` among"),
        ('{"action": "accept"}', "`choice` from 0 to 2"),
        ('{"action": "accept", "choice": 3}', "`choice` from 0 to 2"),
        ('{"action": "space", "choice": 1}', "`choice` from 0 to 2"),
        ('{"landmarks": 1}', "`landmarks` of at most 4"),
        ('{"landmarks": [1,1,1,1,1]}', "`landmarks` of at most 4"),
        ('{"landmarks": [[]]}', "21, 3"),
        ('{"landmarks": [], "time": -1}', "`time` from 0"),
        ('{"landmarks": [], "time": "now"}', "`time` from 0"),
        ('{"landmarks": [], "cut": 1}', "`cut` true or false"),
        ('{"landmarks": [], "handedness": ["Left"]}', "`handedness`"),
        ('{"landmarks": [], "handedness": 3}', "`handedness`"),
    ],
)
def test_what_is_no_message_is_said_in_a_sentence(text, said):
    with pytest.raises(InputError, match=re.escape(said)):
        message_of(text)


def _png() -> bytes:
    from asl_keras.opencv import cv2

    return cv2.imencode(".png", np.zeros((32, 32, 3), np.uint8))[1].tobytes()


PNG = _png()
