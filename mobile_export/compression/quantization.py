"""Quantisation-aware training: a model that rounds as its integer `.tflite` will, while it learns.

Jacob et al., arXiv:1712.05877.
"""

import numpy as np
import tensorflow_model_optimization as tfmot
import tf_keras

from asl_keras.data.batches import Batches
from mobile_export.compression.fine_tuning import fine_tune
from mobile_export.compression.settings import CompressionSettings
from mobile_export.tflite.converter import exchange_bytes, open_converter, round_weights

CALIBRATION_BATCHES = 5
# A range this narrow is no measurement: the layer is dead. It gets the range of a layer that
# another hand might wake.
DEAD_RANGE, LIVE_RANGE = 1e-3, 1.0


class RoundOutput(tfmot.quantization.keras.QuantizeConfig):
    """Rounds what comes out of a layer, and nothing else: for the product of channel attention.

    The methods are those that tensorflow-model-optimization asks for.
    """

    def get_weights_and_quantizers(self, layer):
        return []

    def get_activations_and_quantizers(self, layer):
        return []

    def set_quantize_weights(self, layer, quantize_weights):
        pass

    def set_quantize_activations(self, layer, quantize_activations):
        pass

    def get_output_quantizers(self, layer):
        return [
            tfmot.quantization.keras.quantizers.MovingAverageQuantizer(
                num_bits=8, per_axis=False, symmetric=False, narrow_range=False
            )
        ]

    def get_config(self):
        return {}


def quantize_aware(twin: tf_keras.Model, batches: Batches, settings: CompressionSettings) -> bytes:
    """Fine-tunes the model and converts it.

    Returns:
        A `.tflite` of integers: uint8 masks (or float32 landmarks) in, uint8 probabilities x 256
        out, any batch.
    """
    model = _rounding(twin)
    _set_ranges(model, twin, batches)
    fine_tune(model, batches, settings)
    return _convert(model)


def _rounding(twin: tf_keras.Model) -> tf_keras.Model:
    """The model with the rounding of weights and activations in it."""
    quantization = tfmot.quantization.keras
    known = tf_keras.models.clone_model(twin, clone_function=_as_known)
    for layer in twin.layers:
        if layer.weights:
            known.get_layer(layer.name).set_weights(layer.get_weights())
        if isinstance(layer, tf_keras.layers.Rescaling):
            known.get_layer(layer.name).set_weights(_diagonal(layer))
    with quantization.quantize_scope({"RoundOutput": RoundOutput}):
        return quantization.quantize_apply(quantization.quantize_annotate_model(known))


def _as_known(layer: tf_keras.layers.Layer) -> tf_keras.layers.Layer:
    """A copy of the layer, or what stands for it where it could not be rounded."""
    if isinstance(layer, tf_keras.layers.Rescaling):
        # Its product and its sum would be two operators with a float between them.
        return tf_keras.layers.Conv2D(3, 1, name=layer.name)
    copy = layer.__class__.from_config(layer.get_config())
    if isinstance(layer, tf_keras.layers.Multiply):
        return tfmot.quantization.keras.quantize_annotate_layer(copy, RoundOutput())
    if isinstance(layer, tf_keras.layers.BatchNormalization):
        # It stays what it will be in the file: a factor and a summand of the convolution. The
        # statistics of a batch would move the ranges that the activations were just given.
        copy.trainable = False
    return copy


def _diagonal(layer: tf_keras.layers.Rescaling) -> list[np.ndarray]:
    """Kernel and bias of the convolution of 1 x 1 that rescales; per channel it is rounded to 127
    of 127, that is, not at all.
    """
    return [np.diag(layer.scale)[np.newaxis, np.newaxis], np.array(layer.offset)]


def _set_ranges(model: tf_keras.Model, twin: tf_keras.Model, batches: Batches) -> None:
    """Gives each rounded activation the range that it has in the twin.

    Training moves a range by a thousandth of the way at each step, from [-6, 6], a start that is
    far from most and still felt after thousands of steps.
    """
    ranges = _ranges(twin, batches)
    for wrapper in model.layers:
        for variable in wrapper.weights:
            name = variable.name.split("/")[-1].split(":")[0]
            if name in ("output_min", "post_activation_min"):
                variable.assign(ranges[wrapper.layer.name][0])
            if name in ("output_max", "post_activation_max"):
                variable.assign(ranges[wrapper.layer.name][1])


def _ranges(twin: tf_keras.Model, batches: Batches) -> dict[str, tuple[float, float]]:
    """The least and the greatest value of each layer, as the means over batches; zero included."""
    names = [layer.name for layer in twin.layers]
    probe = tf_keras.Model(twin.input, [layer.output for layer in twin.layers])
    extremes = np.mean(
        [
            [(values.min(), values.max()) for values in probe.predict_on_batch(hands)]
            for hands, _ in map(batches.batch, range(CALIBRATION_BATCHES))
        ],
        axis=0,
    )  # (layers, 2)
    low, high = np.minimum(extremes[:, 0], 0), np.maximum(extremes[:, 1], 0)
    high = np.where(high - low < DEAD_RANGE, LIVE_RANGE, high)
    return dict(zip(names, zip(low, high, strict=True), strict=True))


def _convert(model: tf_keras.Model) -> bytes:
    converter = open_converter(model)
    round_weights(converter)
    exchange_bytes(converter, model)
    return converter.convert()
