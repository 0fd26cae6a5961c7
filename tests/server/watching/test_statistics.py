"""How far windows are from a reference."""

import numpy as np
import pytest
from scipy.stats import ks_2samp

from server.watching.statistics import ks, psi

SHARES = np.full(20, 0.05)


def test_a_window_like_the_reference_is_not_apart():
    counts = np.full((1, 20), 10)
    assert psi(counts, SHARES, 200) == pytest.approx(0)
    assert ks(counts, SHARES, 200) == pytest.approx(0)


def test_it_is_the_two_sample_statistic_of_the_binned_values():
    random = np.random.default_rng(0)
    one, other = random.integers(20, size=300), random.integers(3, 20, size=400)
    counts = np.bincount(one, minlength=20)[None]
    shares = np.bincount(other, minlength=20) / 400
    assert ks(counts, shares, 300)[0] == pytest.approx(ks_2samp(one, other).statistic)


def test_the_index_is_that_of_its_definition_for_many_hands():
    """Half a hand is added to each bin, which does not show among a million."""
    now, then = np.array([0.5, 0.3, 0.2]), np.array([0.2, 0.3, 0.5])
    expected = ((now - then) * np.log(now / then)).sum()
    assert psi(now[None] * 1e6, then, 10**6)[0] == pytest.approx(expected, rel=1e-4)


def test_an_empty_bin_is_finite():
    assert np.isfinite(psi(np.array([[200, 0]]), np.array([0.0, 1.0]), 200)).all()


@pytest.mark.parametrize("statistic", [psi, ks])
def test_chance_makes_as_large_values_of_few_hands_as_of_the_usual_number(statistic):
    random = np.random.default_rng(0)
    many, few = (
        np.quantile(statistic(random.multinomial(n, SHARES, 4000), SHARES, 250), 0.99)
        for n in (250, 100)
    )
    assert few == pytest.approx(many, rel=0.2)
