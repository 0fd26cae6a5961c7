"""Models that read landmarks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np

from asl_keras.errors import InputError
from asl_keras.hand.features import FEATURE_COUNT, FEATURES_VERSION, features
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.fields import read_fields, whole
from asl_keras.inference.model_input import MOST_VERSION, ModelInput

if TYPE_CHECKING:
    import keras

# Mirrored, x changes its sign; y and the distances stay.
MIRRORED = np.ones(FEATURE_COUNT, np.float32)
MIRRORED[:LANDMARK_COUNT] = -1

FIELDS = {"landmarks_version": whole(0, MOST_VERSION)}


@dataclass(frozen=True)
class LandmarkInput(ModelInput):
    """Landmarks as coordinates and distances, see `asl_keras.hand.features`."""

    kind = "landmarks"
    version = FEATURES_VERSION
    dtype = np.float32

    @property
    def shape(self) -> tuple[int]:
        """(252,): 21 x, 21 y, 210 distances."""
        return (FEATURE_COUNT,)

    def prepare(self, landmarks: np.ndarray) -> np.ndarray:
        """Coordinates and distances: float32 (N, 252)."""
        return features(landmarks)

    def mirror(self, batch: Any) -> Any:
        """The features (N, 252) of the mirrored hands."""
        return batch * MIRRORED

    def layer(self) -> "keras.Layer":
        """Computes the features on any backend."""
        from asl_keras.layers import LandmarkFeatures

        return LandmarkFeatures()

    def metadata(self) -> dict[str, Any]:
        """Kind and version."""
        return {"kind": self.kind, "landmarks_version": self.version}

    @classmethod
    def from_metadata(cls, known: Mapping[str, Any]) -> Self:
        """Refuses features of another version with an InputError."""
        known = read_fields(known, FIELDS)
        if known["landmarks_version"] != cls.version:
            raise InputError(
                f"Expected a model for landmarks of version {cls.version}. Received: one for "
                f"version {known['landmarks_version']}. Train and export it anew with this release."
            )
        return cls()

    @classmethod
    def of_shape(cls, shape: tuple[int | None, ...]) -> Self | None:
        """Rows of 252 numbers are features of landmarks."""
        return cls() if shape == (FEATURE_COUNT,) else None

    @classmethod
    def of_size(cls, image_size: int) -> Self:
        """They have no size."""
        return cls()

    def __str__(self) -> str:
        """Version and count."""
        return f"landmarks of version {self.version}, {FEATURE_COUNT} numbers"

    def in_words(self) -> str:
        """How to make them, and what to do with both views."""
        return (
            f"Landmarks of version {self.version}: {FEATURE_COUNT} numbers of a hand that was "
            "moved so that the mean of its 21 landmarks is 0 and scaled so that the root mean "
            "square of their distances from it is 1: x of each, y of each, and the distances "
            "between landmarks i < j. Give them twice, the second time with the signs of the x "
            "changed, and take the mean of the two answers."
        )
