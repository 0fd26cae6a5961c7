"""What is drawn on the live picture: where it is, where it is not, and what changes it."""

import numpy as np
import pytest

from asl_keras import mask
from asl_keras.live.overlay import Overlay
from asl_keras.live.overlay.layout import Rect, arrange
from asl_keras.live.overlay.sprite import AMBER, GREEN
from asl_keras.live.scene import Scene, SeenHand
from asl_keras.live.screen import ScreenState
from asl_keras.mask import FINGER_COLOURS
from asl_keras.text import Suggestions

SIZES = [(240, 320), (480, 640), (640, 480), (720, 1280), (1080, 1920)]
KEYS = [("q", "quit"), ("space", "add a space"), ("h", "show or hide this help")]


def hand(x: float, y: float, size: float, **state) -> SeenHand:
    """A hand around (x, y), `size` pixels long."""
    points = np.random.default_rng(3).uniform(-0.5, 0.5, (21, 3)) * size + (x, y, 0)
    low, high = points[:, :2].min(axis=0), points[:, :2].max(axis=0)
    values = {"letter": "A", "probability": 0.9, "progress": 0.5, "id": 0} | state
    return SeenHand(
        landmarks=points.astype(np.float32),
        box=tuple(int(edge) for edge in (*low, *high)),
        handedness="Left",
        **values,
    )


def scene(*hands: SeenHand, text: str = "HELLO") -> Scene:
    return Scene(hands, text)


def noise(height: int = 480, width: int = 640) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), np.uint8)


def drawn(moment: Scene, size: tuple[int, int] = (480, 640), **shown) -> np.ndarray:
    """A scene at 25 frames a second; `shown` are fields of the screen's state."""
    picture = noise(*size)
    Overlay(KEYS).draw(picture, moment, ScreenState(**{"fps": 25, **shown}))
    return picture


def part(picture: np.ndarray, rect: Rect) -> np.ndarray:
    return picture[rect.top : rect.bottom, rect.left : rect.right]


