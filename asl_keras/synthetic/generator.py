"""Synthetic hands: samples of the pose model, as other signers would show them to a camera."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from asl_keras.hand.skeleton import PARENTS
from asl_keras.synthetic.alignment import centred
from asl_keras.synthetic.pose_model import PoseModel

BLOCK = 2048  # hands that are made at once: their arrays stay in the processor's cache


@dataclass(frozen=True)
class Variation:
    """How hands vary beyond the pose model; the defaults were chosen on signers left out of it.

    Angles in degrees, turned evenly within +-angle. Lengths are relative; `bone`, `aspect`,
    `shear` and `noise` are standard deviations.
    """

    blend: float = 0.5  # share of hands between two signers' ways of making the letter
    bone: float = 0.05  # of the logarithm of a bone's length, and of a whole finger's
    yaw: float = 30.0
    pitch: float = 30.0
    roll: float = 20.0
    perspective: float = 0.2  # size of the hand over its distance from the camera, at most
    aspect: float = 0.12  # of the logarithm of width over height: cameras and resized pictures
    shear: float = 0.1
    noise: float = 0.01  # of each landmark, in units of the hand's size


def sample(
    count: int,
    seed: int | tuple[int, ...],
    model: PoseModel | None = None,
    variation: Variation | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Makes hands of all letters alike, left and right.

    Args:
        count: number of hands, N.
        seed: equal seeds make equal hands.
        model: the pose model; the shipped one by default.
        variation: how far hands vary.

    Returns:
        Landmarks float32 (N, 21, 3), and the letters (N,).
    """
    model = model or shipped()
    variation = variation or Variation()
    rng = np.random.default_rng(seed)
    blocks = [min(BLOCK, count - start) for start in range(0, count, BLOCK)]
    made = [_block(size, rng, model, variation) for size in blocks]
    hands = np.concatenate([hands for hands, _ in made] or [np.empty((0, 21, 3), np.float32)])
    index = np.concatenate([index for _, index in made] or [np.empty(0, np.int64)])
    return hands, np.array(model.labels)[index]


@functools.cache
def shipped() -> PoseModel:
    """The pose model in the package, read once."""
    return PoseModel.load()


def _block(count: int, rng: np.random.Generator, model: PoseModel, variation: Variation):
    label = rng.integers(0, len(model.labels), count)
    hands = _pose(label, rng, model, variation.blend)
    hands = _resize_bones(hands, rng, variation.bone)
    return vary(hands, rng, variation), label


def _pose(label: np.ndarray, rng: np.random.Generator, model: PoseModel, blend: float):
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


def vary(
    hands: np.ndarray, rng: np.random.Generator, variation: Variation | None = None
) -> np.ndarray:
    """Hands (N, 21, 3) as a camera sees them from somewhere else, with a landmarker's errors.

    Left and right are equally likely. The result is centred and of unit size before it is turned; a
    hand whose z is NaN is taken as flat.
    """
    variation = variation or Variation()
    count = len(hands)
    hands = centred(np.nan_to_num(hands)).astype(np.float32)

    def angle(limit: float) -> np.ndarray:
        return np.deg2rad(rng.uniform(-limit, limit, (count, 1))).astype(np.float32)

    def gaussian(spread: float) -> np.ndarray:
        return spread * rng.standard_normal((count, 1), np.float32)

    x, y, z = np.moveaxis(hands, 2, 0)
    x, z = _turn(x, z, angle(variation.yaw))
    y, z = _turn(y, z, angle(variation.pitch))
    nearness = 1 / (1 + variation.perspective * rng.random((count, 1), np.float32) * z)
    x = x * nearness * np.exp(gaussian(variation.aspect))
    y = y * nearness
    x, y = _turn(x + gaussian(variation.shear) * y, y, angle(variation.roll))
    side = np.where(rng.random((count, 1)) < 0.5, np.float32(-1), np.float32(1))
    seen = np.stack([x * side, y, z], axis=2)
    return seen + variation.noise * rng.standard_normal(seen.shape, np.float32)


def _turn(a: np.ndarray, b: np.ndarray, angle: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    cosine, sine = np.cos(angle), np.sin(angle)
    return cosine * a - sine * b, sine * a + cosine * b
