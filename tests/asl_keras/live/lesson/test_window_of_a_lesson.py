"""What a lesson draws, and what its keys do."""

import numpy as np
import pytest

from asl_keras.adapt.lesson import Lesson
from asl_keras.frames.frame import Frame
from asl_keras.hand.hand import Hand
from asl_keras.live.lesson import window as lesson_window
from asl_keras.live.lesson.collect import Request, taught
from asl_keras.live.lesson.console import LessonConsole
from asl_keras.live.lesson.examples import example
from asl_keras.live.lesson.overlay import LessonView, draw_lesson
from asl_keras.live.lesson.window import LessonWindow
from asl_keras.live.overlay.sprite import AMBER, GREEN
from asl_keras.live.watch import View

SHAPE = np.random.default_rng(0).random((21, 3)) * 200 + (200, 150, 0)
FPS = 20


def noise(size: tuple[int, int] = (480, 640)) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (*size, 3), np.uint8)


def hand(jitter: float = 0.0) -> Hand:
    return Hand((SHAPE + jitter).astype(np.float32), "Right", 0.9)


def drawn(lesson: Lesson, size: tuple[int, int] = (480, 640), **shown) -> np.ndarray:
    picture = noise(size)
    draw_lesson(picture, LessonView(lesson, **shown))
    return picture


def seen(lesson: Lesson, seconds: float, start: float = 0.0) -> Lesson:
    for frame in range(round(seconds * FPS)):
        lesson.see(start + frame / FPS, hand(frame / 100).landmarks)
    return lesson


def has(picture: np.ndarray, colour: tuple[int, int, int]) -> bool:
    return bool((picture == colour).all(axis=2).any())


@pytest.mark.parametrize("size", [(240, 320), (480, 640), (640, 480), (1080, 1920), (60, 80)])
@pytest.mark.parametrize("letters", ["A", "ABCDEFGHIKLMNOPQRSTUVWXY"])
def test_all_sizes_are_drawn_on(size, letters):
    picture = drawn(Lesson(letters, 5), size, hand=hand(), help=True)
    assert (picture != noise(size)).mean() > 0.1


def test_the_states_of_a_lesson_look_different():
    pictures = {
        "begun": drawn(Lesson("AB", 3)),
        "a hand": drawn(Lesson("AB", 3), hand=hand()),
        "recorded": drawn(seen(Lesson("AB", 3), 1.5), hand=hand()),
        "the next letter": drawn(seen(Lesson("AB", 1), 1.5), hand=hand()),
        "the end": drawn(seen(Lesson("A", 1), 1.5)),
        "another alphabet": drawn(Lesson("AB", 3), examples=False),
        "no camera": drawn(Lesson("AB", 3), trouble="Camera 0 is gone; trying again."),
        "keys": drawn(Lesson("AB", 3), help=True),
    }
    assert len({picture.tobytes() for picture in pictures.values()}) == len(pictures)


def test_a_hand_is_green_while_it_is_recorded():
    moving, still = drawn(Lesson("A", 3), hand=hand()), drawn(seen(Lesson("A", 9), 2), hand=hand())
    assert has(moving, AMBER)
    assert not has(moving, GREEN)
    assert has(still, GREEN)


def test_every_static_letter_has_an_example():
    for letter in "ABCDEFGHIKLMNOPQRSTUVWXY":
        assert example(letter).shape == (21, 3)
    assert example("Ä") is None


# With keys, on a screen that is none


class Screen:
    """Takes pictures; presses keys, one a picture."""

    def __init__(self, *keys: str):
        self.pictures: list[np.ndarray] = []
        self._keys = list(keys)

    def show(self, picture, until=0.0):
        self.pictures.append(picture)
        return self._keys.pop(0) if self._keys else None

    def close(self):
        self.pictures.append(None)


class Camera:
    """Films one still hand; the landmarker below knows where it is."""

    live, fps, skipped, trouble = True, FPS, 0, None

    def __init__(self, frames: int):
        self._frames = frames

    def frames(self):
        for frame in range(self._frames):
            yield Frame(noise(), frame / FPS)


class Finder:
    """Finds the hand in each picture, moved a little."""

    def __init__(self):
        self._count = 0

    def detect(self, picture):
        self._count += 1
        return [hand(self._count / 100)]

    def reset(self):
        """There is nothing to forget."""


@pytest.fixture
def window(monkeypatch):
    """Makes a window on a screen that presses keys."""

    def make(*keys: str) -> tuple[LessonWindow, Screen]:
        screen = Screen(*keys)
        monkeypatch.setattr(lesson_window, "Canvas", lambda: screen)
        monkeypatch.setattr(lesson_window, "LAST_LOOK", 0.0)
        return LessonWindow(View(mirrored=False)), screen

    return make


def test_a_lesson_in_a_window_ends_with_its_last_letter(window):
    shown, screen = window()
    lesson = Lesson("A", 2)
    assert shown.teach(lesson, Camera(100), Finder())
    assert lesson.recorded()[1].tolist() == ["A", "A"]
    assert 20 < len(screen.pictures) < 60


@pytest.mark.parametrize("key", ["q", "escape", "closed"])
def test_to_quit_keeps_what_was_recorded(window, key):
    shown, _ = window(*[None] * 40, key)
    lesson = Lesson("AB", 2)
    assert not shown.teach(lesson, Camera(100), Finder())
    assert lesson.counts() == [2, 0]


def test_ctrl_c_keeps_what_was_recorded(window):
    shown, screen = window()
    lesson, show = Lesson("AB", 2), screen.show

    def interrupted(picture, until=0.0):
        if len(screen.pictures) == 40:
            raise KeyboardInterrupt
        return show(picture, until)

    screen.show = interrupted
    assert not shown.teach(lesson, Camera(100), Finder())
    assert lesson.counts() == [2, 0]


def test_keys_skip_begin_anew_and_show_help(window):
    shown, screen = window("space", "h", "backspace", "q")
    lesson = Lesson("AB", 2)
    assert not shown.teach(lesson, Camera(100), Finder())
    assert lesson.place == 0
    first, second, helped, _ = screen.pictures
    assert helped.mean() < 0.6 * second.mean()
    assert not np.array_equal(first, second)


def test_without_a_window_the_letters_are_printed(capsys):
    lesson = Lesson("AB", 1)
    console = LessonConsole(View(mirrored=False))
    assert console.teach(lesson, Camera(200), Finder())
    printed = capsys.readouterr().out.splitlines()
    assert printed == ["Show A and hold it still.", "Show B and hold it still."]


def test_letters_that_are_misread_are_dwelt_on():
    asked = []

    def misread(landmarks, labels):
        asked.append(labels.tolist())
        return ["B"]

    request = Request("ABC", 4, misread=misread)
    landmarks, labels = taught(LessonConsole(View(mirrored=False)), Camera(400), Finder(), request)
    assert asked == [list("AABBCC")]
    assert labels.tolist() == list("AABBCC") + list("BBBB")
    assert landmarks.shape == (10, 21, 3)


def test_where_nothing_is_misread_it_is_enough_to_look():
    request = Request("AB", 4, misread=lambda landmarks, labels: [])
    _, labels = taught(LessonConsole(View(mirrored=False)), Camera(300), Finder(), request)
    assert labels.tolist() == list("AABB")
