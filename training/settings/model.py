"""Options: which network learns."""

from dataclasses import dataclass
from typing import Literal

from asl_keras.errors import expect
from asl_keras.mask import SIDES
from asl_keras.models import ARCHITECTURES


@dataclass(frozen=True)
class ModelOptions:
    """Which network learns."""

    arch: str = "mobilenetv2"
    """Architecture."""
    image_size: int = 224
    """Side of the masks in pixels, a multiple of 32."""
    resolution: Literal["reduced", "full"] = "reduced"
    """Of the masks inside the model: averaged to a side below 128, or as they are, which trains 7
    times as slowly at 224 and is the scale that ImageNet's weights know."""

    def __post_init__(self) -> None:
        expect(self.arch in ARCHITECTURES, "arch", f"one of {ARCHITECTURES}", self.arch)
        is_size = self.image_size in SIDES and self.image_size % 32 == 0
        expect(is_size, "image_size", "a multiple of 32 from 32 to 512", self.image_size)
