"""A row is never on both sides, nor is a signer."""

import numpy as np
import pytest

from asl_keras.data.split import split
from asl_keras.errors import InputError


def dataset(rows: int, signers: list[str], letters: str = "ABCD", seed: int = 0):
    """Labels and signers of random rows."""
    random = np.random.default_rng(seed)
    return random.choice(list(letters), rows), random.choice(signers, rows)


def check_partition(parts, count: int) -> None:
    assert np.array_equal(np.sort(np.concatenate(parts[:2])), np.arange(count))
    for rows in parts[:2]:
        assert len(rows)
        assert (np.diff(rows) > 0).all()


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("count", [2, 3, 5, 30])
def test_no_row_and_no_signer_is_on_both_sides(seed, count):
    labels, signers = dataset(400, [f"s{number}" for number in range(count)], seed=seed)
    parts = split(labels, signers, seed=seed)
    check_partition(parts, 400)
    assert not set(signers[parts.train]) & set(signers[parts.validation])
    assert parts.warning is None


@pytest.mark.parametrize("fraction", [0.1, 0.2, 0.5])
def test_many_signers_reach_the_fraction(fraction):
    labels, signers = dataset(2000, [f"s{number}" for number in range(40)])
    aside = split(labels, signers, fraction).validation
    assert abs(len(aside) / 2000 - fraction) < 0.025  # a signer has 0.025 of the rows


def test_the_seed_chooses_the_signers():
    labels, signers = dataset(400, [f"s{number}" for number in range(8)])
    chosen = [set(signers[split(labels, signers, seed=seed).validation]) for seed in range(20)]
    assert len({frozenset(names) for names in chosen}) > 10
    again = split(labels, signers, seed=3).validation
    assert np.array_equal(again, split(labels, signers, seed=3).validation)


@pytest.mark.parametrize("seed", range(20))
def test_the_only_signer_of_a_letter_trains(seed):
    labels, signers = dataset(300, ["a", "b", "c", "d", "e"])
    labels[np.flatnonzero(signers == "c")[:5]] = "Z"
    parts = split(labels, signers, seed=seed)
    assert "Z" in labels[parts.train]
    assert parts.warning is None


def test_letters_that_training_has_to_lose_are_named():
    labels, signers = np.array(list("AACBBBCC")), np.array(list("xxxyyyyy"))
    parts = split(labels, signers)
    assert parts.validation.tolist() == [0, 1, 2]
    assert parts.warning == "Only the validation part has A."


@pytest.mark.parametrize("of_whom", ["xxxxxxyy", "xxxyyyzz"])
def test_signers_with_letters_of_their_own_are_set_aside_in_blocks(of_whom):
    """Else nothing is left to validate, or a single letter to train on."""
    labels = np.array(list("AAABBBCC"))
    parts = split(labels, np.array(list(of_whom)))
    check_partition(parts, 8)
    assert set(labels[parts.train]) == set(labels[parts.validation]) == set("ABC")
    assert "letters that no other has" in parts.warning
    assert "says nothing about unseen signers" in parts.warning


def test_rows_without_a_signer_train_and_are_told_of():
    labels, signers = dataset(300, ["a", "b", "c", ""])
    parts = split(labels, signers)
    check_partition(parts, 300)
    assert "" not in signers[parts.validation]
    assert parts.warning.startswith(f"{(signers == '').sum()} rows have no signer")


@pytest.mark.parametrize("names", [[""], ["only one"], ["", "only one"]])
def test_fewer_than_two_signers_give_a_block_per_label_and_a_warning(names):
    labels, signers = dataset(400, names)
    parts = split(labels, signers, 0.25)
    check_partition(parts, 400)
    assert "Fewer than two signers" in parts.warning
    for label in "ABCD":
        rows = np.flatnonzero(labels == label)
        places = np.flatnonzero(np.isin(rows, parts.validation))
        assert len(places) == round(0.25 * len(rows))
        assert (np.diff(places) == 1).all()


def test_a_label_of_one_row_trains_and_one_of_two_is_shared():
    labels = np.array(list("ABB"))
    parts = split(labels, np.full(3, ""))
    assert sorted(labels[parts.train]) == ["A", "B"]
    assert labels[parts.validation].tolist() == ["B"]


@pytest.mark.parametrize("fraction", [0, 1, -0.2, 1.5, float("nan")])
def test_a_fraction_that_is_none_is_refused(fraction):
    with pytest.raises(InputError, match="between 0 and 1"):
        split(*dataset(10, ["a", "b"]), fraction)


def test_nothing_to_set_aside_is_refused():
    with pytest.raises(InputError, match="two rows of some label"):
        split(np.array(["A", "B"]), np.full(2, ""))


def test_the_real_signers_are_kept_apart(shared_data):
    from asl_keras.data.dataset import load

    data = load(sorted((shared_data / "landmarks").glob("*.npz")))
    for seed in range(5):
        parts = split(data.labels, data.signers, seed=seed)
        check_partition(parts, len(data))
        assert not set(data.signers[parts.train]) & set(data.signers[parts.validation])
        assert 0.05 < len(parts.validation) / len(data) < 0.35
