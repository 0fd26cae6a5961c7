"""Writes golden vectors of a profile: what every implementation must make of probabilities with it.

    python -m tools.make_golden_profile

Takes a second. `profile.json` holds the numbers of the definition (`asl_keras.adapt.prototypes`),
and per case the kept frames (embeddings of unit length, and the place of each one's label), and
hands: embedding, probabilities, and the probabilities with the profile. Numbers are rounded to 6
digits before they are used; results are float32.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from asl_keras.adapt.profile import MOST_OF_A_LETTER
from asl_keras.adapt.prototypes import SHARPNESS, STRENGTH, Prototypes
from asl_keras.command import manual_page, run

FILE = Path(__file__).parents[1] / "tests" / "golden" / "profile.json"
SEED = 41
LABELS, SIZE = 5, 8
CASES = {  # the places of the kept frames
    "nothing-kept": [],
    "one-frame": [2],
    "several-of-one-letter": [1, 1, 1],
    "some-letters": [0, 3, 3, 0, 4],
    "all-letters": [0, 1, 2, 3, 4, 0, 1, 2, 3, 4],
}


def cases() -> Iterator[dict]:
    """Hands near kept frames, and far from all of them."""
    random = np.random.default_rng(SEED)
    for name, places in CASES.items():
        kept = _of_unit_length(random.random((len(places), SIZE)))
        near = _of_unit_length(kept + 0.15 * random.random(kept.shape))
        hands = np.concatenate([kept[:1], near[:4], _of_unit_length(random.random((2, SIZE)))])
        read = _rounded(random.dirichlet(np.full(LABELS, 0.5), len(hands)))
        raised = Prototypes(kept, np.array(places, np.int64)).raised(read, hands)
        yield {
            "name": name,
            "kept": {"embeddings": kept.tolist(), "places": places},
            "hands": [
                {"embedding": e.tolist(), "probabilities": p.tolist(), "raised": r.tolist()}
                for e, p, r in zip(hands, read, raised.astype(np.float64), strict=True)
            ],
        }


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
    numbers = {"strength": STRENGTH, "sharpness": SHARPNESS, "most": MOST_OF_A_LETTER}
    head = json.dumps(numbers).removesuffix("}")
    file.write_text(f'{head}, "cases": [\n{lines}\n]}}\n')
    print(f"{file}: {len(CASES)} cases")


if __name__ == "__main__":
    run(main)
