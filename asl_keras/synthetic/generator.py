"""Synthetic hands: samples of the pose model, as other signers would show them to a camera."""

from __future__ import annotations

import functools

import numpy as np

from asl_keras.hand.skeleton import PARENTS
from asl_keras.hand.variation import Variation, vary
from asl_keras.synthetic.pose_model import PoseModel

BLOCK = 2048  # hands that are made at once: their arrays stay in the processor's cache


def sample(
    count: int,
    seed: int | tuple[int, ...],
    model: PoseModel | None = None,
    variation: Variation | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Samples hands of all letters equally, left and right.

    Args:
        count: number of hands, N.
        seed: equal seeds make equal hands.
        model: the pose model; the shipped one by default.
        variation: how far hands vary.

    Returns:
        Landmarks float32 (N, 21, 3), and int64 (N,): which of the model's labels each shows.
    """
    model = model or shipped()
    variation = variation or Variation()
    rng = np.random.default_rng(seed)
    blocks = [min(BLOCK, count - start) for start in range(0, count, BLOCK)]
    made = [_block(size, rng, model, variation) for size in blocks]
    hands = np.concatenate([hands for hands, _ in made] or [np.empty((0, 21, 3), np.float32)])
    index = np.concatenate([index for _, index in made] or [np.empty(0, np.int64)])
    return hands, index


@functools.cache
def shipped() -> PoseModel:
    """The pose model in the package, read once."""
    return PoseModel.load()


def _block(
    count: int, rng: np.random.Generator, model: PoseModel, variation: Variation
) -> tuple[np.ndarray, np.ndarray]:
    label = rng.integers(0, len(model.labels), count)
    hands = _pose(label, rng, model, variation.blend)
    hands = _resize_bones(hands, rng, variation.bone)
    return vary(hands, rng, variation), label


def _pose(
    label: np.ndarray, rng: np.random.Generator, model: PoseModel, blend: float
) -> np.ndarray:
    """Hands (N, 21, 3): a component's mean, moved along its modes and towards another signer's."""
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


def _resize_bones(hands: np.ndarray, rng: np.random.Generator, spread: float) -> np.ndarray:
    """Another signer's proportions: each bone keeps its direction and changes its length."""
    count = len(hands)
    finger = rng.standard_normal((count, 5), np.float32).repeat(4, axis=1)
    bone = rng.standard_normal((count, 20), np.float32)
    length = np.exp(spread * (finger + bone))[..., None]
    bones = (hands[:, 1:] - hands[:, PARENTS[1:]]) * length
    resized = hands.copy()
    for joint, parent in enumerate(PARENTS[1:], start=1):
        resized[:, joint] = resized[:, parent] + bones[:, joint - 1]
    return resized
