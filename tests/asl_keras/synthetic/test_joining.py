"""New people in a pose model."""

from dataclasses import replace

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import mirror
from asl_keras.synthetic import PoseModel, sample, shipped
from asl_keras.synthetic.joining import joined
from asl_keras.synthetic.pose_model import SHIPPED
from training import fit_pose_model


def of(*signers: str) -> PoseModel:
    """What the shipped model knows of some signers, with fewer modes."""
    model = shipped()
    mine = np.isin(model.component_signers, signers)
    return replace(
        model,
        component_labels=model.component_labels[mine],
        component_signers=model.component_signers[mine],
        means=model.means[mine],
        modes=model.modes[mine, :4],
    )


def called(model: PoseModel, name: str) -> PoseModel:
    return replace(model, component_signers=np.full(len(model.means), name))


def test_all_people_are_in_it_and_it_makes_hands():
    known, new = shipped(), called(of("borisgraudt"), "anna")
    model = joined(known, new)
    model.check()
    assert len(model.means) == len(known.means) + len(new.means)
    assert model.strangers(["anna", "ben", "t32rahman"]) == ["ben"]
    assert np.isfinite(sample(50, 0, model)[0]).all()


def test_whoever_has_the_other_hand_is_mirrored_as_a_whole():
    new = called(of("borisgraudt"), "anna")
    left = replace(new, means=mirror(new.means), modes=mirror(new.modes))
    for name in ("means", "modes"):
        as_it_is, turned = (getattr(joined(shipped(), one), name) for one in (new, left))
        np.testing.assert_array_equal(as_it_is, turned)


def test_letters_that_are_recorded_anew_take_the_place_of_the_old_ones():
    new = replace(of("borisgraudt"), means=of("borisgraudt").means + np.float32(0.01))
    model = joined(shipped(), new)
    assert len(model.means) == len(shipped().means)
    mine = model.component_signers == "borisgraudt"
    np.testing.assert_array_equal(model.means[mine], new.means)


def test_other_labels_are_refused():
    new = of("borisgraudt")
    other = replace(new, alphabet=Alphabet.of(["7", *new.labels[1:]]))
    with pytest.raises(InputError, match=r"labels among A B.*Received also: 7"):
        joined(shipped(), other)


def test_hands_of_nobody_would_be_one_persons(tmp_path):
    for name in ("", " none"):
        with pytest.raises(InputError, match="`signers` are all known"):
            joined(shipped(), called(of("borisgraudt"), name))


def test_the_command_says_whose_letters_it_replaces(tmp_path, capsys):
    hands, index = sample(200, 0)
    labels = np.array(shipped().labels)[index]
    rows = np.isin(labels, ["A", "B"])
    signers = np.full(rows.sum(), "borisgraudt")
    write_landmarks(tmp_path / "hands.npz", hands[rows], labels[rows], signers)
    data = ["--data", str(tmp_path / "hands.npz"), "--out", str(tmp_path / "pose.npz")]
    fit_pose_model.main([*data, "--add-to", "shipped"])
    said = capsys.readouterr().err
    assert "borisgraudt is in shipped already: A B are those of the data now" in said
    assert said.count("Note") == 1


def test_the_command_adds_people_to_what_ships(tmp_path):
    hands, index = sample(600, 0)
    labels = np.array(shipped().labels)[index]
    write_landmarks(tmp_path / "hands.npz", hands, labels, np.full(600, "anna"))
    out = tmp_path / "pose_model.npz"
    data = ["--data", str(tmp_path / "hands.npz"), "--out", str(out)]
    fit_pose_model.main([*data, "--add-to", "shipped"])
    people = set(PoseModel.load(out).component_signers)
    assert people == {*PoseModel.load(SHIPPED).component_signers, "anna", "anna none"}
