"""Synthetic hands as a dataset: for validation, calibration and measurements without data."""

import numpy as np

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.synthetic.generator import sample, shipped
from asl_keras.synthetic.pose_model import PoseModel

SIGNER = "synthetic"


def synthetic_dataset(
    count: int, seed: int | tuple[int, ...], model: PoseModel | None = None
) -> LandmarkDataset:
    """Samples hands of all letters equally, as a dataset of the signer "synthetic".

    Args:
        count: number of hands.
        seed: equal seeds make equal hands.
        model: the pose model; the shipped one by default.
    """
    model = model or shipped()
    hands, truth = sample(count, seed, model)
    return LandmarkDataset(model.alphabet, truth, np.full(count, SIGNER), hands)
