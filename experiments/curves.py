"""Draws the validation accuracy of the runs of curves.sh, epoch by epoch: see there."""

import argparse
import itertools
from pathlib import Path

from matplotlib.figure import Figure

from training.run.folder import RunFolder

RECIPES = {
    "standard": ("our recipe: one cycle of AdamW", "tab:blue"),
    "original": ("--recipe original: Adam at 0.001", "tab:orange"),
}


def main() -> None:
    """The program."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("runs", type=Path)
    page.add_argument("--out", type=Path, required=True)
    options = page.parse_args()
    figure = Figure(figsize=(6.5, 4), layout="constrained")
    axes = figure.subplots()
    for recipe, (label, colour) in RECIPES.items():
        for place, run in enumerate(sorted(options.runs.glob(f"{recipe}-*"))):
            curve = [100 * row["val_accuracy"] for row in RunFolder(run).history()]
            fall = max((a - b for a, b in itertools.pairwise(curve)), default=0)
            print(f"{run.name}: {curve[-1]:.1f} % at the end, largest fall {fall:.1f} points")
            named = {} if place else {"label": label}
            axes.plot(range(1, len(curve) + 1), curve, colour, marker=".", **named)
    axes.set(xlabel="epoch", ylabel="validation accuracy, %", ylim=(0, 100))
    axes.set_title("MobileNetV2 from scratch, short runs, 3 seeds")
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")
    figure.savefig(options.out, dpi=120)


if __name__ == "__main__":
    main()
