"""Progressive resizing: most epochs on small masks, the last ones at full size.

A network learns shapes on small pictures many times faster and keeps them at full size.
Source: Howard et al., fast.ai's entry to DAWNBench, 2018; Tan and Le, EfficientNetV2,
arXiv:2104.00298, section 4.
"""

import math
from dataclasses import dataclass, replace

from asl_keras.models import LEAST_SIDE

# (share of the epochs, share of the full side, factor on the learning rate) of each stage. From
# scratch, at 64 pixels, MobileNetV2 reads twice as many hands after 100 steps at 0.008 as at 0.001.
STAGES = ((0.45, 2 / 7, 6.0), (0.2, 4 / 7, 3.0), (0.35, 1.0, 2.0))
SMALLEST = 64
LEAST_BATCH = 2  # batch normalisation learns nothing from one mask
ROUNDING = 1e-9  # the shares add up to a little less than 1


@dataclass(frozen=True)
class Stage:
    """Epochs [first, last) at one image size."""

    first: int
    last: int
    image_size: int
    learning_rate: float
    batch_size: int


def stages(epochs: int, image_size: int, learning_rate: float, batch_size: int) -> list[Stage]:
    """The stages of a run, each with larger masks than the one before; the last is full size.

    A batch shrinks as the side grows. After a change of size a network must find its features
    anew, which takes steps, and steps of full batches of large masks are too dear.
    """
    plan, first, done = [], 0, 0.0
    for share, side_share, rate_factor in STAGES:
        done += share
        last = math.floor(done * epochs + ROUNDING)
        side = _whole_side(side_share * image_size, image_size)
        if plan and plan[-1].image_size == side:
            plan[-1] = replace(plan[-1], last=last)
        elif last > first:
            smallest = plan[0].image_size if plan else side
            batch = max(LEAST_BATCH, round(batch_size * smallest / side))
            plan.append(Stage(first, last, side, rate_factor * learning_rate, batch))
        first = last
    return plan


def _whole_side(side: float, image_size: int) -> int:
    """The nearest side that five halvings leave whole, not below `SMALLEST` unless full size is."""
    whole = round(side / LEAST_SIDE) * LEAST_SIDE
    return min(max(whole, SMALLEST), image_size)


def scaled(hands: int, image_size: int, full_size: int) -> int:
    """How many hands of a small size cost as much as `hands` of full size."""
    return round(hands * (full_size / image_size) ** 2)
