"""Hands whose labels are known to be right."""

import numpy as np
import pytest

from asl_keras.data.dataset import LandmarkDataset
from asl_keras.hand.alphabet import Alphabet
from asl_keras.synthetic import shipped
from training.checking.subject import Subject

STATIC = "ABCDEFGHIKLMNOPQRSTUVWXY"


@pytest.fixture
def subject_of():
    """Makes a subject of hands, labels and signers."""

    def make(hands, labels, signers, **more) -> Subject:
        alphabet = Alphabet.of(sorted(set(map(str, labels))))
        data = LandmarkDataset(alphabet, alphabet.indices(labels), np.array(signers), hands)
        return Subject(data, np.array([f"row {row}" for row in range(len(data))]), **more)

    return make


@pytest.fixture
def recorded():
    """Hands, labels and signers: eight frames of each letter of two of the pose model's signers.

    Under other names, else they would not be compared with themselves elsewhere; adjacent frames
    are alike, as those of a webcam are.
    """
    model, random = shipped(), np.random.default_rng(0)
    hands, labels, signers = [], [], []
    for name in ("borisgraudt", "t32rahman"):
        for letter in STATIC:
            of_letter = model.component_labels == model.labels.index(letter)
            (component,) = np.flatnonzero(of_letter & (model.component_signers == name))
            weight = 0.7 * random.standard_normal((8, model.modes.shape[1], 1, 1))
            frames = model.means[component] + (weight * model.modes[component]).sum(axis=1)
            hands.append(frames.astype(np.float32))
            labels += [letter] * 8
            signers += [f"{name} at home"] * 8
    return np.concatenate(hands), np.array(labels), np.array(signers)
