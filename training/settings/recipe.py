"""Named sets of defaults; a flag beside one wins."""

from typing import Any

# The system that this one reimplements: Adam at one rate, to the end. Its random split of images,
# and that it kept the last epoch instead of the best, are not repeated.
ORIGINAL: dict[str, Any] = {
    "epochs": 10,
    "batch_size": 100,
    "learning_rate": 0.001,
    "schedule": "constant",
    "optimizer": "adam",
    "patience": 0,
}
RECIPES = {"original": ORIGINAL}
