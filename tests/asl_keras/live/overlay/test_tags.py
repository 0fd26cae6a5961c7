"""Tags: inside the picture, off each other and off what else is to be read."""

from itertools import combinations

import numpy as np
import pytest

from asl_keras.live.overlay.layout import Rect, arrange, sized
from asl_keras.live.overlay.tags import SLOTS, place_tags

SIZES = [(240, 320), (480, 640), (640, 480), (720, 1280), (1080, 1920)]


def hands(rng: np.random.Generator, layout, count: int) -> list[Rect]:
    """Boxes of 5 % to 150 % of the picture, also beyond its edges, as far as they are on stage."""
    stage = layout.stage
    scale = np.array([stage.right, stage.bottom])
    middles = rng.uniform(-0.2, 1.2, (count, 2)) * scale
    sides = rng.uniform(0.05, 1.5, (count, 2)) * scale
    corners = np.hstack([middles - sides / 2, middles + sides / 2]).astype(int).tolist()
    return [Rect(*corner).cut_to(stage) for corner in corners]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("count", [1, 2])
def test_tags_cover_nothing_that_is_to_be_read(size, paused, count):
    rng = np.random.default_rng(7)
    layout = arrange(*size, insets=count, banner_lines=int(paused), paused=paused)
    picture = Rect(0, 0, size[1], size[0])
    for _ in range(100):
        tags = [tag for tag, _ in place_tags(hands(rng, layout, count), layout)]
        read = [*tags, *layout.taken, layout.bar, *([layout.banner] if layout.banner else [])]
        assert all(tag.shared(picture) == tag.width * tag.height for tag in tags)
        assert not any(tag.shared(other) for tag in tags for other in read if other is not tag)


def test_a_tag_stands_above_its_hand_and_off_it():
    layout = arrange(480, 640, insets=1)
    box = sized(200, 200, 150, 150)
    ((tag, slot),) = place_tags([box], layout)
    assert (tag.left, slot) == (box.left, 0)
    assert box.top - 10 <= tag.bottom <= box.top


@pytest.mark.parametrize("place", [(6, 6), (500, 6), (6, 300), (500, 300), (250, 6), (250, 300)])
def test_a_tag_at_an_edge_moves_off_its_hand(place):
    layout = arrange(480, 640, insets=1)
    box = sized(*place, 110, 110)
    ((tag, _),) = place_tags([box], layout)
    assert not tag.shared(box)


def test_a_tag_leaves_the_other_hand_free_where_it_can():
    layout = arrange(480, 640)
    upper, lower = sized(240, 60, 150, 130), sized(240, 240, 150, 130)
    tags = [tag for tag, _ in place_tags([upper, lower], layout)]
    assert not any(tag.shared(box) for tag in tags for box in (upper, lower))


def test_a_tag_stays_on_its_side_while_it_can():
    layout = arrange(480, 640)
    box = sized(200, 200, 100, 100)
    for slot in range(SLOTS):
        assert place_tags([box], layout, [slot])[0][1] == slot
    below, at_the_bottom = 2, sized(200, 300, 100, 120)
    assert place_tags([at_the_bottom], layout, [below])[0][1] == 0


def test_tags_of_many_hands_in_one_place_do_not_cover_each_other():
    layout = arrange(480, 640, insets=2)
    tags = [tag for tag, _ in place_tags([sized(200, 150, 250, 200)] * 4, layout)]
    assert not any(a.shared(b) for a, b in combinations(tags, 2))


def test_a_picture_without_room_gets_a_tag_all_the_same():
    layout = arrange(60, 80, insets=1)
    ((tag, _),) = place_tags([Rect(0, 0, 80, 60).cut_to(layout.stage)], layout)
    assert tag.width
