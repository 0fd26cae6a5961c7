"""The small network, and landmarks that no format was compared with."""

import numpy as np
import pytest

from asl_keras.inference.keras_classifier import KerasClassifier
from mobile_export.settings import Acceptance


@pytest.fixture(scope="session")
def classifier(source) -> KerasClassifier:
    return KerasClassifier.load(source)


@pytest.fixture(scope="session")
def accepts():
    return lambda: Acceptance(temperature=1.2, threshold=0.7)


@pytest.fixture(scope="session")
def landmarks() -> np.ndarray:
    """float32 (9, 21, 3), of unknown depth."""
    from asl_keras.synthetic.generator import sample

    hands, _ = sample(9, seed=5)
    hands[..., 2] = np.nan
    return hands
