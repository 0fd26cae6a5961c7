"""What a session asks for, and which frames it keeps."""

import numpy as np
import pytest

from asl_keras.hand.hand import Hand
from asl_keras.live.lesson.examples import example
from training.collecting.records import Phase, Rules
from training.collecting.session import CLIP, MOVE, PATIENCE, Session
from training.collecting.takes import Take, View, still_to_do, takes
from training.collecting.words import END, sentence, summary

FPS = 10
BOTH = (View.FRONT, View.NEAR)


def hand(frame: int = 0, handedness: str = "Right", letter: str = "L") -> Hand:
    """A hand that trembles enough for each frame to add something."""
    trembling = np.random.default_rng(frame).normal(0, 4, (21, 3))
    return Hand((200 + 100 * example(letter) + trembling).astype(np.float32), handedness, 1.0)


class Signer:
    """Shows a hand frame by frame."""

    def __init__(self, session: Session):
        self.session, self.frame, self.recorded = session, 0, []

    def shows(self, seconds: float, handedness: str = "Right", letter: str = "") -> "Signer":
        """The letter, or what is asked for."""
        for _ in range(round(seconds * FPS)):
            asked = self.session.take.label if self.session.take else "L"
            shown = letter or (asked if example(asked) is not None else "L")
            self._see(hand(self.frame, handedness, shown))
        return self

    def hides(self, seconds: float) -> "Signer":
        for _ in range(round(seconds * FPS)):
            self._see(None)
        return self

    def _see(self, seen: Hand | None) -> None:
        found = self.session.see(self.frame / FPS, seen)
        self.recorded += [found] if found else []
        self.frame += 1


def session(labels="AB", sides=("right",), moving=(), views=BOTH, frames=3) -> Session:
    return Session(takes(labels, sides, moving), Rules(views, frames, countdown=1.0))


def test_all_letters_are_asked_for_with_one_hand_before_the_other():
    asked = takes(("A", "SCH"), ("right", "left"), ("SCH",))
    assert [(take.label, take.side) for take in asked] == [
        ("A", "right"),
        ("SCH", "right"),
        ("A", "left"),
        ("SCH", "left"),
    ]
    assert [take.moves for take in asked] == [False, True, False, True]


def test_a_letter_is_recorded_after_a_countdown_view_by_view():
    signer = Signer(session())
    assert signer.session.phase is Phase.ASK
    assert sentence(signer.session) == "Hold A in front of you"
    signer.shows(0.9)
    assert (signer.session.phase, signer.session.share) == (Phase.COUNT, 0)
    assert signer.session.left == pytest.approx(0.2)
    signer.shows(0.8)  # two tenths of a countdown, three frames 0.2 s apart
    assert (signer.session.view, signer.session.share) == (View.NEAR, 0.5)
    assert not signer.recorded
    signer.shows(MOVE + 0.7)
    (done,) = signer.recorded
    assert (done.take.label, len(done.rows), done.place) == ("A", 6, 0)
    assert [row.time for row in done.rows] == sorted({row.time for row in done.rows})
    assert signer.session.take.label == "B"
    assert sentence(signer.shows(9).session) == END
    assert [done.take.label for done in signer.recorded] == ["A", "B"]


def test_without_a_hand_nothing_is_recorded_and_the_countdown_begins_anew():
    signer = Signer(session()).shows(0.8).hides(PATIENCE + 0.2)
    assert signer.session.phase is Phase.ASK
    assert signer.shows(0.9).session.phase is Phase.COUNT
    signer.hides(PATIENCE - 0.2)
    assert signer.session.phase is Phase.COUNT
    assert not signer.recorded


def test_a_letter_that_moves_is_recorded_as_a_clip_of_all_frames():
    signer = Signer(session("J", moving=("J",), views=BOTH[:1], frames=1)).shows(1.1 + CLIP)
    (done,) = signer.recorded
    assert len(done.rows) == round(CLIP * FPS) + 1
    assert done.rows[-1].time == pytest.approx(CLIP)


def test_a_hand_that_still_shows_the_letter_before_is_not_recorded_for_a_while():
    signer = Signer(session(views=BOTH[:1])).shows(3.5, letter="A")
    assert [done.take.label for done in signer.recorded] == ["A"]
    assert sentence(signer.session) == "Well done. Now B, in front of you"
    assert [done.take.label for done in signer.shows(0.7, letter="B").recorded] == ["A", "B"]
    patient = Signer(session(views=BOTH[:1])).shows(9, letter="A")
    assert [done.take.label for done in patient.recorded] == ["A", "B"]  # it may look alike


def test_of_no_letter_any_hand_is_asked_for():
    signer = Signer(Session(takes(("rest",), ("right",), (), "rest"), Rules(BOTH, 3, 0.5)))
    assert sentence(signer.session) == "rest: hold any hand that signs no letter in front of you"
    assert sentence(signer.shows(0.7).session) == "In front of you: good. Another hand"


def test_the_other_hand_is_noticed():
    signer = Signer(session()).shows(0.3, "Left")
    assert "looks like your left hand" in sentence(signer.session)
    assert "looks like" not in sentence(signer.shows(0.1).session)


def test_a_letter_can_be_left_out_and_begun_anew():
    signer = Signer(session(views=BOTH[:1])).shows(1.3)
    assert signer.session.share > 0
    signer.session.back()
    assert (signer.session.share, signer.session.place) == (0, 0)
    signer.session.skip()
    signer.session.skip()
    assert signer.session.take is None
    signer.session.back()
    signer.session.back()
    assert signer.session.take.label == "A"
    assert [done.place for done in signer.shows(1.8).recorded] == [0]
    assert "Not recorded with the right hand: B." in summary(signer.session, 3, "hands.npz")


def test_a_letter_that_was_recorded_is_recorded_anew_in_its_place():
    signer = Signer(session(views=BOTH[:1])).shows(1.8)
    signer.session.back()
    signer.shows(1.8)
    assert [done.place for done in signer.recorded] == [0, 0]


def test_of_a_round_that_was_ended_the_rest_is_asked_for():
    asked = takes("AB", ("right", "left"), ())
    assert still_to_do(asked, {}) == asked
    assert still_to_do(asked, {"A": 1, "X": 9}) == asked[1:]
    assert still_to_do(asked, {"A": 2, "B": 1}) == asked[3:]
    assert still_to_do(asked, {"A": 2, "B": 2}) == asked  # another round
    assert still_to_do(asked, {"A": 4, "B": 3}) == [Take("B", "left", False)]
