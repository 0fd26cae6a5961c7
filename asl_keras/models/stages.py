"""The stages of a model: what can be frozen, or learn at a rate of its own."""

from asl_keras.layers.backend import keras
from asl_keras.models import file_of

HEAD = "head"


def stages(model: keras.Model) -> dict[str, list[keras.Layer]]:
    """The layers of each stage, from the input on; the head, what follows all others, is the last.

    Args:
        model: that `asl_keras.models.build` made, or one that was saved.
    """
    ends = {layer: stage for stage, layer in file_of(model.name).STAGE_ENDS.items()}
    found: dict[str, list[keras.Layer]] = {}
    stage: list[keras.Layer] = []
    for layer in model.layers:  # what comes later reads what came before
        stage.append(layer)
        if layer.name in ends:
            found[ends[layer.name]], stage = stage, []
    return {**found, HEAD: stage}
