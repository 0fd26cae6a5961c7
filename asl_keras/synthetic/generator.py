"""Synthetic hands: samples of the pose model, as other signers would show them to a camera."""

from __future__ import annotations

import functools

import numpy as np

from asl_keras.hand.skeleton import PARENTS
from asl_keras.hand.variation import Variation, vary
from asl_keras.synthetic import nonletters
from asl_keras.synthetic.pose_model import PoseModel
from asl_keras.synthetic.poses import pose

NONE_SHARE = 0.2  # of all hands, where the model knows hands that sign no letter
MADE = 0.6  # share of those that are made, see `nonletters`; the others are real ones
BLOCK = 2048  # hands that are made at once: their arrays stay in the processor's cache


def sample(
    count: int,
    seed: int | tuple[int, ...],
    model: PoseModel | None = None,
    variation: Variation | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Samples hands of all letters equally, and of none, left and right.

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


def shares(model: PoseModel) -> np.ndarray:
    """(L,): how much of the hands is of each label. Letters are alike."""
    letter = model.alphabet.is_letter
    none = 0.0 if letter.all() else NONE_SHARE
    return np.where(letter, (1 - none) / letter.sum(), none)


def _block(
    count: int, rng: np.random.Generator, model: PoseModel, variation: Variation
) -> tuple[np.ndarray, np.ndarray]:
    label = rng.choice(len(model.labels), count, p=shares(model))
    hands = pose(label, rng, model, variation.blend)
    none = ~model.alphabet.is_letter[label]
    if none.any():
        hands[none] = _none(hands[none], rng, model, variation.blend)
    hands = _resize_bones(hands, rng, variation.bone)
    return vary(hands, rng, variation), label


def _none(real: np.ndarray, rng: np.random.Generator, model: PoseModel, blend: float) -> np.ndarray:
    """Hands of no letter (N, 21, 3): some of the real ones, the others made."""
    is_made = rng.random(len(real)) < MADE
    hands = nonletters.turned_over(real, rng)
    hands[is_made] = nonletters.made(int(is_made.sum()), rng, model, blend)
    return hands


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
