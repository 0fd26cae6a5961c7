"""What is said of a model when its training ends."""

import pytest

from training.report.outcome import hardly_better_than_guessing


@pytest.mark.parametrize(
    ("accuracy", "labels", "said"),
    [(0.038, 26, True), (0.12, 26, True), (0.2, 26, False), (0.52, 2, True), (0.6, 2, False)],
)
def test_it_is_said_that_a_model_has_learnt_nothing(accuracy, labels, said):
    assert bool(hardly_better_than_guessing(accuracy, labels)) is said
