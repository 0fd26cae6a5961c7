"""Writes golden hands from frame to frame: the numbers that every implementation must give them.

    python -m tools.make_golden_identities

Takes a second. `identities.json` holds shapes (x and y of 21 landmarks in turn) and cases. A case
has a name and frames; a frame has its time in seconds, hands (a shape, its place, handedness and
score), and what comes of them: `kept`, the places of the distinct hands, surest first; `numbers`,
their identities; `live`, all identities of the last moment. Shapes and places are whole pixels, so
that every language adds them to the same landmarks; no pairing is nearly as good as the best.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.hand.distinct import distinct
from asl_keras.hand.hand import Hand
from asl_keras.hand.identities import HandIdentities
from asl_keras.hand.skeleton import LANDMARK_COUNT

FILE = Path(__file__).parents[1] / "tests" / "golden" / "identities.json"
SEED = 67
SHAPES = 24
SIZE = 100
FRAME = 0.04


@dataclass(frozen=True)
class Placed:
    """A hand of a golden frame."""

    shape: int
    place: tuple[int, int]
    handedness: str
    score: float

    def hand(self, shapes: np.ndarray) -> Hand:
        """With its landmarks; the depth is 0."""
        points = shapes[self.shape] + np.array(self.place)
        landmarks = np.pad(points, ((0, 0), (0, 1))).astype(np.float32)
        return Hand(landmarks, self.handedness, self.score)


Frames = Iterator[tuple[float, list[Placed]]]


def crossing(random: np.random.Generator) -> Frames:
    """Two hands of one person swing through one another, and are named wrongly at times."""
    for frame in range(60):
        swing = round(200 * np.sin(frame / 9))
        yield (
            frame * FRAME,
            [
                _placed(random, 0, (300 + swing, 200), wrong=0.1),
                _placed(random, 1, (300 - swing, 210), wrong=0.1),
            ],
        )


def leaving(random: np.random.Generator) -> Frames:
    """Three hands that are missed for a frame or for long, or found twice; times jump."""
    time = 0.0
    for frame in range(120):
        time += random.choice((0.03, 0.05, 0.2, 0.7), p=(0.5, 0.4, 0.08, 0.02))
        swing = round(200 * np.sin(frame / 15))
        places = ((300 + swing, 200), (300 - swing, 210), (320, 200 + swing))
        seen = [
            _placed(random, shape, place, wrong=0.1)
            for shape, place in enumerate(places)
            if random.random() < 0.85
        ]
        if seen and random.random() < 0.2:
            x, y = seen[0].place
            seen.append(_placed(random, seen[0].shape, (x + 3, y + 3)))
        yield time, seen


def contested(random: np.random.Generator) -> Frames:
    """Four hands close together: the nearest track of several is the same one."""
    for frame in range(40):
        middle = round(300 + 60 * np.sin(frame / 5))
        apart = 40 + 5 * (frame % 7)
        yield (
            frame * FRAME,
            [
                _placed(random, shape, (middle + apart * shape, 200 + 9 * shape))
                for shape in range(4)
                if random.random() < 0.9
            ],
        )


def crowd(random: np.random.Generator) -> Frames:
    """Four of twenty swaying hands in turn: four against the twenty of the last moment."""
    for frame in range(30):
        turn = np.arange(4) + 4 * (frame % 5)
        yield (
            frame * 0.09,
            [
                _placed(random, shape, (170 * (shape % 5) + sway, 170 * (shape // 5)), wrong=0.05)
                for shape, sway in zip(
                    random.permutation(turn), random.integers(0, 90, 4), strict=True
                )
            ],
        )


def slow(random: np.random.Generator) -> Frames:
    """Two hands at a frame a second: a hand that is missed in one is gone, and all after 12 s."""
    for frame in range(20):
        seen = [_placed(random, shape, (200 + 300 * shape, 200)) for shape in range(2)]
        yield frame + 11.0 * (frame >= 15), [seen[0], *seen[1 : 1 + (frame % 6 < 4)]]


CASES: tuple[Callable[[np.random.Generator], Frames], ...] = (
    crossing,
    leaving,
    contested,
    crowd,
    slow,
)


def cases(shapes: np.ndarray) -> Iterator[dict]:
    """The golden sequences, with their results."""
    random = np.random.default_rng(SEED)
    for case in CASES:
        identities = HandIdentities()
        frames = [_frame(identities, time, seen, shapes) for time, seen in case(random)]
        yield {"name": case.__name__, "frames": frames}


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_identities", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    shapes = np.random.default_rng(SEED).integers(0, SIZE, (SHAPES, LANDMARK_COUNT, 2))
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases(shapes))
    head = json.dumps(shapes.reshape(SHAPES, -1).tolist(), separators=(",", ":"))
    file.write_text(f'{{"shapes": {head}, "cases": [\n{lines}\n]}}\n')
    print(f"{file}: {len(CASES)} sequences")


def _placed(
    random: np.random.Generator, shape: int, place: tuple[int, int], wrong: float = 0.0
) -> Placed:
    """Left and right in turn, a few pixels from its place."""
    x, y = np.array(place) + random.integers(-3, 4, 2)
    is_left = (shape % 2 == 0) != (random.random() < wrong)
    score = round(float(random.uniform(0.5, 1)), 3)
    return Placed(int(shape), (int(x), int(y)), "Left" if is_left else "Right", score)


def _frame(identities: HandIdentities, time: float, seen: list[Placed], shapes: np.ndarray) -> dict:
    time = round(float(time), 3)
    hands = [placed.hand(shapes) for placed in seen]
    places = {id(hand): place for place, hand in enumerate(hands)}
    kept = distinct(hands)
    return {
        "time": time,
        "hands": [vars(placed) for placed in seen],
        "kept": [places[id(hand)] for hand in kept],
        "numbers": list(identities.update(time, kept)),
        "live": sorted(identities.ids()),
    }


if __name__ == "__main__":
    run(main)
