"""Writes the golden vectors of the mask: what every renderer, in whatever language, must draw.

    python -m tools.make_golden_masks

Takes two seconds. `masks.json` holds the mask's version and side, and per case a name, 21 landmarks
(x, y), each the exact value of a float32, and the SHA-256 of the mask's RGB bytes, row by row, as
drawn (`sha256`) and with every row reversed (`mirrored_sha256`). Three cases are PNG files besides.
The points are computed, none is anybody's hand. A change of the mask is a change of its version.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.mask import DEFAULT_SIDE, MASK_VERSION, draw
from asl_keras.opencv import cv2

FOLDER = Path(__file__).parents[1] / "tests" / "golden"
PICTURES = ("hand-0", "cloud-0", "ties")
SEED = 20


def cases() -> dict[str, np.ndarray]:
    """Names and landmarks, float32 (21, 2)."""
    named = {**dict(_hands()), **dict(_clouds()), **dict(_extremes())}
    return {name: points.astype(np.float32) for name, points in named.items()}


def _hands() -> Iterator[tuple[str, np.ndarray]]:
    """Five fingers of three bones each, spread and bent at random, as pixels of a photograph."""
    random = np.random.default_rng(SEED)
    for number in range(14):
        hand = np.zeros((LANDMARK_COUNT, 2))
        tilt = random.normal(0, 0.6)
        for finger in range(5):
            angle = tilt + (finger - 2) * random.uniform(0.05, 0.35)
            bone, bend = random.uniform(0.12, 0.25), random.normal(0, 0.9)
            point = 0.45 * np.array([np.sin(angle), -np.cos(angle)])
            for joint in range(4):
                hand[1 + 4 * finger + joint] = point
                angle += bend
                point = point + bone * np.array([np.sin(angle), -np.cos(angle)])
        # Rounded, as the last digit of a sine differs from one processor to another.
        yield f"hand-{number}", np.rint((320 + random.uniform(40, 300) * hand) * 1024) / 1024


def _clouds() -> Iterator[tuple[str, np.ndarray]]:
    random = np.random.default_rng(SEED + 1)
    for number in range(12):
        width, height = random.uniform(0.2, 1, 2)
        yield f"cloud-{number}", random.uniform(0, (width, height), (LANDMARK_COUNT, 2))


def _extremes() -> Iterator[tuple[str, np.ndarray]]:
    random = np.random.default_rng(SEED + 2)
    cloud = random.normal(size=(LANDMARK_COUNT, 2))
    yield "wide-and-flat", cloud * (1, 0)
    yield "tall-and-thin", cloud * (0, 1)
    yield "nearly-flat", cloud * (1, 1e-4)
    yield "diagonal", np.repeat(cloud[:, :1], 2, axis=1)
    yield "falling-diagonal", cloud[:, :1] * (1, -1)
    yield "negative", cloud - 1000
    yield "huge", cloud * 1e8
    yield "tiny", cloud * 1e-8
    yield "far-away", cloud + 1e6  # where float32 has steps of 1/16
    yield "all-equal", np.full((LANDMARK_COUNT, 2), 0.3)
    for other in (0, 12, 20):
        yield f"all-equal-but-{other}", np.eye(LANDMARK_COUNT)[other][:, None] * (3, -2)
    # The longer side is 2912 = 2 x 6.5 x 224: odd coordinates fall between two eighths of a pixel.
    ties = random.integers(0, 2913, (LANDMARK_COUNT, 2))
    ties[:2] = (0, 0), (2912, 2912)
    yield "ties", ties


def _digest(mask: np.ndarray) -> str:
    return hashlib.sha256(mask.tobytes()).hexdigest()


def _line(name: str, points: np.ndarray, mask: np.ndarray) -> str:
    case = {
        "name": name,
        "sha256": _digest(mask),
        "mirrored_sha256": _digest(mask[:, ::-1]),
        "landmarks": points.tolist(),
    }
    return json.dumps(case)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_masks", __doc__)
    page.add_argument("--out", type=Path, default=FOLDER, help="an existing folder")
    folder = page.parse_args(arguments).out
    named = cases()
    masks = dict(zip(named, draw(np.stack(list(named.values()))), strict=True))
    lines = ",\n".join(_line(name, points, masks[name]) for name, points in named.items())
    head = f'"mask_version": {MASK_VERSION}, "side": {DEFAULT_SIDE}'
    (folder / "masks.json").write_text(f'{{{head}, "cases": [\n{lines}\n]}}\n')
    for name in PICTURES:
        rgb = masks[name]
        cv2.imwrite(str(folder / f"{name}.png"), cv2.cvtColor(rgb, cv2.COLOR_RGB2BGR))
    print(f"{folder}: {len(named)} masks of version {MASK_VERSION}")


if __name__ == "__main__":
    run(main)
