"""Confusions of several signers."""

import numpy as np

from asl_keras.hand.alphabet import ASL
from training.judging.confusions import MOVING, shares
from training.judging.simulated import Signer


def signer(labels: str, read: str) -> Signer:
    return Signer("me", ASL, np.array(list(labels)), np.eye(26)[ASL.indices(list(read))], 0.5)


def test_signers_count_alike_and_only_for_letters_that_they_showed():
    found = shares([signer("AAAAB", "AAASB"), signer("A", "S")])
    a, b, s = ASL.indices(["A", "B", "S"])
    assert found[a, [a, s]].tolist() == [0.375, 0.625]
    assert found[b, b] == 1
    assert np.allclose(found[s], 1 / 26)


def test_movements_are_read_as_is_known_of_them():
    found = shares([signer("JA", "YA")])
    assert found[ASL.labels.index("J"), ASL.labels.index("I")] == MOVING["J"]["I"]
