"""From frames with hands to letters and text, with a model whose answers are known."""

import numpy as np
import pytest

from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.distinct import distinct
from asl_keras.hand.hand import Hand
from asl_keras.live.reader import LiveReader
from asl_keras.live.watch import View, find_hands
from asl_keras.synthetic import sample
from asl_keras.text import Letter, Rules

PICTURE = np.zeros((240, 320, 3), np.uint8)
SHAPES = sample(2, 3)[0]


def hand(x: float = 100, score: float = 0.9, shape: int = 0, handedness: str = "Right") -> Hand:
    """A hand of 100 pixels."""
    points = SHAPES[shape] - SHAPES[shape].mean(axis=0)
    points = points * (100 / np.ptp(points[:, :2], axis=0).max()) + np.array([x, 100, 0])
    return Hand(points.astype(np.float32), handedness, score)


class Landmarks:
    """Finds the same hand in every picture and remembers what it was asked."""

    def __init__(self):
        self.pictures, self.resets = [], 0

    def detect(self, picture):
        self.pictures.append(picture)
        return [hand()]

    def reset(self):
        self.resets += 1


@pytest.fixture
def reader(colour_model):
    return LiveReader(colour_model, Rules(threshold=0.3))


def test_a_held_letter_is_written_once_and_shown_always(reader):
    events, scenes = [], []
    for i in range(60):
        scene, written = reader.read(Frame(PICTURE, i / 30), [hand()])
        scenes.append(scene)
        events += written
    assert len(events) == 1
    assert isinstance(events[0], Letter)
    assert scenes[-1].text == events[0].letter
    assert {scene.hands[0].letter for scene in scenes} == {events[0].letter}
    assert scenes[-1].hands[0].progress == 1


def test_the_scene_shows_each_hand(reader):
    scene, _ = reader.read(Frame(PICTURE, 0.0), [hand(), hand(220, shape=1)])
    assert [seen.id for seen in scene.hands] == [0, 1]
    np.testing.assert_array_equal(scene.hands[1].landmarks, hand(220, shape=1).landmarks)


def test_the_hands_of_a_frame_are_read_together():
    class Counting:
        """Reads every hand alike."""

        alphabet, threshold, counts = Alphabet.of("AB"), 0.5, []

        def read(self, landmarks):
            self.counts.append(len(landmarks))
            return np.full((len(landmarks), 2), 0.5, np.float32)

    reader = LiveReader(Counting())
    for hands in ([hand(), hand(220)], []):
        reader.read(Frame(PICTURE, 0.0), hands)
    assert Counting.counts == [2, 0]


def test_a_frame_without_hands_has_an_empty_scene(reader):
    scene, written = reader.read(Frame(PICTURE, 0.0), [])
    assert scene.hands == ()
    assert written == []


def test_after_a_cut_the_same_letter_is_written_again(reader):
    for i in range(60):
        reader.read(Frame(PICTURE, i / 30, cut=i == 30), [hand()])
    assert len(reader.speller.text) == 2


def test_mirroring_turns_the_picture_and_names_the_persons_side():
    landmarker = Landmarks()
    picture = np.arange(240 * 320 * 3, dtype=np.uint8).reshape(240, 320, 3)
    view = View(mirrored=True)
    stream = find_hands([Frame(picture, 0.0), Frame(picture, 0.1)], landmarker, view)
    frame, hands = next(stream)
    np.testing.assert_array_equal(frame.picture, picture[:, ::-1])
    assert hands[0].handedness == "Right"
    view.mirrored = False
    frame, hands = next(stream)
    np.testing.assert_array_equal(frame.picture, picture)
    assert hands[0].handedness == "Left"
    assert frame.cut
    assert landmarker.resets == 1


def test_a_moment_without_a_frame_passes_through():
    assert list(find_hands([None], Landmarks(), View(False))) == [None]


def test_a_hand_that_is_found_twice_is_one():
    kept = distinct([hand(100, 0.6), hand(105, 0.9), hand(220, 0.8)])
    assert [found.score for found in kept] == [0.9, 0.8]
