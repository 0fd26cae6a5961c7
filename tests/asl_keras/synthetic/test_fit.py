"""The pose model: alignment, depth, fitting, saving."""

from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.hand.alphabet import ASL
from asl_keras.hand.skeleton import mirror
from asl_keras.hand.variation import centred
from asl_keras.synthetic import PoseModel, fit
from asl_keras.synthetic.alignment import one_handed
from asl_keras.synthetic.depth import lift
from asl_keras.synthetic.pose_model import SHIPPED

RNG = np.random.default_rng(7)
SHAPES = {letter: RNG.normal(size=(21, 3)) for letter in "AB"}


def hands(count: int, spread: float = 0.02) -> tuple[np.ndarray, np.ndarray]:
    """Hands (2 count, 21, 3) that vary a little around two shapes, and their letters."""
    labels = np.repeat(["A", "B"], count)
    shapes = np.stack([SHAPES[label] for label in labels])
    return shapes + spread * RNG.normal(size=shapes.shape), labels


def test_centred_hands_do_not_depend_on_place_and_size():
    landmarks, _ = hands(3)
    np.testing.assert_allclose(centred(5 * landmarks + 3), centred(landmarks), atol=1e-12)


def test_mirrored_hands_of_a_signer_with_both_hands_are_turned_back():
    landmarks, labels = hands(40)
    left = RNG.random(len(landmarks)) < 0.5
    mixed = np.where(left[:, None, None], mirror(landmarks), landmarks)
    turned = one_handed(centred(mixed), labels, np.full(len(labels), "s"))
    one_side = np.sign(turned[:, 0, 0])
    for letter in "AB":
        assert len(np.unique(one_side[labels == letter])) == 1


def test_a_left_handed_signer_is_mirrored_as_a_whole():
    landmarks, labels = hands(10)
    both = centred(np.concatenate([landmarks, mirror(landmarks)]))
    signers = np.repeat(["left", "right"], len(landmarks))
    turned = one_handed(both, np.tile(labels, 2), signers)
    np.testing.assert_allclose(turned[: len(landmarks)], turned[len(landmarks) :])


def test_depth_is_learnt_from_signers_who_have_it():
    flat = RNG.normal(size=(300, 21, 3))
    slope = RNG.normal(size=(42, 21)) / 10
    flat[..., 2] = flat[..., :2].reshape(300, 42) @ slope
    flat[..., 2] -= flat[:, :1, 2]
    unknown = flat.copy()
    unknown[200:, :, 2] = np.nan
    lifted = lift(unknown, np.full(300, "A"), np.repeat(["x", "y"], [200, 100]))
    error = np.abs(lifted[200:, :, 2] - flat[200:, :, 2]).mean()
    assert error < 0.1 * np.abs(flat[200:, :, 2]).mean()


def test_a_letter_that_nobody_has_in_depth_becomes_flat():
    landmarks, labels = hands(4)
    landmarks[..., 2] = np.nan
    assert not lift(landmarks, labels, np.full(8, "x"))[..., 2].any()


def test_a_component_has_the_mean_and_the_variance_of_its_hands():
    landmarks, labels = hands(200)
    model = fit.fit(landmarks, labels, np.full(len(labels), "s"), modes=63)
    natural = centred(landmarks)[labels == "B"]
    assert model.labels == ("A", "B")
    np.testing.assert_allclose(model.means[1, :, :2], natural[..., :2].mean(axis=0), atol=1e-9)
    variance = (model.modes[1] ** 2).sum(axis=0)[:, :2]
    np.testing.assert_allclose(variance, natural[..., :2].var(axis=0, ddof=1), rtol=1e-6)


def test_a_pose_model_survives_a_file(tmp_path):
    landmarks, labels = hands(5)
    model = fit.fit(landmarks, labels, np.full(len(labels), "s"), modes=3)
    model.save(tmp_path / "pose.npz")
    read = PoseModel.load(tmp_path / "pose.npz")
    assert read.labels == model.labels
    np.testing.assert_allclose(read.modes, model.modes, atol=1e-3)  # half precision


def refused(path: Path) -> None:
    with pytest.raises(InputError) as caught:
        PoseModel.load(path)
    assert str(caught.value).startswith(f"{path}: expected ")
    assert "\n" not in str(caught.value)


def test_files_that_are_no_pose_model_are_refused(tmp_path):
    (tmp_path / "text.npz").write_text("not a zip")
    np.savez(tmp_path / "other.npz", labels=np.array(["A"]))
    np.savez(tmp_path / "pickled.npz", labels=np.array([{}], object))
    np.save(tmp_path / "array.npy", np.zeros(3))
    (tmp_path / "cut.npz").write_bytes(SHIPPED.read_bytes()[:5000])
    for name in ("text.npz", "other.npz", "pickled.npz", "array.npy", "cut.npz", "missing.npz"):
        refused(tmp_path / name)


@pytest.mark.parametrize(
    "wrong",
    [
        {"labels": np.array(["A", "A"])},
        {"labels": np.array(["A", ""])},
        {"labels": np.array(["none", "nothing"])[:1], "component_labels": np.zeros(2, np.int16)},
        {"labels": np.array(["A", "B"], "<U3000000")},
        {"labels": np.array("A")},
        {"component_labels": np.array([0, 7])},
        {"component_labels": np.array([0.2, 1.7])},
        {"component_labels": np.zeros(1 << 24, np.int8)},
        {"component_signers": np.array(["s"])},
        {"component_signers": np.arange(2)},
        {"means": np.full((2, 21, 3), 1e300)},
        {"means": np.full((2, 21, 3), np.nan)},
        {"means": np.zeros((2, 21, 3))},
        {"means": np.zeros((2, 21))},
        {"means": np.ones((2, 21, 3), np.complex128)},
        {"modes": np.full((2, 3, 21, 3), 6e4, np.float16)},
        {"modes": np.zeros((2, 21, 3))},
        {"modes": np.zeros((2, 0, 21, 3))},
        {"modes": np.zeros((2, 64, 21, 3))},
    ],
    ids=str,
)
def test_a_pose_model_that_no_hands_can_be_drawn_from_is_refused(tmp_path, wrong):
    landmarks, labels = hands(5)
    fit.fit(landmarks, labels, np.full(len(labels), "s"), modes=3).save(tmp_path / "pose.npz")
    with np.load(tmp_path / "pose.npz") as arrays:
        np.savez_compressed(tmp_path / "wrong.npz", **{**arrays, **wrong})
    refused(tmp_path / "wrong.npz")


def test_the_shipped_model_shows_every_letter_and_is_small():
    model = PoseModel.load()
    assert model.labels == (*ASL.static, "none")
    assert SHIPPED.stat().st_size < 1_000_000
