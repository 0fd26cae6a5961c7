"""The checks of the two NPZ schemas of `asl_keras.data.dataset`, array by array."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.data.columns import read_text
from asl_keras.data.masks import refuse_photographs
from asl_keras.data.npz import Npz, refusal
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT

IMAGE_SIDES = range(32, 1025)
# Beyond these, float32 overflows or vanishes once coordinates are multiplied with each other.
LARGEST_COORDINATE = 1e9
SMALLEST_HAND = 1e-9
CHUNK = 1 << 14  # hands that are checked at a time: of a million, a copy is 250 MB


def read_hands(npz: Npz) -> np.ndarray:
    """`landmarks`, checked: float32 (N, 21, 3)."""
    if "landmarks" not in npz and "images" in npz:
        remedy = "name the file of landmarks that the masks were drawn of"
        raise npz.refuse("an array `landmarks`", "`images`, which are masks", remedy)
    header = npz.header("landmarks")
    check_shape(npz.path, header.shape, header.dtype)
    with np.errstate(over="ignore"):  # of float64; infinity is refused below
        hands = npz.read("landmarks").astype(np.float32, copy=False)
    check_hands(npz.path, hands)
    return hands


def check_shape(path: Path, shape: tuple[int, ...], dtype: np.dtype) -> None:
    """Refuses arrays that cannot be the landmarks of at least one hand."""
    is_hands = len(shape) == 3 and shape[0] > 0 and shape[1:] == (LANDMARK_COUNT, 3)
    if not is_hands or dtype not in (np.float32, np.float64):
        numbers = "save them as landmarks.astype(np.float32)"
        points = "write x, y, z of the 21 landmarks of MediaPipe Hands, z as NaN where unknown"
        raise refusal(
            path,
            "`landmarks` of shape (N, 21, 3), N at least 1, and type float32",
            f"shape {shape} of {dtype}",
            numbers if is_hands else points,
        )


def check_hands(path: Path, hands: np.ndarray) -> None:
    """Refuses landmarks float32 (N, 21, 3) that no hand can have; z may be NaN."""
    parts = [impossible(hands[start : start + CHUNK]) for start in range(0, len(hands), CHUNK)]
    unusable, degenerate = map(np.concatenate, zip(*parts, strict=True))
    if unusable.any():
        raise refusal(
            path,
            "finite x and y, and z that is finite or NaN, all below 1e9",
            f"others in {_which(unusable)} of `landmarks`",
            "leave these rows out",
        )
    if degenerate.any():
        raise refusal(
            path,
            "hands of some size",
            f"21 equal points in {_which(degenerate)} of `landmarks`",
            "leave these rows out",
        )


def impossible(hands: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which of hands float32 (N, 21, 3) have a coordinate that is no number or too large, and which
    have no size: bool (N,) each. A z of NaN is unknown, and may be."""
    columns = np.ascontiguousarray(np.moveaxis(hands, 0, -1))  # (21, 3, N): ten times as fast
    points, z = columns[:, :2], np.abs(columns[:, 2])
    least, most = points.min(axis=0), points.max(axis=0)  # NaN if one is
    usable = (least > -LARGEST_COORDINATE).all(axis=0) & (most < LARGEST_COORDINATE).all(axis=0)
    usable &= ~(np.fmax.reduce(z, axis=0) >= LARGEST_COORDINATE)
    with np.errstate(invalid="ignore"):  # of infinity, which is not usable
        return ~usable, (most - least).max(axis=0) < SMALLEST_HAND


def read_images(npz: Npz) -> Rows | np.ndarray:
    """`images`, checked and left on disk: uint8 (N, S, S, 3)."""
    header = npz.header("images")
    is_images = len(header.shape) == 4 and header.shape[0] > 0 and header.shape[3] == 3
    if not is_images or header.dtype != np.uint8:
        raise npz.refuse(
            "`images` of shape (N, S, S, 3), N at least 1, and type uint8",
            str(header),
            "write RGB masks with values from 0 to 255",
        )
    height, width = header.shape[1:3]
    if height != width or height not in IMAGE_SIDES:
        raise npz.refuse(
            f"square images of {IMAGE_SIDES[0]} to {IMAGE_SIDES[-1]} pixels a side",
            f"{height} x {width}",
            "resize them, with black bars where they are not square",
        )
    images = npz.rows("images")
    refuse_photographs(npz, images)
    return images


def read_labels(npz: Npz, count: int, known: Sequence[str] | None) -> np.ndarray:
    """`labels`, checked: text (count,), each one of the known."""
    if "labels" not in npz:
        raise npz.refuse("an array `labels`", npz.contents, "add the letter of each row")
    labels = read_text(npz, "labels", count)
    strangers = labels == "" if known is None else ~np.isin(labels, known)
    if strangers.any():
        expected = "labels that are not empty" if known is None else _among(known)
        received = f"{_short(labels[strangers.argmax()])} in {_which(strangers)}"
        raise npz.refuse(expected, received, "correct these labels or leave the rows out")
    return labels


def read_signers(npz: Npz, count: int) -> np.ndarray:
    """`signers`, checked: text (count,); empty where the file has none."""
    return read_text(npz, "signers", count) if "signers" in npz else np.full(count, "")


def read_aspect_known(npz: Npz) -> bool:
    """Whether the file says that x and y have one unit; False where it says nothing."""
    if "aspect_known" not in npz:
        return False
    header = npz.header("aspect_known")
    return header.shape == () and header.dtype == bool and bool(npz.read("aspect_known"))


def neither(npz: Npz) -> InputError:
    """The error about a file of neither schema."""
    return npz.refuse(
        "an array `landmarks` or `images`",
        npz.contents,
        "name it so: `landmarks` is (N, 21, 3), `images` (N, S, S, 3)",
    )


def _which(mask: np.ndarray) -> str:
    """`row 7`, or `row 7 and 3 more`."""
    others = int(mask.sum()) - 1
    return f"row {mask.argmax()}" + (f" and {others} more" if others else "")


def _short(text: str, length: int = 40) -> str:
    """Quoted, without control characters."""
    return repr(str(text)[:length])


def _among(known: Sequence[str]) -> str:
    return f"labels among {' '.join(known)}"
