"""Photographs that move as a hand that draws."""

import numpy as np
import pytest

from training.movements.photographs import drawing

SIZE = (300, 200)


@pytest.mark.parametrize("letter", ["J", "Z"])
def test_a_photograph_waits_moves_by_a_palm_or_more_and_waits(letter):
    matrices = np.array(list(drawing(letter, SIZE, 100, 30, np.random.default_rng(3))))
    assert matrices.shape == (30, 2, 3)
    middles = matrices @ [SIZE[1] / 2, SIZE[0] / 2, 1]
    assert np.ptp(middles, axis=0).max() == pytest.approx(130, rel=0.4)
    np.testing.assert_allclose(matrices[:6], matrices[:1].repeat(6, 0))
    np.testing.assert_allclose(matrices[-5:], matrices[-1:].repeat(5, 0))


def test_both_sides_occur():
    ends = [
        np.array(list(drawing("J", SIZE, 100, 12, np.random.default_rng(seed))))[-1, 0, 1]
        for seed in range(8)
    ]
    assert min(ends) < 0 < max(ends)
