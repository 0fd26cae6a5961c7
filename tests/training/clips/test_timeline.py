"""When each letter of a clip is shown, and how."""

from itertools import pairwise

import numpy as np
import pytest

from training.clips.acts import FPS, Stage
from training.clips.timeline import END, timeline
from training.make_clips import WORDS, spelled

PHOTO = np.full((90, 90, 3), 200, np.uint8)


def test_letters_are_held_with_a_gap_between_them_and_j_is_drawn():
    assert [(one.how, one.start, one.end) for one in timeline("JO", "slide")] == [
        ("draw", 0.5, 1.5),
        ("hold", 2.0, 3.0),
    ]


@pytest.mark.parametrize(
    ("double", "how", "start"),
    [("release", "hold", 2.0), ("slide", "slide", 1.8), ("bounce", "bounce", 1.8)],
)
def test_the_second_of_two_equal_letters_is_released_slid_or_bounced(double, how, start):
    assert timeline("LL", double)[1][1:3] == (how, start)


def test_a_clip_lasts_as_long_as_its_timeline(tmp_path):
    from asl_keras.opencv import cv2

    cv2.imwrite(str(tmp_path / "l.png"), PHOTO)
    frames = sum(1 for _ in spelled("LL", [tmp_path / "l.png"] * 2, "plain", 0, "slide"))
    assert frames == round((timeline("LL", "slide")[-1].end + END) * FPS)


def test_a_hand_that_slides_ends_elsewhere_and_one_that_bounces_where_it_was():
    for how, goes in (("slide", True), ("bounce", False)):
        stage = Stage("plain", np.random.default_rng(0))
        held = next(iter(stage.hold(PHOTO)))
        after = list(stage.move_and_hold(PHOTO, how))[9]  # the hold begins
        assert (np.abs(held.astype(int) - after).mean() > 1) == goes


def test_sixty_words_have_hard_and_double_letters_in_numbers():
    words = [word for _, text in WORDS for word in text.split()]
    assert len(words) == 60
    assert all("".join(words).count(letter) >= 4 for letter in "MNSTEQPJZ")
    assert sum(any(a == b for a, b in pairwise(word)) for word in words) >= 15
