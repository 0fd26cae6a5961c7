"""A sheet of hands as they were recorded and as training varies them, in words, too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from asl_keras import mask
from asl_keras.data import augmentation
from asl_keras.data.dataset import Dataset, LandmarkDataset
from asl_keras.files import replacing
from asl_keras.hand.variation import Changes, Variation, changed
from asl_keras.inference.inputs import MaskInput
from asl_keras.live.overlay.lettering import write
from asl_keras.opencv import cv2

SIDE = 144  # pixels of a mask
GAP, MARGIN, LINE, SIZE = 12, 14, 16, 12
LINES = 4  # of words below a mask
LABEL_SIZE = 20
GROUND, INK, FAINT = (18, 21, 28), (232, 234, 240), (139, 147, 165)


class Varied(NamedTuple):
    """A mask, and what was done to it."""

    mask: np.ndarray
    """uint8 (SIDE, SIDE, 3)."""
    words: tuple[str, ...]


def varied(data: Dataset, row: int, each: int, random: np.random.Generator) -> list[Varied]:
    """A hand as it is, and so many variations of it, as `training.fit` learns from them."""
    (plain,) = data.prepared(np.array([row]), MaskInput(SIDE))
    recorded = Varied(plain, ("as recorded",))
    if isinstance(data, LandmarkDataset):
        return [recorded, *_hands(data.landmarks(np.full(each, row)), random)]
    return [recorded, *_masks(np.repeat(plain[None], each, axis=0), random)]


def _hands(hands: np.ndarray, random: np.random.Generator) -> list[Varied]:
    changes = Changes.drawn(len(hands), random, Variation())
    masks = mask.draw(changed(hands, changes), SIDE)
    return [Varied(one, _of_hand(changes, place)) for place, one in enumerate(masks)]


def _of_hand(changes: Changes, place: int) -> tuple[str, ...]:
    turned = (changes.roll, changes.yaw, changes.pitch)
    roll, yaw, pitch = (np.rad2deg(one[place, 0]) for one in turned)
    side = changes.side[place, 0]
    width, shear = np.exp(changes.aspect[place, 0]) - 1, changes.shear[place, 0]
    return (
        _turned(side * roll, side < 0),
        f"aside {round(yaw):+d}°, up {round(pitch):+d}°",
        f"width {round(100 * width):+d}, shear {_percent(shear)}",
    )


def _masks(masks: np.ndarray, random: np.random.Generator) -> list[Varied]:
    changes = augmentation.drawn(len(masks), SIDE, random)
    moved = augmentation.moved(masks, **changes)
    return [
        Varied(
            one,
            (
                _turned(-changes["angle"][place], bool(changes["mirrored"][place])),
                *_of_form(*(changes[name][place] for name in ("zoom", "width", "shear"))),
                "moved " + ", ".join(map(_percent, changes["shift"][place] / SIDE)),
            ),
        )
        for place, one in enumerate(moved)
    ]


def _of_form(zoom: float, width: float, shear: float) -> tuple[str, str]:
    return (
        f"size {_percent(zoom - 1)}",
        f"width {round(100 * (width - 1)):+d}, shear {_percent(shear)}",
    )


def _turned(degrees: float, mirrored: bool) -> str:
    return f"turned {round(degrees):+d}°{', mirrored' if mirrored else ''}"


def _percent(share: float) -> str:
    return f"{round(100 * share):+d} %"


def draw(rows: Sequence[Sequence[Varied]], labels: Sequence[str], out: Path) -> None:
    """Writes the sheet as a PNG: a row for each hand, the label before it."""
    left = MARGIN + 4 * LABEL_SIZE
    high = SIDE + LINES * LINE + 2 * GAP
    size = MARGIN + len(rows) * high, left + len(rows[0]) * (SIDE + GAP) + MARGIN, 3
    picture = np.full(size, GROUND, np.uint8)
    for number, (row, label) in enumerate(zip(rows, labels, strict=True)):
        top = MARGIN + number * high
        write(picture, label[:6], (MARGIN, top + SIDE // 2), LABEL_SIZE, INK, bold=True)
        for place, one in enumerate(row):
            x = left + place * (SIDE + GAP)
            picture[top : top + SIDE, x : x + SIDE] = one.mask
            for line, words in enumerate(one.words):
                write(picture, words, (x, top + SIDE + GAP + line * LINE), SIZE, FAINT)
    with replacing(out) as unfinished:
        cv2.imwrite(str(unfinished), picture[..., ::-1])
