"""Writes golden movements: what every implementation must read of hands from frame to frame.

    python -m tools.make_golden_movements

Takes a second. `movements.json` holds cases of made hands that draw J or Z, or move otherwise. A
case has its frames: the time in seconds, and x and y of the 21 landmarks in turn as whole numbers,
or none where the hand is not seen. Besides, what comes of them: movements (the frame at which each
is known; -1 at the end), and how many points of a path are shown at each frame.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.motion import Movement, MovementReader
from training.movements.camera import Seen, seen
from training.movements.manner import Manner, manner
from training.movements.scenes import Scene, letter_scene, other_scene, word_scene

FILE = Path(__file__).parents[1] / "tests" / "golden" / "movements.json"
SEED = 35  # of what is seen at the end alone, one fast movement counts, and a slow one does not
SIZE = 120  # of a palm
EACH = 4
UNSEEN = 0.05  # share of frames without the hand
LAST = -1


def cases() -> Iterator[dict]:
    """The golden sequences, with their results."""
    rng = np.random.default_rng(SEED)
    kinds: dict[str, Callable[[np.random.Generator, Manner], Scene]] = {
        "J": partial(letter_scene, "J"),
        "Z": partial(letter_scene, "Z"),
        "other": other_scene,
        "word": word_scene,
    }
    for name, play in kinds.items():
        for number in range(EACH):
            frames = _frames(seen(play(rng, manner(rng, "judge")), rng), rng)
            yield {"name": f"{name}-{number}", "frames": frames, **read(frames)}


def read(frames: list[dict]) -> dict:
    """What comes of the frames of a case."""
    reader, movements, shown = MovementReader(), [], []
    for number, frame in enumerate(frames):
        hand = np.array(frame["hand"], np.float32).reshape(-1, 2) if "hand" in frame else None
        movement = reader.update(frame["time"], hand)
        path = reader.path
        shown.append(0 if path is None else len(path))
        movements += [_described(movement, number)] if movement else []
    movement = reader.end()
    movements += [_described(movement, LAST)] if movement else []
    return {"movements": movements, "shown": shown}


def _described(movement: Movement, frame: int) -> dict:
    return {
        "frame": frame,
        "letter": movement.letter,
        "start": movement.start,
        "end": movement.end,
        "probability": movement.probability,
        "path": movement.path.ravel().tolist(),
    }


def _frames(one: Seen, rng: np.random.Generator) -> list[dict]:
    points = np.rint(one.landmarks[..., :2] * SIZE).astype(int).reshape(len(one.times), -1) + 400
    frames = []
    for time, hand in zip(one.times.tolist(), points.tolist(), strict=True):
        is_seen = rng.random() >= UNSEEN
        frames.append({"time": round(time, 3), **({"hand": hand} if is_seen else {})})
    return frames


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_golden_movements", __doc__)
    page.add_argument("--out", type=Path, default=FILE, help="the file to write")
    file = page.parse_args(arguments).out
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases())
    file.write_text(f'{{"cases": [\n{lines}\n]}}\n')
    print(f"{file}: {lines.count(chr(10)) + 1} sequences")


if __name__ == "__main__":
    run(main)
