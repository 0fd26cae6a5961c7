"""The files of hands that the settings of a run name, opened, and whom it learns from."""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path
from typing import NamedTuple, cast

import numpy as np

from asl_keras.data.dataset import Dataset, load, require_two_classes
from asl_keras.data.split import Split, split
from asl_keras.errors import InputError
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from training.hands.known_people import acquaintances
from training.settings import TrainingSettings
from training.settings.start import NO_FILES


class OpenedHands(NamedTuple):
    """What the files hold that the settings name."""

    source: Dataset | PoseModel
    """Of the hands to learn from."""
    parts: Split | None
    """Which rows of a dataset are for training and for validation."""
    judges: Dataset | None
    """Hands that are for validation alone."""
    weights: Path | None = None
    """File that the run begins with."""

    def strangers(self, people: Iterable[str]) -> list[str]:
        """Those of whom neither this run nor one that it begins with has learnt, in order.

        Of a dataset those who have a name.
        """
        people = set(people) - (self.known_before(set(people)) or set())
        nameless = set() if isinstance(self.source, PoseModel) else {""}
        return sorted(people - self.known(people) - nameless)

    def known(self, people: Set[str]) -> set[str]:
        """Those of whom this run learns."""
        if isinstance(self.source, PoseModel):
            return set(people) - set(self.source.strangers(people))
        trained = self.source.signers[cast(Split, self.parts).train]
        return set(people) & set(trained.tolist())

    def known_before(self, people: Set[str]) -> set[str] | None:
        """Those of whom the weights have learnt that the run begins with; None if unknown."""
        if self.weights is None or not people:
            return set()
        try:
            return acquaintances(self.weights, people)
        except InputError:  # what those learnt from is gone
            return None


def open_hands(settings: TrainingSettings) -> OpenedHands:
    """Opens what the settings name: NPZ files, or the pose model of synthetic hands.

    Raises:
        InputError: if a file is not a pose model or a dataset that can be trained on, or no row of
            it can be set aside for validation.
    """
    judges = load(settings.validation) if settings.validation else None
    weights = None if settings.weights in NO_FILES else Path(settings.weights)
    if not settings.data:
        return OpenedHands(PoseModel.load(settings.pose_model or SHIPPED), None, judges, weights)
    data = load(settings.data)
    require_two_classes(data)
    if judges is not None:
        return OpenedHands(data, Split(np.arange(len(data)), np.arange(0), None), judges, weights)
    return OpenedHands(data, split(data.labels, data.signers, seed=settings.seed), None, weights)
