"""Writes what the Java core must equal, where golden vectors in the repository would be too large.

    python -m tools.android.make_vectors --data ../shared/data

Takes five seconds. Into android_demo/core/target/vectors, JSON: `masks.json`, 1,000 random and
1,000 real hands in masks of several sides, with the SHA-256 of each; `features.json`, the same
hands with what models of landmarks read of them; `letters.json`, real hands with the probabilities
and embeddings of what the package reads with; `noise.json`, noisy pictures beside it with the
SHA-256 of what `asl_keras.landmarks.denoise` makes of them; `looks.json`, see
`tools.android.look_vectors`; `findings.json`, hands that several looks found, turned by all angles,
with what they show together. Without --data, synthetic hands stand in for real ones.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.data.dataset import LandmarkDataset, load
from asl_keras.hand.features import features
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.inference.findings import read_findings
from asl_keras.landmarks.denoise import denoised, noise
from asl_keras.mask import draw
from asl_keras.opencv import cv2
from asl_keras.pretrained import SHIPPED, open_reader
from asl_keras.synthetic.generator import sample
from tools.android.look_vectors import PICTURES, look_vectors

FOLDER = Path("android_demo/core/target/vectors")
COUNT = 1000
LETTERS = 300
SIDES = (32, 64, 96, 224, 512)
NOISE = (0, 2, 12, 40)
SEED = 60


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.make_vectors", __doc__)
    page.add_argument("--data", type=Path, help="the folder with landmarks/*.npz")
    page.add_argument("--out", type=Path, default=FOLDER, help="a folder")
    page.add_argument("--random", type=int, default=COUNT, help="so many random hands")
    options = page.parse_args(arguments)

    random = np.random.default_rng(SEED)
    real = _real_hands(options.data, random)
    options.out.mkdir(parents=True, exist_ok=True)
    hands = np.concatenate([_random_hands(options.random, random), real])
    contents = {
        "masks": {"cases": list(_masks(hands))},
        "features": {"cases": list(_features(hands))},
        "letters": _letters(real[:LETTERS]),
        "noise": {"cases": list(_noisy(options.out, random))},
        "findings": _findings(real[LETTERS : 2 * LETTERS], random),
        "looks": look_vectors(options.out, random),
    }
    for name, content in contents.items():
        (options.out / f"{name}.json").write_text(json.dumps(content))
    print(f"{options.out}: {options.random} random and {len(real)} real hands")


def _random_hands(count: int, random: np.random.Generator) -> np.ndarray:
    """Clouds of every size, place and proportion, float32 (count, 21, 3)."""
    points = random.normal(size=(count, LANDMARK_COUNT, 3)) * random.uniform(0, 1, (count, 1, 3))
    scale = 10 ** random.uniform(-3, 4, (count, 1, 1))
    return (scale * (points + random.normal(size=(count, 1, 3)))).astype(np.float32)


def _real_hands(folder: Path | None, random: np.random.Generator) -> np.ndarray:
    """Landmarks of photographed hands, float32 (1000, 21, 3)."""
    if folder is None:
        return sample(COUNT, SEED)[0]
    data = cast(LandmarkDataset, load(sorted((folder / "landmarks").glob("*.npz"))))
    hands = data.landmarks(random.permutation(len(data))[:COUNT])
    return np.nan_to_num(hands)  # an unknown depth, which the mask does not use


def _masks(hands: np.ndarray) -> Iterator[dict]:
    for number, hand in enumerate(hands):
        side = SIDES[number % len(SIDES)]
        mask = draw(hand[np.newaxis], side)[0]
        digest = hashlib.sha256(mask.tobytes()).hexdigest()
        yield {"side": side, "landmarks": hand.ravel().tolist(), "sha256": digest}


def _features(hands: np.ndarray) -> Iterator[dict]:
    for hand, known in zip(hands, features(hands), strict=True):
        yield {"landmarks": hand.ravel().tolist(), "features": known.tolist()}


def _letters(hands: np.ndarray) -> dict:
    reader = open_reader()
    cases = [
        {
            "landmarks": hand.ravel().tolist(),
            "probabilities": reader.read(hand[np.newaxis])[0].tolist(),
            "embedding": reader.embed(hand[np.newaxis])[0].tolist()
            if reader.embedding_size
            else [],
        }
        for hand in hands
    ]
    return {"models": str(SHIPPED.parent.resolve()), "cases": cases}


def _findings(hands: np.ndarray, random: np.random.Generator) -> dict:
    """Each hand three times, a little otherwise, by the reader of the package."""
    reader = open_reader()
    cases = []
    for hand in hands:
        angle, size = random.uniform(-np.pi, np.pi), np.ptp(hand[:, :2])
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        found = np.repeat(hand[np.newaxis], 3, axis=0)
        found[:, :, :2] = (found[:, :, :2] @ turn) + random.normal(0, 0.01 * size, (3, 21, 2))
        together = read_findings(reader, found)
        cases.append(
            {
                "hands": found.reshape(3, -1).tolist(),
                "probabilities": together.probabilities.tolist(),
                "standing": together.standing.name,
            }
        )
    return {"models": str(SHIPPED.parent.resolve()), "cases": cases}


def _noisy(folder: Path, random: np.random.Generator) -> Iterator[dict]:
    """Pictures of several sizes, from clean to very noisy."""
    for height, width in PICTURES:
        scene = cv2.resize(random.integers(0, 256, (3, 4, 3), np.uint8), (width, height))
        for deviation in NOISE:
            spread = random.normal(0, deviation, scene.shape)
            picture = np.clip(scene + spread, 0, 255).astype(np.uint8)
            file = folder / f"noise-{width}x{height}-{deviation}.png"
            cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
            yield {
                "file": file.name,
                "noise": noise(picture),
                "sha256": hashlib.sha256(denoised(picture).tobytes()).hexdigest(),
            }


if __name__ == "__main__":
    run(main)
