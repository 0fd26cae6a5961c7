"""J and Z in the text of the live reader, with a model that reads I and D alone."""

import json

import numpy as np
import pytest

from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.live.movements import written_beside
from asl_keras.live.outputs.event_log import EventLog
from asl_keras.live.outputs.output import Moment
from asl_keras.live.overlay import Overlay
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene
from asl_keras.text import Correction, Event, Letter
from training.movements import hands as shapes
from training.movements.actor import INDEX, LITTLE, RATE, Actor
from training.movements.paths import letter_j, letter_z

PICTURE = np.zeros((480, 640, 3), np.uint8)
SIZE = 60  # pixels of a palm
STILL = np.zeros((2, 3))


class Fingers:
    """Reads I where the little finger is farther out than the index finger, else D."""

    alphabet, threshold = Alphabet(("D", "I", "none"), none="none"), 0.5

    def read(self, landmarks):
        far = np.linalg.norm(landmarks[:, [INDEX, LITTLE], :2] - landmarks[:, :1, :2], axis=2)
        return np.eye(3)[far.argmax(axis=1)] * 0.98 + 0.01


@pytest.fixture
def reader() -> LiveReader:
    return LiveReader(Fingers())


def acted(letter: str, before: float = 0.8, after: float = 0.8) -> tuple[np.ndarray, np.ndarray]:
    """Times and landmarks of a hand that waits, draws a letter in a second, and waits."""
    rng = np.random.default_rng(5)
    hand = shapes.signer(rng)["I" if letter == "J" else "D"]
    actor = Actor(hand, np.zeros(3), rng)
    actor.hold(before)
    if letter == "J":
        actor.draw(letter_j(rng), LITTLE, np.deg2rad([[0, 0, 0], [-60, 0, -40]]), 1)
    elif letter == "Z":
        actor.draw(letter_z(rng), INDEX, STILL, 1)
    actor.hold(after)
    landmarks = (actor.landmarks()[::2] * SIZE + [320, 240, 0]).astype(np.float32)
    return np.arange(len(landmarks)) / (RATE / 2), landmarks


def read(reader: LiveReader, times, landmarks) -> list[Event]:
    written = []
    for time, hand in zip(times.tolist(), landmarks, strict=True):
        written += reader.read(Frame(PICTURE, time), [Hand(hand, "Right", 0.9)])[1]
    return written


@pytest.mark.parametrize(("letter", "begins"), [("J", "I"), ("Z", "D")])
def test_what_a_movement_begins_as_is_written_and_taken_back(reader, letter, begins):
    first, second = read(reader, *acted(letter))
    assert isinstance(first, Letter)
    assert first.letter == begins
    assert isinstance(second, Correction)
    assert second.taken_back == (first,)
    assert reader.speller.text == letter


@pytest.mark.parametrize("letter", ["J", "Z"])
def test_a_movement_that_is_made_at_once_is_a_letter_as_others(reader, letter):
    written = read(reader, *acted(letter, before=0.1))
    assert reader.speller.text == letter
    assert written[-1].time < 1.4


def test_a_letter_that_does_not_move_is_written_when_it_always_was(reader):
    (letter,) = read(reader, *acted("D", before=2, after=0))
    assert letter.letter == "D"
    assert letter.time == pytest.approx(0.4, abs=0.05)


def test_a_hand_that_goes_as_it_ends_has_drawn_its_letter(reader):
    read(reader, *acted("Z", after=0.01))
    for time in (1.9, 2.0, 2.1, 2.2):
        reader.read(Frame(PICTURE, time), [])
    assert reader.speller.text == "Z"


def test_the_end_of_a_video_ends_its_movement(reader):
    read(reader, *acted("Z", after=0.01))
    reader.end_word(1.9)
    assert reader.speller.text == "Z "


def test_after_a_cut_a_path_begins_anew(reader):
    times, landmarks = acted("Z")
    half = int(np.searchsorted(times, 1.2))
    for time, hand in zip(times[:half].tolist(), landmarks[:half], strict=True):
        scene, _ = reader.read(Frame(PICTURE, time), [Hand(hand, "Right", 0.9)])
    assert scene.hands[0].path is not None
    after = Frame(PICTURE, float(times[half]), cut=True)
    assert reader.read(after, [Hand(landmarks[half], "Right", 0.9)])[0].hands[0].path is None


def test_movements_are_written_where_the_alphabet_has_what_they_begin_as():
    assert written_beside(Alphabet.of("ABCDEFGHI")) == ("J", "Z")
    assert written_beside(Alphabet.of("ABCDEFGHIJ")) == ("J", "Z")
    assert written_beside(Alphabet.of("ABC")) == ()


def test_the_path_is_drawn_while_it_counts_and_for_a_moment_after(reader):
    times, landmarks = acted("Z", before=0.5, after=1.5)
    shown = []
    for time, hand in zip(times.tolist(), landmarks, strict=True):
        scene, _ = reader.read(Frame(PICTURE, time), [Hand(hand, "Right", 0.9)])
        shown.append(scene.hands[0].path is not None)
        if 1.2 < time < 1.3:
            (seen,) = scene.hands
            picture = PICTURE.copy()
            Overlay().draw(picture, scene)
            x, y = seen.path[len(seen.path) // 3].round().astype(int)
            assert picture[y - 2 : y + 3, x - 2 : x + 3].max() > 200
    assert not any(shown[:12])
    assert all(shown[30:45])
    assert not shown[-1]


def test_events_tell_of_a_movement_whose_hand_has_left(tmp_path):
    log = EventLog(tmp_path / "events.jsonl")
    log.write(Moment(None, Scene((), "Z"), (Letter(1.25, 3, "Z", 0.96),)))
    log.close()
    line = json.loads((tmp_path / "events.jsonl").read_text())
    expected = {"letter": "Z", "hand": 3, "handedness": None, "box": None}
    assert expected.items() <= line.items()
