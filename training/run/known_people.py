"""Whose hands a run has learnt from: these people cannot judge it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from asl_keras.data.dataset import load
from asl_keras.synthetic.pose_model import PoseModel


def known_people(data: Sequence[Path], pose_model: Path, people: Collection[str]) -> set[str]:
    """Those of some people whose hands a run was given, or whose shapes its synthetic hands had.

    Args:
        data: NPZ files that it learnt from; none of a run on synthetic hands.
        pose_model: where those came from.
        people: who are asked about.

    Raises:
        InputError: if a file cannot be read.
    """
    if not data:
        return set(people) - set(PoseModel.load(pose_model).strangers(people))
    return set(people) & set(load(data).signers.tolist())
