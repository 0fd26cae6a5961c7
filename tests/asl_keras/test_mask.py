"""The mask against its definition, taken literally, and against the golden vectors."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from asl_keras.hand.skeleton import FINGERS, LANDMARK_COUNT, PALM_BONES
from asl_keras.mask import (
    FINGER_COLOURS,
    MASK_VERSION,
    PALETTE,
    PALM_COLOUR,
    SHAPES,
    SIDES,
    draw,
    fit,
)
from asl_keras.opencv import cv2

GOLDEN = Path(__file__).parents[1] / "golden"


def cloud(seed: int, count: int = 1) -> np.ndarray:
    """Hands that nobody has: (count, 21, 3)."""
    points = np.random.default_rng(seed).normal(size=(count, LANDMARK_COUNT, 3))
    return points.astype(np.float32)


def literal_fit(hand: np.ndarray, side: int) -> list[tuple[int, int]]:
    """Steps 1 and 2 of the definition, number by number."""
    xs, ys = [p[0] for p in hand], [p[1] for p in hand]
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    scale = np.float32(6.5 * side) / extent if extent > 0 else np.float32(0)
    columns = []
    for values in (xs, ys):
        whole = [int(np.rint((value - min(values)) * scale)) for value in values]
        columns.append([value + (8 * side - max(whole)) // 2 for value in whole])
    return list(zip(*columns, strict=True))


def literal_mask(hand: np.ndarray, side: int) -> np.ndarray:
    """Step 3: every pixel's centre against every shape, in whole numbers."""
    points = literal_fit(hand, side)
    y, x = 8 * np.mgrid[:side, :side].astype(np.int64) + 4
    mask = np.zeros((side, side, 3), np.uint8)

    def bone(start, end, colour):
        mask[near_segment(x, y, points[start], points[end], side // 8)] = colour

    def landmark(joint, colour):
        bright = [(channel + 255) // 2 for channel in colour]
        mask[near_segment(x, y, points[joint], points[joint], 3 * side // 16)] = bright

    for start, end in PALM_BONES:
        bone(start, end, PALM_COLOUR)
    for finger in ("little", "ring", "middle", "index", "thumb"):
        joints = FINGERS[finger]
        for start in joints[:3]:
            bone(start, start + 1, FINGER_COLOURS[finger])
        for joint in joints:
            landmark(joint, FINGER_COLOURS[finger])
    landmark(0, PALM_COLOUR)
    return mask


def near_segment(x, y, start, end, radius):
    """Which points lie within a radius of a segment: squares of distances, never a root."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    along = (x - start[0]) * dx + (y - start[1]) * dy
    across = (x - start[0]) * dy - (y - start[1]) * dx
    length = dx * dx + dy * dy
    to_start = (x - start[0]) ** 2 + (y - start[1]) ** 2
    to_end = (x - end[0]) ** 2 + (y - end[1]) ** 2
    beside = (along >= 0) & (along <= length) & (across**2 <= radius**2 * length)
    beside &= length > 0
    return beside | (to_start <= radius**2) | (to_end <= radius**2)


def real_hands(folder: Path) -> np.ndarray:
    with np.load(folder / "landmarks" / "nejohnson2.npz") as data:
        return data["landmarks"]


@pytest.mark.parametrize(("side", "count"), [(32, 40), (48, 30), (112, 12), (224, 4), (512, 1)])
def test_random_hands_are_drawn_as_the_definition_says(side, count):
    hands = cloud(side, count)
    expected = [literal_mask(hand[:, :2], side) for hand in hands]
    assert np.array_equal(draw(hands, side), expected)


@pytest.mark.parametrize(("side", "step"), [(64, 25), (224, 120)])
def test_real_hands_are_drawn_as_the_definition_says(shared_data, side, step):
    hands = real_hands(shared_data)[::step]
    expected = [literal_mask(hand[:, :2], side) for hand in hands]
    assert np.array_equal(draw(hands, side), expected)


def test_bones_of_few_pixels_are_drawn_as_the_definition_says():
    hands = cloud(7, 60)
    hands[:, 1:, :2] = np.rint(hands[:, 1:, :2]) / 16  # crowded, with exact distances
    expected = [literal_mask(hand[:, :2], 32) for hand in hands]
    assert np.array_equal(draw(hands, 32), expected)


def test_hands_are_drawn_alone_as_in_a_batch():
    hands = cloud(1, 5)
    alone = np.concatenate([draw(hand[None], 64) for hand in hands])
    assert np.array_equal(draw(hands, 64), alone)


def test_no_hands_give_no_masks():
    assert draw(cloud(1, 0), 64).shape == (0, 64, 64, 3)


@pytest.mark.parametrize("factor", [2.0**-20, 0.5, 4.0, 2.0**20])
def test_a_power_of_two_as_the_unit_changes_no_pixel(factor):
    hands = cloud(2, 3)
    assert np.array_equal(draw(hands * np.float32(factor), 64), draw(hands, 64))


def test_a_shift_without_rounding_changes_no_pixel():
    hands = np.rint(cloud(3, 3) * 64)  # whole numbers: float32 adds them exactly
    assert np.array_equal(draw(hands + np.float32(4096), 64), draw(hands, 64))


@pytest.mark.parametrize("depth", [np.nan, np.inf, 0.0, 1e30])
def test_depth_changes_no_pixel(depth):
    hands, deep = cloud(4, 2), cloud(4, 2)
    deep[..., 2] = depth
    assert np.array_equal(draw(deep, 64), draw(hands, 64))
    assert np.array_equal(draw(hands[..., :2], 64), draw(hands, 64))


def test_drawing_leaves_the_landmarks_as_they_were():
    hands = cloud(5, 2)
    before = hands.copy()
    draw(hands, 64)
    assert np.array_equal(hands, before)


def test_a_hand_fills_13_sixteenths_of_the_side_and_lies_in_the_middle():
    points = fit(cloud(6, 20), 224)
    low, high = points.min(axis=1), points.max(axis=1)
    assert ((high - low).max(axis=1) == 8 * 224 * 13 // 16).all()
    assert np.isin(8 * 224 - high - low, (0, 1)).all()


def test_a_hand_of_no_size_is_a_dot_in_the_middle():
    mask = draw(np.full((1, LANDMARK_COUNT, 2), 0.3), 64)[0]
    rows, columns = np.nonzero(mask.any(axis=2))
    # A radius of 12 eighths of a pixel around 32.0 holds the centres 31.5 and 32.5, and 30.5 and
    # 33.5 beside neither.
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == (31, 32, 31, 32)
    assert np.unique(mask[rows, columns], axis=0).tolist() == [PALETTE[-1].tolist()]


def test_every_finger_has_colours_of_its_own():
    names = [*map(tuple, PALETTE.tolist())]
    assert len(set(names)) == 1 + 2 + 2 * len(FINGERS)  # black, the palm's two, two per finger
    assert len(SHAPES) == len(PALETTE) - 1


@pytest.mark.parametrize("side", [0, 16, 33, 225, 528, -32])
def test_a_side_that_no_mask_has_is_refused(side):
    assert side not in SIDES
    with pytest.raises(ValueError, match=f"multiple of 16 from 32 to 512. Received: {side}"):
        draw(cloud(1), side)


@pytest.mark.parametrize("shape", [(21, 3), (1, 20, 3), (1, 1, 21, 3)])
def test_landmarks_of_another_shape_are_refused(shape):
    with pytest.raises(ValueError, match="Expected `landmarks` of shape"):
        draw(np.zeros(shape, np.float32), 64)


def golden() -> dict:
    return json.loads((GOLDEN / "masks.json").read_text())


def test_golden_vectors_are_drawn_byte_for_byte():
    vectors = golden()
    assert vectors["mask_version"] == MASK_VERSION
    points = np.array([case["landmarks"] for case in vectors["cases"]])
    assert np.array_equal(points, points.astype(np.float32))  # text holds every bit
    for case, mask in zip(vectors["cases"], draw(points, vectors["side"]), strict=True):
        mirrored = mask[:, ::-1].tobytes()
        assert hashlib.sha256(mask.tobytes()).hexdigest() == case["sha256"], case["name"]
        assert hashlib.sha256(mirrored).hexdigest() == case["mirrored_sha256"], case["name"]


def test_golden_vectors_are_what_the_definition_says():
    for case in golden()["cases"]:
        mask = literal_mask(np.array(case["landmarks"], np.float32), golden()["side"])
        assert hashlib.sha256(mask.tobytes()).hexdigest() == case["sha256"], case["name"]


def test_golden_files_are_what_the_command_writes(command, tmp_path):
    result = command("tools.make_golden_masks", "--out", tmp_path)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "masks.json").read_text() == (GOLDEN / "masks.json").read_text()
    pictures = sorted(path.name for path in GOLDEN.glob("*.png"))
    assert pictures == sorted(path.name for path in tmp_path.glob("*.png"))
    for name in pictures:  # pixels: the bytes depend on the version of a compressor
        assert np.array_equal(cv2.imread(str(tmp_path / name)), cv2.imread(str(GOLDEN / name)))
