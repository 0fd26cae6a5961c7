"""What models read."""

import json
from types import SimpleNamespace

import numpy as np
import pytest

from asl_keras import mask
from asl_keras.errors import InputError
from asl_keras.hand.features import FIRST, SECOND
from asl_keras.hand.variation import centred
from asl_keras.inference import inputs
from asl_keras.inference.fields import UnfitError
from asl_keras.inference.inputs import CombinedInput, LandmarkInput, MaskInput

HANDS = np.random.default_rng(0).normal(size=(3, 21, 3)).astype(np.float32)


BOTH = CombinedInput((LandmarkInput(), MaskInput(64)))


@pytest.fixture(params=[MaskInput(64), LandmarkInput(), BOTH], ids=str)
def reads(request) -> inputs.ModelInput:
    """One input of each kind."""
    return request.param


def test_every_kind_has_an_input_here():
    assert set(inputs.KINDS) == {"mask", "landmarks", "combined"}


def test_a_batch_has_the_shape_and_the_type(reads):
    for hands in (HANDS, HANDS[:0]):
        batch = reads.prepare(hands)
        assert batch.shape == (len(hands), *reads.shape)
        assert batch.dtype == reads.dtype


def test_mirrored_twice_is_as_it_was(reads):
    batch = reads.prepare(HANDS)
    assert (reads.mirror(batch) != batch).any()
    np.testing.assert_array_equal(reads.mirror(reads.mirror(batch)), batch)


def test_the_layer_prepares_alike(reads):
    drawn = reads.layer()(HANDS)
    layers = drawn if isinstance(drawn, list) else [drawn]
    for layer, prepared in zip(layers, reads.split(reads.prepare(HANDS)), strict=True):
        if prepared.dtype == np.uint8:
            np.testing.assert_array_equal(layer, prepared)
        else:  # sums of up to 42 float32 near 1, which each program adds in its own order
            np.testing.assert_allclose(layer, prepared, atol=1e-5)


def test_metadata_give_the_same_input_back(reads):
    assert inputs.from_metadata(json.loads(json.dumps(reads.metadata()))) == reads


def test_shapes_give_the_same_input_back(reads):
    model = SimpleNamespace(inputs=[np.empty((0, *part.shape)) for part in reads.parts])
    assert inputs.of_model(model) == reads


def test_a_combined_batch_is_what_each_part_makes_and_mirrors():
    batch = BOTH.prepare(HANDS)
    for views, mirror in ((batch, False), (BOTH.mirror(batch), True)):
        for part, found in zip(BOTH.parts, BOTH.split(views), strict=True):
            expected = part.prepare(HANDS)
            np.testing.assert_array_equal(found, part.mirror(expected) if mirror else expected)


@pytest.mark.parametrize("parts", [(), (LandmarkInput(),), (MaskInput(32), MaskInput(32))])
def test_fewer_than_two_inputs_or_two_alike_are_not_combined(parts):
    with pytest.raises(ValueError, match="no two alike"):
        CombinedInput(parts)


def test_masks_are_those_of_the_definition():
    np.testing.assert_array_equal(MaskInput(32).prepare(HANDS), mask.draw(HANDS, 32))


def test_landmarks_are_coordinates_of_the_centred_hand_and_its_distances():
    hands = centred(HANDS)[..., :2]
    apart = np.linalg.norm(hands[:, FIRST] - hands[:, SECOND], axis=2)
    expected = np.concatenate([hands[..., 0], hands[..., 1], apart], axis=1)
    np.testing.assert_allclose(LandmarkInput().prepare(HANDS), expected, atol=1e-6)
    assert list(zip(FIRST, SECOND, strict=True))[:21] == [*((0, j) for j in range(1, 21)), (1, 2)]


def test_landmarks_are_read_without_depth_wherever_and_however_large_they_are():
    flat = HANDS * [1, 1, np.nan]
    moved = (flat * 180 + [1400, 900, 0]).astype(np.float32)
    expected = LandmarkInput().prepare(HANDS)
    np.testing.assert_array_equal(LandmarkInput().prepare(flat), expected)
    # A float32 near 2000 is known to 1e-4, of a hand of 180: 1e-6.
    np.testing.assert_allclose(LandmarkInput().prepare(moved), expected, atol=5e-6)


def test_mirrored_landmarks_are_those_of_the_mirrored_hand():
    reads = LandmarkInput()
    mirrored = reads.prepare(HANDS * [-1, 1, 1])
    np.testing.assert_allclose(reads.mirror(reads.prepare(HANDS)), mirrored, atol=1e-6)


@pytest.mark.parametrize("place", [0.0, 0.1, 1234.567])
def test_landmarks_of_a_hand_of_no_size_are_zeros(place):
    point = np.full((1, 21, 3), place, np.float32)
    assert not LandmarkInput().prepare(point).any()
    assert not np.asarray(LandmarkInput().layer()(point)).any()


def test_metadata_without_a_kind_are_of_masks():
    assert inputs.from_metadata({"side": 96, "mask_version": 1}) == MaskInput(96)


@pytest.mark.parametrize(
    "metadata",
    [
        {"kind": "sound"},
        {"kind": "mask", "side": 96, "mask_version": 99},
        {"kind": "landmarks", "landmarks_version": 99},
        {**BOTH.metadata(), "combined_version": 99},
        {**BOTH.metadata(), "parts": [*BOTH.metadata()["parts"], {"kind": "sound"}]},
    ],
)
def test_kinds_and_versions_of_the_future_are_refused(metadata):
    with pytest.raises(InputError):
        inputs.from_metadata(metadata)


@pytest.mark.parametrize(
    "parts", [None, 3, [], [BOTH.parts[0].metadata()], [BOTH.parts[0].metadata()] * 2, [1, 2]]
)
def test_garbled_parts_are_refused(parts):
    with pytest.raises(UnfitError, match="parts"):
        inputs.from_metadata({**BOTH.metadata(), "parts": parts})


@pytest.mark.parametrize("shape", [(32, 32, 1), (32, 48, 3), (None, None, 3), (32,), (31, 31, 3)])
def test_other_shapes_are_of_no_input(shape):
    assert inputs.of_shape(shape) is None
