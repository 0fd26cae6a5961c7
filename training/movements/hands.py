"""Hands in three dimensions that the made movements move: one signer's letters."""

import numpy as np

from asl_keras.synthetic import PoseModel, shipped
from asl_keras.synthetic.poses import pose

THUMB = slice(1, 5)
OTHER_THUMB = 0.3  # share of pointing hands whose thumb is another letter's
MIXED = 0.25  # share of I hands that are on the way to Y, as many make it

Hands = dict[str, np.ndarray]
"""By letter: float64 (21, 3), the wrist at 0, the middle finger's knuckle at distance 1; of a hand
whose palm is seen, the little finger is on the right."""


def signer(rng: np.random.Generator, model: PoseModel | None = None) -> Hands:
    """One hand for each letter of the pose model, and one that signs nothing."""
    model = model or shipped()
    shapes = pose(np.arange(len(model.labels)), rng, model, blend=0.5).astype(np.float64)
    hands = dict(zip(model.labels, map(_sized, shapes), strict=True))
    if rng.random() < MIXED:
        hands["I"] = hands["I"] + rng.uniform(0, 0.4) * (hands["Y"] - hands["I"])
    return hands


def pointing(hands: Hands, rng: np.random.Generator) -> np.ndarray:
    """A hand that draws Z: D, at times G's or L's pointing hand or with a hooked finger."""
    letter = rng.choice(["D", "L", "X", "G"], p=[0.74, 0.1, 0.08, 0.08])
    hand = hands[letter].copy()
    if rng.random() < OTHER_THUMB:
        hand[THUMB] = hands[rng.choice(list("ASTX"))][THUMB]
    return hand


def _sized(hand: np.ndarray) -> np.ndarray:
    apart = (hand - hand[0]) * [-1, 1, 1]  # the pose model's little finger is on the left
    return apart / np.linalg.norm(apart[9])
