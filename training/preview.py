"""Draws what training makes of hands: a sheet of varied masks, with what was done to each.

Each row is a hand as it was recorded, then as a model may see it: mirrored, turned, seen from
aside, zoomed. The limits keep letters apart that differ by their direction alone: G and Q, H and U,
K and P.

Examples:
    python -m training.preview --data hands.npz --out sheet.png
    python -m training.preview --data hands.npz --labels G Q K P --each 7 --seed 1 --out sheet.png

Takes two seconds. Landmarks vary as hands in space, see `asl_keras.hand.variation`; recorded masks
as pictures, see `asl_keras.data.augmentation`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.errors import expect
from asl_keras.files import expect_another_place, expect_place

MOST_ROWS, MOST_COLUMNS = 40, 20


@dataclass(frozen=True)
class Options:
    """What is drawn."""

    data: tuple[Path, ...]
    """NPZ files."""
    out: Path
    """The picture to write, a .png file."""
    labels: tuple[str, ...] = ()
    """Show hands of these labels alone."""
    each: int = 5
    """Variations of a hand, 1 to 20."""
    seed: int = 0
    """Of hands and variations."""

    def __post_init__(self) -> None:
        expect(self.out.suffix == ".png", "out", "a file that ends in .png", self.out)
        expect_place(self.out, "out")
        expect_another_place(self.out, "out", self.data)
        expect(1 <= self.each <= MOST_COLUMNS, "each", f"from 1 to {MOST_COLUMNS}", self.each)
        expect(self.seed >= 0, "seed", "from 0 on", self.seed)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    manual = manual_page("training.preview", __doc__)
    add_options(manual, Options, data={"metavar": "FILE.npz"}, out={"metavar": "FILE.png"})
    options = from_options(Options, manual.parse_args(arguments))

    import numpy as np

    from asl_keras.data.dataset import load
    from training.checking.varied import draw, varied

    data = load(options.data)
    strangers = sorted(set(options.labels) - set(data.labels.tolist()))
    expect(not strangers, "labels", "among those of the data", " ".join(strangers))
    remark(data.remarks)
    random = np.random.default_rng(options.seed)
    wanted = options.labels or tuple(data.alphabet.labels)
    rows = [random.choice(np.flatnonzero(data.labels == label)) for label in wanted[:MOST_ROWS]]
    shown = [varied(data, int(row), options.each, random) for row in rows]
    draw(shown, [str(data.labels[row]) for row in rows], options.out)
    left = len(wanted) - len(rows)
    print(
        f"{options.out}: {len(rows)} hands" + (f"; {left} more labels are not shown" * (left > 0))
    )


if __name__ == "__main__":
    run(main)
