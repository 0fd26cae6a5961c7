"""What a letter looks like that is to be signed."""

from pathlib import Path

import numpy as np

from asl_keras.hand.alphabet import ASL
from asl_keras.hand.hand import OTHER_SIDE
from asl_keras.hand.skeleton import mirror
from asl_keras.live.lesson.examples import example_of
from asl_keras.synthetic.generator import shipped
from asl_keras.synthetic.pose_model import PoseModel
from training.collecting.store import Store
from training.collecting.takes import SIDES, Take


class Examples:
    """Shapes of a pose model; without one hands of the file, and of ASL those of the package.

    Another alphabet may have an A, too: the package's is shown only where all letters are ASL's.

    Args:
        store: the hands that are there already.
        pose_model: a file of shapes.
    """

    def __init__(self, store: Store, pose_model: Path | None):
        self._store = store
        self._model = PoseModel.load(pose_model) if pose_model else None

    def of(self, take: Take, mirrored: bool) -> np.ndarray | None:
        """How the take looks in a picture, (21, 3); None where nobody showed it."""
        side = SIDES[take.side]
        if self._model is not None:
            return example_of(side, mirrored, take.label, self._model)
        known = self._store.example(take.label)
        if known is None:
            return example_of(side, mirrored, take.label, shipped()) if self._is_asl() else None
        landmarks, handedness = known
        is_theirs = (OTHER_SIDE.get(handedness, side) == side) != mirrored
        return landmarks if is_theirs else mirror(landmarks)

    def _is_asl(self) -> bool:
        return set(self._store.labels()) <= {*ASL.labels, *shipped().labels}
