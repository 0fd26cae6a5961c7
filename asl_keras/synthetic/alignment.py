"""Brings real hands of unknown handedness to one handedness, place and size."""

import numpy as np

ROUNDS = 4
# Frames of one signer mostly show the same hand. Where nearly all of a signer's frames vote alike,
# the others are outliers, not the other hand.
AGREEMENT = 0.88

Shapes = dict[str, np.ndarray]  # by label: the mean canonical hand, (21, 2)


def one_handed(hands: np.ndarray, labels: np.ndarray, signers: np.ndarray) -> np.ndarray:
    """Mirrors hands so that all are of one handedness.

    Each hand votes for the side on which it is nearer to the mean hand of its letter; the means
    start from the signer with most letters and are computed from all signers in every round.

    Args:
        hands: centred, (N, 21, 3).
        labels: (N,) letters.
        signers: (N,) names.

    Returns:
        (N, 21, 3), some of them mirrored.
    """
    mirrored = np.zeros(len(hands), bool)
    names = np.unique(signers)
    first = max(names, key=lambda name: (len(np.unique(labels[signers == name])), name))
    shapes = _mean_shapes(hands, labels, signers, signers == first)
    for _ in range(ROUNDS):
        votes = _votes(hands, labels, shapes)
        for name in names:
            mirrored[signers == name] = _unanimous(votes[signers == name])
        turned = np.where(mirrored[:, None, None], hands * (-1, 1, 1), hands)
        shapes |= _mean_shapes(turned, labels, signers, np.ones(len(hands), bool))
    return turned


def _votes(hands: np.ndarray, labels: np.ndarray, shapes: Shapes) -> np.ndarray:
    """Whether each hand is nearer to its letter's mean hand when it is mirrored."""
    unseen = np.zeros((*hands.shape[1:][:1], 2))
    means = np.stack([shapes.get(label, unseen) for label in labels])
    as_it_is = ((hands[..., :2] - means) ** 2).sum(axis=(1, 2))
    mirrored = ((hands[..., :2] * (-1, 1) - means) ** 2).sum(axis=(1, 2))
    return mirrored < as_it_is


def _unanimous(votes: np.ndarray) -> np.ndarray:
    share = votes.mean()
    return votes if 1 - AGREEMENT < share < AGREEMENT else np.full(len(votes), share > 0.5)


def _mean_shapes(
    hands: np.ndarray, labels: np.ndarray, signers: np.ndarray, rows: np.ndarray
) -> Shapes:
    """The mean hand of each label, every signer counted once."""
    shapes = {}
    for label in np.unique(labels[rows]):
        of_label = rows & (labels == label)
        means = [
            hands[of_label & (signers == name), :, :2].mean(axis=0)
            for name in np.unique(signers[of_label])
        ]
        shapes[label] = np.mean(means, axis=0)
    return shapes