def differs(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Which pixels are not the same: bool (H, W)."""
    return (one != other).any(axis=2)


def has(picture: np.ndarray, colour: tuple[int, int, int]) -> bool:
    return bool((picture == colour).all(axis=2).any())


def test_decoded_letters_are_underlined_and_no_others():
    plain, marked = drawn(scene()), drawn(Scene((), "HELLO", decoded=(3,)))
    rows, columns = np.nonzero(differs(plain, marked))
    bar = arrange(480, 640, 1).bar
    assert rows.min() > bar.middle[1]
    assert has(marked[rows.min() : rows.max() + 1], AMBER)
    assert 0 < np.ptp(columns) < 30  # one letter


@pytest.mark.parametrize("size", SIZES)
def test_suggestions_stand_above_the_text_with_what_was_spelled(size):
    suggestions = Suggestions("HELO", ("HELLO", "HELP"))
    layout = arrange(*size, 1, suggested=True)
    plain, some = drawn(scene(), size), drawn(Scene((), "HELLO", (), suggestions), size)
    rows = np.nonzero(differs(plain, some))[0]
    assert layout.strip.top <= rows.min()
    assert rows.max() < layout.strip.bottom
    assert has(part(some, layout.strip), GREEN)  # HELLO stands in the text


@pytest.mark.parametrize("size", SIZES)
def test_all_sizes_are_drawn_on(size):
    height, width = size
    two = (hand(width * 0.3, height / 2, height / 3), hand(width * 0.7, height / 2, height / 3))
    shown = {"message": "The camera is gone", "paused": True}
    picture = drawn(scene(*two, text="HELLO WORLD " * 10), size, **shown)
    assert differs(picture, noise(*size)).mean() > 0.1


@pytest.mark.parametrize("size", [(1, 1), (7, 300), (300, 7), (60, 80)])
def test_tiny_pictures_do_not_stop_it(size):
    drawn(scene(hand(5, 5, 40)), size, message="Gone", help=True, paused=True)


@pytest.mark.parametrize("x", [-1e7, -700, 0, 640, 3000])
@pytest.mark.parametrize("y", [-900, 240, 1e7])
@pytest.mark.parametrize("size", [1, 150, 5000])
def test_nothing_is_drawn_outside_of_the_picture(x, y, size):
    around = noise(600, 800)
    moment = scene(hand(x, y, size), hand(x + 50, y, size, id=1, letter=None), text="W" * 300)
    shown = ScreenState(help=True, paused=True)
    Overlay(KEYS).draw(around[60:540, 80:720], moment, shown)
    around[60:540, 80:720] = noise(600, 800)[60:540, 80:720]
    assert np.array_equal(around, noise(600, 800))


def test_without_hands_and_mask_only_the_bar_and_the_speed_are_drawn():
    layout = arrange(480, 640)
    changed = differs(drawn(scene(), mask=False), noise())
    assert changed[layout.bar.top :].mean() > 0.9
    for rect in (layout.bar, layout.fps):
        part(changed[..., np.newaxis], rect)[:] = False
    assert not changed.any()


def mask_of(one: SeenHand, side: int = 96) -> np.ndarray:
    return mask.draw(one.landmarks[np.newaxis], side)[0]


def test_a_mask_is_drawn_at_the_size_of_its_inset():
    one, two = hand(150, 250, 150), hand(450, 250, 190, id=1)
    (inset,) = arrange(480, 640, insets=1).insets
    assert np.array_equal(part(drawn(scene(one)), inset), mask_of(one))
    left, right = arrange(480, 640, insets=2).insets
    picture = drawn(scene(two, one))
    assert np.array_equal(part(picture, left), mask_of(one))
    assert np.array_equal(part(picture, right), mask_of(two))


@pytest.mark.parametrize("size", [(100, 120), (250, 320), (3200, 4000)])
def test_an_inset_of_a_size_that_no_mask_has_is_filled_all_the_same(size):
    (inset,) = arrange(*size, insets=1).insets
    assert inset.width not in mask.SIDES
    shown = part(drawn(scene(hand(50, 50, 40)), size), inset)
    assert has(shown, (0, 0, 0))
    assert any(has(shown, colour) for colour in FINGER_COLOURS.values())


def test_a_third_hand_has_a_tag_but_no_inset():
    hands = [hand(120 + 200 * i, 300, 80, id=i) for i in range(3)]
    left, right = arrange(480, 640, insets=2).insets
    picture = drawn(scene(*hands))
    assert np.array_equal(part(picture, left), mask_of(hands[0]))
    assert np.array_equal(part(picture, right), mask_of(hands[1]))


def test_the_inset_is_there_without_a_hand_and_can_be_hidden():
    layout = arrange(480, 640, insets=1)
    changed = differs(drawn(scene()), drawn(scene(), mask=False))
    (inset,) = layout.insets
    assert part(changed[..., np.newaxis], inset).mean() > 0.9
    part(changed[..., np.newaxis], inset.grown(layout.px(3)))[:] = False
    assert not changed.any()


def test_bones_have_the_colours_of_the_mask():
    picture = drawn(scene(hand(300, 230, 300)), mask=False)
    assert all(has(picture, colour) for colour in FINGER_COLOURS.values())


def test_a_long_text_shows_its_newest_end():
    long = "".join(chr(65 + i % 26) for i in range(120))
    assert np.array_equal(drawn(scene(text=long)), drawn(scene(text="X" * 80 + long)))
    assert not np.array_equal(drawn(scene(text=long)), drawn(scene(text=long + "A")))
    assert not np.array_equal(drawn(scene(text=long)), drawn(scene(text=long[:-1])))


def test_the_text_leaves_room_for_the_hint():
    shorter, longer = drawn(scene(text="I" * 200)), drawn(scene(text="W" * 200))
    bar = arrange(480, 640).bar
    assert np.array_equal(shorter[bar.top :, -80:], longer[bar.top :, -80:])


def test_the_tag_tells_known_unknown_held_and_written_apart():
    box = (slice(60, 420), slice(20, 500))
    states = {
        "unknown": {"letter": None, "probability": 0.4},
        "held": {"progress": 0.25},
        "held for longer": {"progress": 0.75},
        "written": {"progress": 1.0},
        "less probable": {"probability": 0.6, "progress": 0.25},
        "another letter": {"letter": "B", "progress": 0.25},
    }
    pictures = {name: drawn(scene(hand(250, 250, 150, **s)))[box] for name, s in states.items()}
    assert len({picture.tobytes() for picture in pictures.values()}) == len(states)
    assert has(pictures["unknown"], AMBER)
    assert not has(pictures["unknown"], GREEN)
    green = {name: (picture == GREEN).all(axis=2).sum() for name, picture in pictures.items()}
    assert green["held"] < green["held for longer"]
    assert green["written"] > 1.5 * green["held for longer"]  # a disc, no ring


def test_the_progress_of_an_unknown_letter_is_not_shown():
    still, moved = (hand(250, 250, 150, letter=None, progress=p) for p in (0.0, 1.0))
    assert np.array_equal(drawn(scene(still)), drawn(scene(moved)))


def test_a_label_can_be_a_word():
    assert not np.array_equal(
        drawn(scene(hand(250, 250, 150, letter="SPACE"))),
        drawn(scene(hand(250, 250, 150, letter="S"))),
    )


def test_a_tag_stays_on_its_side_of_the_hand():
    overlay, fresh, again = Overlay(), noise(), noise()
    overlay.draw(noise(), scene(hand(250, 90, 150)))  # no room above
    overlay.draw(again, scene(hand(250, 250, 150)))
    Overlay().draw(fresh, scene(hand(250, 250, 150)))
    assert not np.array_equal(again, fresh)
    overlay.draw(noise(), scene())  # the hand is gone, and so is its side
    again = noise()
    overlay.draw(again, scene(hand(250, 250, 150)))
    assert np.array_equal(again, fresh)


@pytest.mark.parametrize("size", SIZES)
def test_a_message_is_a_banner_at_the_top(size):
    banner = arrange(*size, banner_lines=1).banner
    quiet, loud = drawn(scene(), size), drawn(scene(), size, message="Gone")
    assert differs(part(loud, banner), part(noise(*size), banner)).mean() > 0.9
    assert has(part(loud, banner), AMBER)
    assert np.array_equal(drawn(scene(), size, message=""), quiet)


def test_paused_changes_only_its_own_place():
    changed = differs(drawn(scene()), drawn(scene(), paused=True))
    paused = arrange(480, 640, paused=True).paused
    assert part(changed[..., np.newaxis], paused).mean() > 0.8
    part(changed[..., np.newaxis], paused)[:] = False
    assert not changed.any()


def test_the_speed_is_rounded_and_may_be_unknown():
    assert np.array_equal(drawn(scene(), fps=25.3), drawn(scene(), fps=24.7))
    assert not np.array_equal(drawn(scene(), fps=25), drawn(scene(), fps=26))
    assert not np.array_equal(drawn(scene(), fps=0), drawn(scene(), fps=1))


@pytest.mark.parametrize("size", SIZES)
def test_help_dims_the_picture_and_stands_in_its_middle(size):
    plain, helped = drawn(scene(), size), drawn(scene(), size, help=True)
    assert helped.mean() < 0.5 * plain.mean()
    height, width = size
    rows, columns = np.nonzero((helped > 200).all(axis=2))  # the letters of the keys
    assert height * 0.1 < rows.min()
    assert rows.max() < height * 0.9
    assert width * 0.05 < columns.min()
    assert columns.max() < width * 0.95


def test_many_keys_are_made_to_fit():
    picture = noise(240, 320)
    Overlay([("key", "what it does, in so many words that they take much room")] * 20).draw(
        picture, scene(), ScreenState(help=True)
    )
    edge = np.ones(picture.shape[:2], bool)
    edge[8:-8, 8:-8] = False
    assert picture[edge].max() <= 0.4 * 255 + 1


def test_the_key_for_help_is_named_where_there_is_help():
    with_keys, without = drawn(scene()), noise()
    Overlay().draw(without, scene(), ScreenState(fps=25))
    changed = differs(with_keys, without)
    assert changed[-52:, -100:].any()
    changed[-52:, -100:] = False
    assert not changed.any()


@pytest.mark.parametrize(
    "picture",
    [
        np.zeros((48, 64, 3), np.float32),
        np.zeros((48, 64), np.uint8),
        np.zeros((48, 64, 4), np.uint8),
        np.zeros((48, 64, 3), np.uint8)[:, ::-1],
        np.zeros((48, 64, 3), np.uint8)[::-1],
        np.zeros((48, 64, 3), np.uint8)[..., ::-1],
    ],
)
def test_a_picture_that_cannot_be_drawn_on_is_refused(picture):
    with pytest.raises(ValueError, match=r"Expected `picture` as uint8 .* Received"):
        Overlay().draw(picture, scene())
