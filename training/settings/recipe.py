"""Named sets of defaults; an option beside one wins."""

from dataclasses import dataclass
from typing import Any, Literal

# The system that this one reimplements: Adam at one rate, to the end. Its random split of images,
# and that it kept the last epoch instead of the best, are not repeated.
ORIGINAL: dict[str, Any] = {
    "epochs": 10,
    "batch_size": 100,
    "learning_rate": 0.001,
    "schedule": "constant",
    "optimizer": "adam",
    "patience": 0,
    "statistics": "moving",
}
RECIPES: dict[str, dict[str, Any]] = {"none": {}, "original": ORIGINAL}


@dataclass(frozen=True)
class RecipeOptions:
    """Other defaults."""

    recipe: Literal["none", "original"] = "none"
    """Original: of the system that this one reimplements: 10 epochs of adam at 0.001, 100 hands a
    step, to the end. What else is said, here or in the file of --config, wins."""
