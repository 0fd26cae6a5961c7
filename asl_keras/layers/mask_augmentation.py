"""Augmentation of masks as a Keras layer: on an accelerator, in the step that learns from them."""

import math

from asl_keras.hand.variation import ROTATION, SHIFT, ZOOM, Variation
from asl_keras.layers.backend import keras, ops


@keras.saving.register_keras_serializable(package="asl_keras")
class MaskAugmentation(keras.layers.Layer):
    """Mirrors half of the masks, and changes the shape, size and place of all a little at random.

    Equal in distribution to `asl_keras.data.augmentation.augmented`, where the limits have their
    reasons. A zoom above 1 with a shift is a crop. It changes nothing unless it is called with
    `training=True`, has no weights but the state of its random numbers, and computes in float32.

    Args:
        rotation: at most, in degrees.
        zoom: at most, above and below 1.
        shift: at most, as a share of the side.
        width: standard deviation of the logarithm of width over height.
        shear: standard deviation, to the right for each pixel down.
        seed: of the random numbers.
        **kwargs: of `keras.layers.Layer`.

    Input shape:
        (batch, side, side, 3), RGB in [0, 255]

    Output shape:
        (batch, side, side, 3), RGB in [0, 255], rounded to whole numbers

    Example:
        >>> import numpy as np
        >>> masks = np.zeros((2, 64, 64, 3), "uint8")
        >>> MaskAugmentation()(masks, training=True).shape == (2, 64, 64, 3)
        True
    """

    def __init__(
        self,
        rotation: float = ROTATION,
        zoom: float = ZOOM,
        shift: float = SHIFT,
        width: float = Variation.aspect,
        shear: float = Variation.shear,
        seed: int | None = None,
        **kwargs,
    ):
        super().__init__(autocast=False, **kwargs)
        self.rotation, self.zoom, self.shift, self.seed = rotation, zoom, shift, seed
        self.width, self.shear = width, shear
        self.random = keras.random.SeedGenerator(seed)

    def call(self, masks, training=False):
        if not training:
            return ops.cast(masks, self.compute_dtype)
        count, side = ops.shape(masks)[0], masks.shape[1]
        mirrored = self._between(-1, 1, count) < 0
        angle = self._between(-self.rotation, self.rotation, count) * math.pi / 180
        zoom = self._between(1 - self.zoom, 1 + self.zoom, count)
        shift = side * self.shift
        across, down = (self._between(-shift, shift, count) for _ in range(2))
        form = (ops.exp(self._about(self.width, count)), self._about(self.shear, count))
        changed = moved(ops.cast(masks, "float32"), mirrored, angle, zoom, across, down, *form)
        return ops.cast(changed, self.compute_dtype)

    def _between(self, least: float, most: float, count):
        return keras.random.uniform((count,), least, most, "float32", self.random)

    def _about(self, spread: float, count):
        return keras.random.normal((count,), 0.0, spread, "float32", self.random)

    def compute_output_shape(self, input_shape):
        return input_shape

    def get_config(self):
        limits = {"rotation": self.rotation, "zoom": self.zoom, "shift": self.shift}
        limits |= {"width": self.width, "shear": self.shear}
        return {**super().get_config(), **limits, "seed": self.seed}


def moved(masks, mirrored, angle, zoom, across, down, width, shear):
    """Masks (N, side, side, 3), mirrored, stretched, sheared, turned, zoomed, then shifted.

    Args:
        masks: float32; black comes in from beyond the edge.
        mirrored: bool (N,), whether left and right are exchanged before all else.
        angle: (N,) radians, counterclockwise about the middle.
        zoom: (N,), 1 for none.
        across: (N,) pixels to the right.
        down: (N,) pixels.
        width: (N,), over the height, as a factor of what it is; the area stays.
        shear: (N,) pixels to the right for each pixel down.
    """
    middle = (masks.shape[1] - 1) / 2
    # From a place in what is made to that in what it is made of: first against the shift.
    cos, sin, nothing = ops.cos(angle) / zoom, ops.sin(angle) / zoom, ops.zeros_like(zoom)
    x, y = middle + across, middle + down  # where the middle goes
    root, shear = ops.sqrt(width), ops.convert_to_tensor(shear)
    flip = ops.where(mirrored, -1.0, 1.0) / root
    row = (flip * (cos - shear * sin), -flip * (sin + shear * cos)), (root * sin, root * cos)
    rows = [(a, b, middle - a * x - b * y) for a, b in row]
    places = ops.stack([*rows[0], *rows[1], nothing, nothing], axis=1)  # (N, 8)
    return ops.image.affine_transform(masks, places, interpolation="nearest")
