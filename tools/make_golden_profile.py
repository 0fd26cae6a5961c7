"""Writes golden vectors of a profile: what every implementation must make of probabilities with it.

    python -m tools.make_golden_profile

Takes a second. `profile.json` holds the numbers of the definition (`asl_keras.adapt.correction`),
and per case the kept frames (embeddings of unit length, the reader's probabilities, the place of
the label that each shows), the hands (embeddings, probabilities), the weights of the kept frames,
and the hands' probabilities with the profile. Numbers are rounded to 6 digits before they are used;
results are float32.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from asl_keras.adapt.correction import LEAST, SHARPNESS, SMOOTHNESS, Evidence, SignerCorrection
from asl_keras.adapt.profile import MOST_OF_A_LETTER
from asl_keras.command import manual_page, run

FILE = Path(__file__).parents[1] / "tests" / "golden" / "profile.json"
SEED = 41
LABELS, SIZE = 5, 8
CASES = {  # the places of the kept frames
    "nothing-kept": [],
    "one-frame": [2],
    "several-of-one-letter": [1, 1, 1],
    "some-letters": [0, 3, 3, 0, 4],
    "all-letters": [*range(5), *range(5)],
    "many-frames": [place % LABELS for place in range(40)],
}


def cases() -> Iterator[dict]:
    """Hands like kept frames, near them, and far from all of them."""
    random = np.random.default_rng(SEED)
    for name, places in CASES.items():
        embeddings = _of_unit_length(random.random((len(places), SIZE)))
        kept = Evidence(_probabilities(len(places), random), embeddings, np.array(places, np.int64))
        near = _of_unit_length(embeddings[:4] + 0.15 * random.random(embeddings[:4].shape))
        far = _of_unit_length(random.random((2, SIZE)))
        hands = np.concatenate([embeddings[:1], near, far])
        read = _probabilities(len(hands), random)
        correction = SignerCorrection.fit(kept)
        corrected = correction.corrected(read, hands)
        yield {
            "name": name,
            "kept": {column: values.tolist() for column, values in kept._asdict().items()},
            "weights": correction.weights.tolist(),
            "hands": {"probabilities": read.tolist(), "embeddings": hands.tolist()},
            "corrected": corrected.astype(np.float64).tolist(),
        }


def _probabilities(count: int, random: np.random.Generator) -> np.ndarray:
    """Some of them nearly 0."""
    return _rounded(random.dirichlet(np.full(LABELS, 0.3), count))


def _of_unit_length(rows: np.ndarray) -> np.ndarray:
    return _rounded(rows / np.linalg.norm(rows, axis=1, keepdims=True))


def _rounded(numbers: np.ndarray) -> np.ndarray:
    return np.round(numbers, 6)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_profile", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    lines = ",\n".join(json.dumps(case) for case in cases())
    numbers = {
        "labels": LABELS,
        "size": SIZE,
        "sharpness": SHARPNESS,
        "smoothness": SMOOTHNESS,
        "least": LEAST,
        "most": MOST_OF_A_LETTER,
    }
    head = json.dumps(numbers).removesuffix("}")
    file.write_text(f'{head}, "cases": [\n{lines}\n]}}\n')
    print(f"{file}: {len(CASES)} cases")


if __name__ == "__main__":
    run(main)
