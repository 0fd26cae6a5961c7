"""One small model of each architecture that tells pictures apart as a trained one does."""

import functools

import keras
import numpy as np
import pytest

from asl_keras.inference.inputs import LandmarkInput
from asl_keras.models import ARCHITECTURES, build, reads
from tests.batch_statistics import adapt_batch_normalisation

SIDE = 64
CLASSES = 5
SEED = 0  # with some, an untrained model gives nearly the same answer to every picture


@pytest.fixture(scope="session")
def pictures() -> np.ndarray:
    """float32 (4, 64, 64, 3) in [0, 255]: coloured blocks, as different as masks are."""
    blocks = np.random.default_rng(2).integers(0, 2, (4, 8, 8, 3)) * 255
    return blocks.repeat(8, axis=1).repeat(8, axis=2).astype(np.float32)


@pytest.fixture(scope="session")
def batches(pictures) -> dict[str, np.ndarray]:
    """What models of each kind of input read: four hands, as different as can be."""
    hands = np.random.default_rng(3).normal(size=(4, 21, 3)).astype(np.float32)
    return {"mask": pictures, "landmarks": LandmarkInput().prepare(hands)}


@pytest.fixture(scope="session")
def trained(batches):
    """Builds a model whose every weight has moved, without the minutes of training."""

    def make(architecture: str, classes: int = CLASSES) -> keras.Model:
        batch = batches[reads(architecture)]
        keras.utils.set_random_seed(SEED)
        model = build(architecture, batch.shape[1:], classes)
        random = np.random.default_rng(1)
        model.set_weights([_moved(random, weight) for weight in model.get_weights()])
        adapt_batch_normalisation(model, batch)
        return model

    return make


def _moved(random: np.random.Generator, weight: np.ndarray) -> np.ndarray:
    return weight * random.uniform(0.5, 2, weight.shape) + random.uniform(0, 0.01, weight.shape)


@pytest.fixture(scope="session")
def known(trained):
    """The model of an architecture, of 5 classes and 64 x 64 pixels; tests leave it as it is."""
    return functools.cache(trained)


@pytest.fixture(scope="session", params=ARCHITECTURES)
def model(request, known) -> keras.Model:
    """One of each architecture; tests leave its weights as they are."""
    return known(request.param)


@pytest.fixture
def batch(model, batches) -> np.ndarray:
    """Four hands as `model` reads them."""
    return batches[reads(model.name)]
