"""Fits the pose model to real hands.

Hands are brought to natural proportions and to one handedness, place and size; missing depth is
filled in. Then each signer and letter becomes one Gaussian of the mixture.
"""

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.variation import centred
from asl_keras.synthetic.alignment import one_handed
from asl_keras.synthetic.depth import lift
from asl_keras.synthetic.pose_model import PoseModel

# Pictures of these signers were squeezed or stretched; the factor on x gives natural hands back.
PROPORTIONS = {"t32rahman": 4 / 3, "project_s": 3 / 4}
LEAST_HANDS = 2  # fewer have no variation to fit


def fit(
    landmarks: np.ndarray,
    labels: np.ndarray,
    signers: np.ndarray,
    modes: int,
    alphabet: Alphabet | None = None,
) -> PoseModel:
    """Fits one component to the hands of each signer and letter, where there are two at least.

    Args:
        landmarks: (N, 21, 3), z NaN where unknown.
        labels: (N,) letters.
        signers: (N,) names.
        modes: number of principal components kept, M.
        alphabet: of the letters; None for what bare labels mean.

    Raises:
        InputError: if nobody has two hands of a letter.
    """
    factors = np.array([PROPORTIONS.get(signer, 1.0) for signer in signers.tolist()])
    natural = landmarks.astype(np.float64) * np.stack([factors, factors**0, factors**0], 1)[:, None]
    hands = lift(one_handed(centred(natural), labels, signers), labels, signers)
    names = np.unique(labels).tolist()
    components = [
        (label, signer, *_gaussian(rows, modes))
        for signer in np.unique(signers)
        for label in names
        if len(rows := hands[(signers == signer) & (labels == label)]) >= LEAST_HANDS
    ]
    if not components:
        raise InputError(
            f"Expected at least {LEAST_HANDS} hands of a letter of one signer. Received: "
            f"{len(hands)} hands, no two alike. Record more of each."
        )
    label, signer, means, variation = zip(*components, strict=True)
    known = alphabet.among(label) if alphabet else Alphabet.of(sorted(set(label)))
    places = known.indices(label)
    return PoseModel(known, places, np.array(signer), np.array(means), np.array(variation))


def _gaussian(hands: np.ndarray, modes: int) -> tuple[np.ndarray, np.ndarray]:
    """The mean (21, 3) and the first principal modes (M, 21, 3) of hands (N, 21, 3)."""
    mean = hands.mean(axis=0)
    deviations = (hands - mean).reshape(len(hands), -1)
    _, length, direction = np.linalg.svd(deviations, full_matrices=False)
    kept = min(modes, len(length))
    variation = np.zeros((modes, *mean.shape))
    scaled = direction[:kept] * length[:kept, None] / np.sqrt(len(hands) - 1)
    variation[:kept] = scaled.reshape(kept, *mean.shape)
    return mean, variation
