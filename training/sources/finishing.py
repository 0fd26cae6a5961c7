"""From what a table or an array has to `Samples`: one hand of each row, in one unit."""

from collections.abc import Sequence

import numpy as np

from training.sources import hands as many
from training.sources.label_names import Labels
from training.sources.options import SourceOptions
from training.sources.samples import Missed, Samples

NAMED = 3  # sources in a remark
SIDES = {"left": "Left", "right": "Right", "l": "Left", "r": "Right"}


def finished(
    options: SourceOptions,
    hands: np.ndarray,
    labels: Labels,
    *,
    origins: np.ndarray,
    signers: np.ndarray,
    handedness: np.ndarray | None = None,
    sides: Sequence[str] = ("",),
    clips: np.ndarray | None = None,
    times: np.ndarray | None = None,
    aspect_known: bool = False,
    missed: Sequence[Missed] = (),
) -> Samples:
    """The hands of a source that are there and right; the others are missed.

    Args:
        options: of the source.
        hands: float32 (N, hands, 21, 3).
        labels: of N rows.
        origins: (N,) text.
        signers: (N,) text.
        handedness: (N,) text as the source has it, "left" in any case; None where it has none.
        sides: of each hand of a row.
        clips: int64 (N,), times: float32 (N,), of sequences.
        aspect_known: that x and y have one unit.
        missed: what was already found to be none.
    """
    picked = many.pick(hands)
    why = np.where(labels.why != "", labels.why, picked.why)
    wrong, rows = np.flatnonzero(why != ""), np.flatnonzero(why == "")
    columns = origins, labels.labels, signers, why
    lost = [Missed(*map(str, one)) for one in zip(*(c[wrong] for c in columns), strict=True)]
    kept = picked.hands[rows] if len(wrong) else picked.hands
    unit, is_known = _in_one_unit(options, kept, aspect_known)
    side = np.array(sides, str)[picked.which] if handedness is None else _sides_of(handedness)
    return Samples(
        landmarks=unit,
        labels=labels.labels[rows],
        signers=signers[rows],
        handedness=side[rows],
        origins=origins[rows],
        clips=None if clips is None else clips[rows],
        times=None if times is None else times[rows],
        aspect_known=is_known,
        missed=(*missed, *lost),
        remarks=labels.remarks,
    )


def _sides_of(found: np.ndarray) -> np.ndarray:
    kinds, place = np.unique(found, return_inverse=True)
    return np.array([SIDES.get(one.strip().lower(), "") for one in kinds.tolist()] or [""])[place]


def _in_one_unit(
    options: SourceOptions, hands: np.ndarray, is_known: bool
) -> tuple[np.ndarray, bool]:
    """Hands float32 (N, 21, 3), and whether x and y have one unit."""
    if not len(hands) or is_known or many.are_pixels(hands):
        return hands, True
    if options.proportion is not None:
        return many.widened(hands, options.proportion), True
    return hands, many.are_shares_of_a_hand(hands)


def doubt_of_unit(names: Sequence[str]) -> str:
    """What is said of sources of which the unit is unknown."""
    rest = [f"{len(names) - NAMED} more"] if len(names) > NAMED else []
    return (
        f"Whether x and y have one unit is unknown in {', '.join([*names[:NAMED], *rest])}. Where "
        "they are shares of a picture's width and height, --aspect 4:3 says of which: hands are "
        "learnt too narrow or too wide without it."
    )
