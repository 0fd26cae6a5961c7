"""What a session gives to its outputs, and what actions do."""

import numpy as np
import pytest

from asl_keras.frames.frame import Frame
from asl_keras.live.actions import Accept, Action, Correct
from asl_keras.live.outputs.output import Moment
from asl_keras.live.scene import Scene
from asl_keras.live.session import Session
from asl_keras.live.watch import View
from asl_keras.text import Letter, Word

LETTERS = Letter(0.0, 0, "A", 0.9), Letter(0.0, 0, "B", 0.9)
PICTURE = np.zeros((48, 64, 3), np.uint8)


class Speller:
    """Has written a word already."""

    def __init__(self):
        self.text = "AB"

    def end_word(self, time):
        self.text += " "
        return [Word(time, LETTERS)]

    def keep_spelled(self, time):
        return [Word(time, LETTERS[:1])]

    def accept(self, time, choice):
        return [Word(time, LETTERS[choice:])]

    def delete(self):
        self.text = self.text[:-1]

    def clear(self):
        self.text = ""


class Corrector:
    """Tells what it was asked."""

    def correct(self, time, letter):
        return [], f"{letter} at {time}"


class Reader:
    """Sees nothing."""

    def __init__(self):
        self.speller = Speller()
        self.corrector = Corrector()

    def read(self, frame, hands):
        return self.scene(()), []

    def scene(self, hands):
        return Scene(hands, self.speller.text)

    def end_word(self, time):
        return self.speller.end_word(time)


class User:
    """An output that keeps what it is given and asks for actions, one a moment."""

    def __init__(self, *actions: Action):
        self.moments: list[Moment] = []
        self._actions = list(actions)

    def write(self, moment):
        self.moments.append(moment)
        return self._actions.pop(0) if self._actions else None

    def close(self):
        """Nothing to do."""


@pytest.fixture
def view():
    return View(mirrored=True)


@pytest.fixture
def session(view):
    """Makes a session with a file and a user who asks for these actions."""

    def make(*actions: Action) -> tuple[Session, User, User]:
        file, user = User(), User(*actions)
        return Session(Reader(), [file, user], view), file, user

    return make


def test_every_output_gets_the_same_moment(session):
    run, file, user = session()
    frame = Frame(PICTURE, 0.5)
    assert run.take((frame, []), None)
    assert [moment.frame for moment in file.moments] == [frame]
    assert file.moments[0] is user.moments[0]


def test_where_no_frame_came_the_trouble_is_told(session):
    run, file, _ = session()
    assert run.take(None, "Camera 0 is gone")
    (moment,) = file.moments
    assert (moment.frame, moment.trouble, moment.written) == (None, "Camera 0 is gone", ())


def test_to_quit_ends_it(session):
    run, file, _ = session(Action.QUIT)
    assert not run.take((Frame(PICTURE, 0.0), []), None)
    assert len(file.moments) == 1


@pytest.mark.parametrize(
    ("action", "text"),
    [(Action.DELETE, "A"), (Action.CLEAR, ""), (Action.SPACE, "AB "), (Action.MIRROR, "AB")],
)
def test_an_action_is_done_and_its_text_given_to_all_before_the_next_frame(session, action, text):
    run, file, user = session(action)
    assert run.take((Frame(PICTURE, 2.0), []), None)
    after = file.moments[1]
    assert (after.frame, after.scene.text) == (None, text)
    assert after.written == ((Word(2.0, LETTERS),) if action is Action.SPACE else ())
    assert user.moments == file.moments


def test_what_came_of_a_correction_is_told(session):
    run, file, _ = session(Correct("n"))
    run.take((Frame(PICTURE, 2.0), []), None)
    assert [moment.note for moment in file.moments] == [None, "n at 2.0"]


@pytest.mark.parametrize(("asked", "word"), [(Accept(1), "B"), (Action.KEEP, "A")])
def test_a_suggestion_is_taken_and_what_was_spelled_is_kept(session, asked, word):
    run, file, _ = session(asked)
    run.take((Frame(PICTURE, 2.0), []), None)
    assert [event.word for event in file.moments[1].written] == [word]


def test_the_view_is_mirrored_by_an_action(session, view):
    run, *_ = session(Action.MIRROR)
    run.take((Frame(PICTURE, 0.0), []), None)
    assert not view.mirrored


def test_the_end_stays_until_the_user_quits(session):
    run, file, _ = session(None, Action.DELETE, Action.MIRROR, Action.QUIT, Action.DELETE)
    run.stay()
    written, *last = file.moments
    assert written.written == (Word(0.0, LETTERS),)
    assert [moment.last for moment in (written, *last)] == [False, True, True, True]
    assert last[-1].scene.text == "AB"


def test_the_summary_counts_frames(session):
    run, *_ = session()
    run.take((Frame(PICTURE, 0.0), []), None)
    run.take(None, None)
    assert run.summary(skipped=3).splitlines() == [
        *("", "Read: AB", "1 frames, 1 without a hand, 3 broken and skipped.")
    ]
