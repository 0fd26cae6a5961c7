"""A rate that falls where learning stands still."""

import pytest

from training.learning.plateau import FACTOR, PATIENCE, fallen


@pytest.mark.parametrize(
    ("losses", "falls"),
    [
        ([], 0),
        ([1.0], 0),
        ([1.0] * PATIENCE, 0),  # the first is the best
        ([1.0] * (PATIENCE + 1), 1),
        ([1.0] * (2 * PATIENCE + 1), 2),
        ([1.0, 2.0, 0.9, 2.0], 0),
        ([3.0, 2.0, 1.0, 0.5], 0),
    ],
)
def test_the_rate_falls_after_each_so_many_epochs_without_a_better_loss(losses, falls):
    assert fallen(losses) == pytest.approx(FACTOR**falls)


def test_a_better_loss_does_not_raise_it_again():
    assert fallen([1.0, 1.0, 1.0, 0.1]) == pytest.approx(FACTOR)
