"""Writes samples: a landmark NPZ, or masks drawn into an NPZ of the classic form, whole or not."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from asl_keras.data import schemas
from asl_keras.data.columns import LONGEST_TEXT
from asl_keras.data.npz_writing import new_array, new_npz, write_head
from asl_keras.files import replacing
from asl_keras.mask import draw
from training.sources.samples import Samples

AT_A_TIME = 32  # masks that are drawn: 30 MB for those of 224 pixels


def write_hands(path: Path, samples: Samples) -> None:
    """Writes a landmark NPZ; of clips with `clips` and `times`. Equal data gives equal bytes.

    Raises:
        InputError: if the samples are not as the schema says, or the file cannot be written.
    """
    hands = samples.landmarks.astype(np.float32, copy=False)
    schemas.check_shape(path, hands.shape, hands.dtype)
    schemas.check_hands(path, hands)
    with replacing(path) as unfinished, unfinished.open("wb") as file:
        np.savez_compressed(file, landmarks=hands, **columns(samples))


def write_masks(path: Path, samples: Samples, side: int) -> None:
    """Writes an image NPZ of masks (N, side, side, 3) uint8, few of them in memory at a time.

    Raises:
        InputError: as `write_hands`.
    """
    schemas.check_hands(path, samples.landmarks)
    with new_npz(path) as archive:
        with new_array(archive, "images") as file:
            write_head(file, (len(samples), side, side, 3), np.dtype(np.uint8))
            for masks in _masks(samples.landmarks, side):
                file.write(masks.data)
        for name, values in columns(samples).items():
            with new_array(archive, name) as file:
                np.lib.format.write_array(file, values, allow_pickle=False)


def columns(samples: Samples) -> Mapping[str, np.ndarray]:
    """All arrays but that of the hands; those that say nothing are left out."""
    found = {
        "labels": samples.labels,
        "signers": samples.signers,
        "handedness": samples.handedness,
        "origins": np.array([origin[-LONGEST_TEXT:] for origin in samples.origins.tolist()], str),
    }
    known = {name: text for name, text in found.items() if name == "labels" or (text != "").any()}
    if samples.clips is not None and samples.times is not None:
        known |= {"clips": samples.clips, "times": samples.times}
    return {**known, "aspect_known": np.array(samples.aspect_known)}


def _masks(landmarks: np.ndarray, side: int) -> Iterator[np.ndarray]:
    for start in range(0, len(landmarks), AT_A_TIME):
        yield draw(landmarks[start : start + AT_A_TIME], side)
