"""No person and no near-duplicate is in two parts."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.synthetic import sample
from training.checking.parts import Shares, parts
from training.checking.repeats import near_any
from training.checking.shapes import shapes

HANDS, INDEX = sample(1200, 0)
SHAPE = shapes(HANDS)
LABELS = np.array(list("ABCDEFGHIKLMNOPQRSTUVWXYZ"))[INDEX]
SIGNERS = np.array([f"person {row % 12}" for row in range(1200)])


def of(found) -> dict[str, np.ndarray]:
    return dict(found.items())


@pytest.mark.parametrize("seed", range(5))
def test_each_person_is_in_one_part_and_the_shares_are_as_asked(seed):
    found = parts(LABELS, SIGNERS, SHAPE, Shares(0.25, 0.25), seed=seed)
    people = [set(SIGNERS[rows]) for rows in of(found).values()]
    assert [len(one) for one in people] == [6, 3, 3]
    assert len(set.union(*people)) == 12
    assert found.warnings == ()


def test_letters_are_set_aside_evenly():
    """Half of the people show a few letters alone; they are not all that is set aside."""
    few = (np.arange(1200) % 12 < 6) & (INDEX > 5)
    rows = np.flatnonzero(~few)
    found = parts(LABELS[rows], SIGNERS[rows], SHAPE[rows], Shares(0.3, 0))
    assert set(LABELS[rows][found.validation]) == set(LABELS)


def test_people_who_share_pictures_are_one():
    """As where a data set was merged with a copy of itself."""
    rows = np.concatenate([np.arange(1200), np.flatnonzero(SIGNERS == "person 3")])
    signers = np.append(SIGNERS, ["copy"] * 100)
    for seed in range(5):
        found = parts(LABELS[rows], signers, SHAPE[rows], Shares(0.3, 0), seed=seed)
        both = [{"copy", "person 3"} <= set(signers[one]) for one in of(found).values()]
        assert any(both)


def test_no_part_has_a_near_duplicate_of_another():
    mixed = np.random.default_rng(0).permutation(12)[np.arange(1200) % 12]
    signers = np.array([f"person {one}" for one in mixed])
    again = np.random.default_rng(1).choice(1200, 30, replace=False)
    rows = np.concatenate([np.arange(1200), again])
    signers = np.append(signers, np.roll(signers[again], 1))
    found = parts(LABELS[rows], signers, SHAPE[rows], Shares(0.2, 0.2))
    assert len(found.left_out)
    assert f"{len(found.left_out)} near-duplicates" in found.warnings[-1]
    train, validation, test = of(found).values()
    shape = SHAPE[rows]
    assert not near_any(shape[validation], shape[train]).any()
    assert not near_any(shape[test], shape[np.concatenate([train, validation])]).any()


def test_where_nobody_is_known_adjacent_rows_are_set_aside_and_that_is_said():
    found = parts(LABELS, np.full(1200, ""), SHAPE, Shares())
    assert {name: len(rows) for name, rows in found.items()}.keys() == {
        "train",
        "validation",
        "test",
    }
    assert "Fewer than two signers" in found.warnings[0]
    for rows in (found.validation, found.test):
        assert set(LABELS[rows]) == set(LABELS)


def test_why_two_signers_are_not_enough_is_said():
    """One of them is in the test part, or both are one person."""
    two = np.array(["ann", "bob"])[np.arange(1200) % 2]
    (said, *_) = parts(LABELS, two, SHAPE, Shares()).warnings
    assert said.startswith("No two signers are left beside those of the test part: the validation")
    rows = np.append(np.arange(1200), np.arange(0, 240, 2))  # of ann's, which bob has, too
    (said, *_) = parts(LABELS[rows], np.append(two, ["bob"] * 120), SHAPE[rows], Shares()).warnings
    assert said.startswith("The signers share so many pictures that they count as one person")


def test_blocks_can_be_asked_for():
    found = parts(LABELS, SIGNERS, SHAPE, Shares(), by="block")
    assert "as asked" in found.warnings[0]
    assert set(SIGNERS[found.train]) == set(SIGNERS[found.test])


def test_a_clip_stays_whole():
    clips = np.arange(1200) // 10
    labels = np.array(list("AB"))[clips % 2]
    found = parts(labels, np.full(1200, ""), SHAPE, Shares(0.2, 0.2), clips=clips)
    held = [set(clips[rows]) for rows in of(found).values()]
    assert sum(map(len, held)) == 120
    alone = parts(labels, np.full(1200, ""), SHAPE, Shares(), clips=np.full(1200, -1))
    assert len(alone.validation) == 180


def test_a_part_that_repeats_the_training_part_is_refused():
    still = np.repeat(SHAPE[:2], 50, axis=0)
    with pytest.raises(InputError, match=r"all near-duplicates of them.*Record another signer"):
        parts(np.repeat(["A", "B"], 50), np.full(100, ""), still, Shares())


@pytest.mark.parametrize("shares", [(-0.1, 0.1), (0.5, 0.5), (0, 0), (1, 0), (float("nan"), 0.1)])
def test_shares_that_leave_nothing_are_refused(shares):
    with pytest.raises(InputError, match=r"Expected `(validation|test)`"):
        Shares(*shares)
