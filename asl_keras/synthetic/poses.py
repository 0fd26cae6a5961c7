"""Samples the pose model: hands as its signers show them, before any camera."""

import numpy as np

from asl_keras.synthetic.pose_model import PoseModel


def pose(label: np.ndarray, rng: np.random.Generator, model: PoseModel, blend: float) -> np.ndarray:
    """A component's mean, moved along its modes and, sometimes, towards another signer's mean.

    Args:
        label: int64 (N,), places in the model's labels.
        rng: makes all choices.
        model: whose components of a label are all equally likely.
        blend: share of hands that are moved, by up to half of the way.

    Returns:
        float32 (N, 21, 3).
    """
    count = len(label)
    own, other = _component(label, rng, model), _component(label, rng, model)
    weight = rng.standard_normal((count, 1, model.modes.shape[1]), np.float32)
    flat = model.modes.reshape(*model.modes.shape[:2], -1)
    hands = model.means[own] + (weight @ flat[own]).reshape(count, -1, 3)
    step = 0.5 * rng.random(count, np.float32) * (rng.random(count) < blend)
    return hands + step[:, None, None] * (model.means[other] - model.means[own])


def _component(label: np.ndarray, rng: np.random.Generator, model: PoseModel) -> np.ndarray:
    """For each label one of its components, all equally likely."""
    order = np.argsort(model.component_labels, kind="stable")
    sizes = np.bincount(model.component_labels, minlength=len(model.labels))
    first = np.cumsum(sizes) - sizes
    return order[first[label] + (rng.random(len(label)) * sizes[label]).astype(np.int64)]
