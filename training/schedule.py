"""Progressive resizing: most epochs on small masks, the last ones at full size.

A network learns shapes on small pictures many times faster and keeps them at full size.
Source: Howard et al., fast.ai's entry to DAWNBench, 2018; Tan and Le, EfficientNetV2,
arXiv:2104.00298, section 4.
"""

import math
from dataclasses import dataclass

from asl_keras.models import LEAST_SIDE

# (share of the epochs, share of the full side, factor on the learning rate) of each stage. From
# scratch, at 64 pixels, MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
STAGES = ((0.5, 2 / 7, 6.0), (0.25, 4 / 7, 2.0), (0.25, 1.0, 1.0))
SMALLEST = 64


@dataclass(frozen=True)
class Stage:
    """Epochs [first, last) at one image size."""

    first: int
    last: int
    image_size: int
    learning_rate: float


def stages(epochs: int, image_size: int, learning_rate: float) -> list[Stage]:
    """The stages of a run, without empty ones; the last is always at full size."""
    plan, first, done = [], 0, 0.0
    for share, side_share, rate_factor in STAGES:
        done += share
        last = math.floor(done * epochs)
        side = _whole_side(side_share * image_size, image_size)
        if last > first:
            plan.append(Stage(first, last, side, rate_factor * learning_rate))
        first = last
    return plan


def _whole_side(side: float, image_size: int) -> int:
    """The nearest side that five halvings leave whole, not below `SMALLEST` unless full size is."""
    whole = round(side / LEAST_SIDE) * LEAST_SIDE
    return min(max(whole, SMALLEST), image_size)


def scaled(hands: int, image_size: int, full_size: int) -> int:
    """How many hands of a small size cost as much as `hands` of full size."""
    return round(hands * (full_size / image_size) ** 2)
