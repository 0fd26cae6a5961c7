"""Draws the letters that are most often taken for one another, side by side as masks.

Example:
  python -m tools.confused --out docs/confused.png
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from asl_keras import mask
from asl_keras.command import manual_page, run
from asl_keras.hand.variation import centred
from asl_keras.synthetic import shipped

PAIRS = ("MN", "ST", "KP", "EO", "RU", "XD")
SIGNERS = 3  # of each letter
SIDE = 128


def main(arguments: Sequence[str]) -> None:
    """Writes the picture."""
    page = manual_page("tools.confused", __doc__)
    page.add_argument("--out", type=Path, required=True, metavar="FILE.png", help="to write")
    out = page.parse_args(arguments).out

    figure = Figure(figsize=(2 * SIGNERS * 1.2, len(PAIRS) * 1.35), layout="constrained")
    for row, pair in zip(figure.subplots(len(PAIRS), 2 * SIGNERS), PAIRS, strict=True):
        for place, (axes, drawn) in enumerate(zip(row, _masks(pair), strict=True)):
            axes.imshow(drawn)
            axes.set(xticks=[], yticks=[])
            if place % SIGNERS == SIGNERS // 2:
                axes.set_title(pair[place // SIGNERS])
    figure.savefig(out, dpi=100)


def _masks(pair: str) -> np.ndarray:
    """(2 * SIGNERS, side, side, 3): of the first letter and of the second, as signers show them."""
    return np.concatenate([_of_letter(letter) for letter in pair])


def _of_letter(letter: str) -> np.ndarray:
    model = shipped()
    means = model.means[model.component_labels == model.labels.index(letter)]
    evenly = np.linspace(0, len(means) - 1, SIGNERS).astype(int)
    return mask.draw(centred(means[evenly]).astype(np.float32), SIDE)


if __name__ == "__main__":
    run(main)
