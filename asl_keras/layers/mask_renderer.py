"""The mask as a Keras layer: the pixels of `asl_keras.mask`, on any backend and any device."""

from functools import reduce

import numpy as np

from asl_keras.layers.backend import keras, ops
from asl_keras.layers.landmark_layer import LandmarkLayer
from asl_keras.mask import FAR, IS_LANDMARK, PALETTE, SHAPES, SUBPIXELS, check_side


@keras.saving.register_keras_serializable(package="asl_keras")
class MaskRenderer(LandmarkLayer):
    """Draws hands as masks, equal to `asl_keras.mask.draw` to the pixel.

    All integers fit into an int32, as JAX has no wider ones by default. It has no weights, and no
    gradient reaches the landmarks. Under mixed precision the landmarks stay float32.

    Args:
        side: of the masks in pixels, a multiple of 16 from 32 to 512.
        **kwargs: of `keras.layers.Layer`.

    Input shape:
        (batch, 21, 3): x, y and z of at least one hand; x and y are finite, z is not used

    Output shape:
        (batch, side, side, 3), RGB in [0, 255]

    Raises:
        ValueError: if the side or the input's shape is none of these.

    Example:
        >>> import numpy as np
        >>> landmarks = np.random.default_rng(0).normal(size=(2, 21, 3)).astype("float32")
        >>> MaskRenderer(side=64)(landmarks).shape == (2, 64, 64, 3)
        True
    """

    def __init__(self, side: int, **kwargs):
        super().__init__(**kwargs)
        check_side(side)
        self.side = side

    def call(self, landmarks):
        painted = _paint(_fit(landmarks, self.side), self.side)
        return ops.take(ops.convert_to_tensor(PALETTE, self.compute_dtype), painted, axis=0)

    def compute_output_shape(self, input_shape):
        return (input_shape[0], self.side, self.side, 3)

    def get_config(self):
        return {**super().get_config(), "side": self.side}


def _fit(landmarks, side: int):
    """Landmarks (N, 21, 3) to int32 (N, 21, 2) in 1/8 pixel of the mask."""
    points = ops.cast(landmarks, "float32")[..., :2]
    corner = ops.min(points, axis=1, keepdims=True)
    extent = ops.max(points - corner, axis=(1, 2), keepdims=True)
    # A hand of no size is a point in the middle.
    scale = 6.5 * side / ops.where(extent > 0, extent, ops.ones_like(extent))
    fitted = ops.cast(ops.round((points - corner) * scale), "int32")
    return fitted + (SUBPIXELS * side - ops.max(fitted, axis=1, keepdims=True)) // 2


def _paint(points, side: int):
    """Fitted points (N, 21, 2) to int32 (N, side, side), the rows of the palette."""
    first, last = _spans(points, side)
    columns = ops.arange(side, dtype="int32")
    painted = ops.cast(ops.zeros_like(columns), "uint8")  # a quarter of the memory of int32
    for shape in range(len(SHAPES)):  # later ones over earlier
        inside = (columns >= first[:, shape, :, None]) & (columns <= last[:, shape, :, None])
        painted = ops.where(inside, np.uint8(shape + 1), painted)  # (N, side, side)
    return ops.cast(painted, "int32")


def _spans(points, side: int):
    """The first and the last pixel that a shape covers in each row: (N, 42, side) each."""
    a, b = (ops.take(points, SHAPES[:, end], axis=1)[..., None] for end in (0, 1))  # (N, 42, 2, 1)
    radius = np.where(IS_LANDMARK, 3 * side // 16, side // 8)[:, None]  # (42, 1)
    radius = ops.convert_to_tensor(radius, "int32")
    y = SUBPIXELS * ops.arange(side, dtype="int32") + SUBPIXELS // 2
    pieces = _disc(a, radius, y), _disc(b, radius, y), _rectangle(a, b, side // 8, y)
    left = reduce(ops.minimum, [ops.where(low <= high, low, FAR) for low, high in pieces])
    right = reduce(ops.maximum, [ops.where(low <= high, high, -FAR) for low, high in pieces])
    return _first_centre(left), _last_centre(right)


def _disc(centre, radius, y):
    """The least and the greatest whole x within a radius of a point on the lines y."""
    room = radius**2 - (y - centre[:, :, 1]) ** 2
    reach = ops.where(room >= 0, _root(ops.maximum(room, 0)), -FAR)
    return centre[:, :, 0] - reach, centre[:, :, 0] + reach


def _rectangle(a, b, radius: int, y):
    """The same of the rectangle between two discs; none of a segment of no length."""
    dx, dy = (b - a)[:, :, 0], (b - a)[:, :, 1]
    vy = y - a[:, :, 1]
    square = dx**2 + dy**2
    reach = root_of_multiple(radius, square)
    # Along the segment: 0 <= vx dx + vy dy <= square. Across it: |vx dy - vy dx| <= reach.
    along = _multiples(dx, -vy * dy, square - vy * dy)
    across = _multiples(dy, vy * dx - reach, vy * dx + reach)
    left, right = ops.maximum(along[0], across[0]), ops.minimum(along[1], across[1])
    return a[:, :, 0] + left, a[:, :, 0] + ops.where(square > 0, right, -2 * FAR)


def _multiples(factor, low, high):
    """The least and the greatest whole v with low <= v * factor <= high."""
    low, high = ops.where(factor < 0, -high, low), ops.where(factor < 0, -low, high)
    divisor = ops.maximum(ops.abs(factor), 1)
    any_or_none = ops.where((low <= 0) & (high >= 0), FAR, -FAR)
    least = ops.where(factor == 0, -any_or_none, -(-low // divisor))
    greatest = ops.where(factor == 0, any_or_none, high // divisor)
    return least, greatest


def _root(square):
    """The whole part of a square root of an int32 below 2**26."""
    guess = ops.cast(ops.sqrt(ops.cast(square, "float32")), "int32")
    return _corrected(guess, square - guess**2)


def root_of_multiple(factor: int, square):
    """The whole part of sqrt(factor**2 * square), whose square may be beyond an int32.

    With guess = factor * root + rest, all that is large in factor**2 * square - guess**2 cancels.
    """
    root = _root(square)
    guess = ops.cast(factor * ops.sqrt(ops.cast(square, "float32")), "int32")
    rest = guess - factor * root
    excess = factor**2 * (square - root**2) - (2 * factor * root + rest) * rest
    return _corrected(guess, excess)


def _corrected(guess, excess):
    """A whole root that float32 guessed to within 1, by how far the number is above its square."""
    return guess - ops.cast(excess < 0, "int32") + ops.cast(excess > 2 * guess, "int32")


def _first_centre(position):
    """The first pixel whose centre is not before the position."""
    return -((SUBPIXELS // 2 - position) // SUBPIXELS)


def _last_centre(position):
    """The last pixel whose centre is not after the position."""
    return (position - SUBPIXELS // 2) // SUBPIXELS
