"""Hands that judge, and a PostgreSQL server."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.synthetic.generator import sample
from asl_keras.synthetic.pose_model import SHIPPED, PoseModel
from tests.postgresql import postgresql


@pytest.fixture(scope="session")
def known() -> str:
    """A signer of the shipped pose model."""
    return str(PoseModel.load(SHIPPED).component_signers[0])


@pytest.fixture(scope="session")
def judges(tmp_path_factory, known) -> Path:
    """Hands of a stranger, and of that signer."""
    hands, truth = sample(520, seed=1)
    signers = np.where(np.arange(len(hands)) % 2, "stranger", known)
    file = tmp_path_factory.mktemp("judges") / "people.npz"
    write_landmarks(file, hands, np.array(PoseModel.load(SHIPPED).labels)[truth], signers)
    return file


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL database, in a server that lives as long as the tests."""
    with postgresql() as url:
        yield url
