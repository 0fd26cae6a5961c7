"""From what a table or an array has to `Samples`: one hand of each row, in one unit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from training.sources import hands as many
from training.sources.label_names import Labels
from training.sources.options import SourceOptions
from training.sources.order import PLANES, are_planes
from training.sources.samples import Missed, Samples

NAMED = 3  # sources in a remark
UNUSED = "--aspect changes nothing in {}, where x and y have one unit."
NOT_UTF8 = "has a signer that is not UTF-8: save it as that"
SIDES = {"left": "Left", "right": "Right", "l": "Left", "r": "Right"}


@dataclass(frozen=True, eq=False)
class Rows:
    """What a table or an array has, row by row, right or wrong."""

    name: str
    """Of the file or the folder, for remarks."""
    hands: np.ndarray
    """float32 (N, hands, 21, 3)."""
    labels: Labels
    origins: np.ndarray
    """(N,) text, as are the signers."""
    signers: np.ndarray
    handedness: np.ndarray | None = None
    """(N,) text as the source has it, "left" in any case; None where it has none."""
    sides: Sequence[str] = ("",)
    """Of each hand of a row, where `handedness` is None."""
    clips: np.ndarray | None = None
    """int64 (N,), and times float32 (N,), of sequences."""
    times: np.ndarray | None = None
    aspect_known: bool = False
    """That x and y have one unit."""
    missed: Sequence[Missed] = ()
    """What was already found to be none."""


def finished(rows: Rows, options: SourceOptions) -> Samples:
    """The hands that are there and right, in one unit as far as the options say; others missed."""
    picked = many.pick(rows.hands)
    why = np.where(rows.labels.why != "", rows.labels.why, picked.why)
    why = np.where((why == "") & _are_garbled(rows.signers), NOT_UTF8, why)
    wrong, kept = np.flatnonzero(why != ""), np.flatnonzero(why == "")
    hands = picked.hands[kept] if len(wrong) else picked.hands
    is_one_unit = rows.aspect_known or many.are_pixels(hands)
    unit, is_known = _in_one_unit(options, hands, is_one_unit)
    said = [UNUSED.format(rows.name)] if is_one_unit and options.aspect else []
    said += [PLANES.format(rows.name)] if are_planes(hands) else []
    side = _sides_of(rows.handedness, rows.sides, picked.which)
    return Samples(
        landmarks=unit,
        labels=rows.labels.labels[kept],
        signers=rows.signers[kept],
        handedness=side[kept],
        origins=rows.origins[kept],
        clips=None if rows.clips is None else rows.clips[kept],
        times=None if rows.times is None else rows.times[kept],
        aspect_known=is_known,
        missed=(*rows.missed, *_missed(rows, why, wrong)),
        remarks=(*rows.labels.remarks, *said),
    )


def _are_garbled(names: np.ndarray) -> np.ndarray:
    """Which have characters that could not be read: two such names may look alike. bool (N,)."""
    garbled = [one for one in set(names.tolist()) if "\ufffd" in one]
    return np.isin(names, garbled) if garbled else np.zeros(len(names), bool)


def _missed(rows: Rows, why: np.ndarray, wrong: np.ndarray) -> Iterator[Missed]:
    columns = rows.origins, rows.labels.labels, rows.signers, why
    for one in zip(*(column[wrong].tolist() for column in columns), strict=True):
        yield Missed(*one)


def _sides_of(found: np.ndarray | None, sides: Sequence[str], which: np.ndarray) -> np.ndarray:
    if found is None:
        return np.array(sides, str)[which]
    kinds, place = np.unique(found, return_inverse=True)
    return np.array([SIDES.get(one.strip().lower(), "") for one in kinds.tolist()] or [""])[place]


def _in_one_unit(
    options: SourceOptions, hands: np.ndarray, is_known: bool
) -> tuple[np.ndarray, bool]:
    """Hands float32 (N, 21, 3), and whether x and y have one unit."""
    if not len(hands) or is_known:
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
