"""Stages are whole: what one has computed is all that the next one reads."""

import itertools

import keras

from asl_keras.models import ARCHITECTURES
from asl_keras.models.architectures import customcnn, landmarks, mobilenetv2, resnet18
from asl_keras.models.stages import HEAD, stages

FILES = (customcnn, landmarks, mobilenetv2, resnet18)


def test_every_layer_is_in_one_stage_and_the_head_is_last(model):
    found = stages(model)
    assert [layer for layers in found.values() for layer in layers] == model.layers
    assert list(found)[-1] == HEAD
    assert found[HEAD][-1].name == "probabilities"
    assert all(layers for layers in found.values())


def test_a_stage_reads_nothing_but_the_output_of_the_one_before(model):
    found = list(stages(model).values())
    for before, stage in itertools.pairwise(found):
        inputs = [one for layer in stage for one in keras.tree.flatten(layer.input)]
        outer = {id(one) for one in inputs} - {id(layer.output) for layer in stage}
        assert outer == {id(before[-1].output)}


def test_every_architecture_names_its_stages():
    assert len(FILES) == len(ARCHITECTURES)
    assert all(len(file.STAGE_ENDS) >= 2 for file in FILES)
