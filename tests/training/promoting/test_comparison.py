"""When a model counts as better, equal or worse."""

import numpy as np
import pytest

from training.promoting.comparison import BETTER, EQUAL, WORSE, compare

LETTERS = np.array(list("ABCDEFGHIKLMNOPQRSTUVWXY"))


def hands(people: int, frames: int = 10) -> tuple[np.ndarray, np.ndarray]:
    """Labels and signers: so many frames of each letter of each."""
    labels = np.tile(np.repeat(LETTERS, frames), people)
    signers = np.repeat([f"person {one}" for one in range(people)], frames * len(LETTERS))
    return labels, signers


def reads(labels: np.ndarray, signers: np.ndarray, share: float, seed: int) -> np.ndarray:
    """A model that reads such a share of each signer's letters, all frames of one alike."""
    random = np.random.default_rng(seed)
    _, pair = np.unique(np.char.add(labels, signers), return_inverse=True)
    return (random.random(pair.max() + 1) < share)[pair]


def test_a_clearly_better_model_is_better_for_all_and_for_each():
    labels, signers = hands(4)
    old, new = reads(labels, signers, 0.5, 0), np.ones(len(labels), bool)
    found = compare(old, new, labels, signers, 0.01)
    assert found.overall.verdict == BETTER
    assert {one.verdict for one in found.signers.values()} == {BETTER}
    assert not found.reasons
    assert found.as_json()["promoted"] is True


def test_a_clearly_worse_model_is_refused():
    labels, signers = hands(4)
    old, new = np.ones(len(labels), bool), reads(labels, signers, 0.6, 0)
    found = compare(old, new, labels, signers, 0.01)
    assert found.overall.verdict == WORSE
    assert "Over all signers" in found.reasons[0]
    assert found.as_json()["promoted"] is False


def test_a_model_that_is_worse_for_one_signer_is_refused_though_better_for_all():
    labels, signers = hands(5)
    old = reads(labels, signers, 0.6, 0)
    new = np.ones(len(labels), bool)
    poor = signers == "person 2"
    old[poor], new[poor] = True, reads(labels[poor], signers[poor], 0.4, 1)
    found = compare(old, new, labels, signers, 0.01)
    assert found.overall.new > found.overall.old
    assert found.reasons == ["It is worse for person 2."]


def test_the_same_model_is_equal():
    labels, signers = hands(3)
    old = reads(labels, signers, 0.8, 0)
    found = compare(old, old, labels, signers, 0)
    assert found.overall.verdict == EQUAL
    assert (found.overall.low, found.overall.high) == (0, 0)
    assert not found.reasons


def test_frames_of_one_letter_say_no_more_than_one():
    """Else a hundred frames of one letter that is lost would condemn a model."""
    few, many = (hands(1, frames) for frames in (1, 100))
    spreads = []
    for labels, signers in (few, many):
        old, new = (np.where(labels == one, False, True) for one in "KS")
        one = compare(old, new, labels, signers, 1).signers["person 0"]
        spreads.append(one.high - one.low)
        assert one.verdict == EQUAL
    assert spreads[0] == pytest.approx(spreads[1])


def test_a_drop_that_chance_may_explain_is_allowed_up_to_a_limit():
    labels, signers = hands(1)
    old, new = np.ones(len(labels), bool), ~np.isin(labels, ["K", "S"])
    assert compare(old, new, labels, signers, 0.1).reasons == []
    (reason,) = compare(old, new, labels, signers, 0.05).reasons
    assert "8.3 points less" in reason


def test_signers_count_alike_however_many_hands_they_have():
    labels, signers = hands(2)
    few = (signers == "person 0") | (np.arange(len(labels)) % 10 == 0)
    old = np.ones(len(labels), bool)
    new = signers == "person 0"
    found = compare(old[few], new[few], labels[few], signers[few], 0.01)
    assert found.overall.new == pytest.approx(0.5)


def test_equal_models_are_seldom_refused():
    """Of 100 pairs that differ by chance alone, about as many as an error of 5 % allows."""
    labels, signers = hands(6, frames=2)
    verdicts = []
    for seed in range(0, 40, 2):
        old, new = (reads(labels, signers, 0.8, one) for one in (seed, seed + 1))
        found = compare(old, new, labels, signers, 1)
        verdicts += [one.verdict for one in found.signers.values()]
    assert np.mean([one == WORSE for one in verdicts]) < 0.03
