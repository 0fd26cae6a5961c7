"""What models read."""

import numpy as np
import pytest

from asl_keras import mask
from asl_keras.errors import InputError
from asl_keras.inference import inputs
from asl_keras.inference.inputs import MaskInput

HANDS = np.random.default_rng(0).normal(size=(3, 21, 3)).astype(np.float32)


@pytest.fixture(params=[MaskInput(64)], ids=str)
def reads(request) -> inputs.ModelInput:
    """One input of each kind."""
    return request.param


def test_every_kind_has_an_input_here():
    assert set(inputs.KINDS) == {"mask"}


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
    np.testing.assert_array_equal(np.asarray(reads.layer()(HANDS)), reads.prepare(HANDS))


def test_metadata_and_shape_give_the_same_input_back(reads):
    assert inputs.from_metadata(reads.metadata()) == reads
    assert inputs.of_shape(reads.shape) == reads


def test_masks_are_those_of_the_definition():
    np.testing.assert_array_equal(MaskInput(32).prepare(HANDS), mask.draw(HANDS, 32))


def test_metadata_without_a_kind_are_of_masks():
    assert inputs.from_metadata({"side": 96, "mask_version": 1}) == MaskInput(96)


@pytest.mark.parametrize(
    "metadata",
    [{"kind": "sound"}, {"kind": "mask", "side": 96, "mask_version": 99}],
)
def test_kinds_and_versions_of_the_future_are_refused(metadata):
    with pytest.raises(InputError):
        inputs.from_metadata(metadata)


@pytest.mark.parametrize("shape", [(32, 32, 1), (32, 48, 3), (None, None, 3), (32,), (31, 31, 3)])
def test_other_shapes_are_of_no_input(shape):
    assert inputs.of_shape(shape) is None
