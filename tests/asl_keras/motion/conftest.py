"""Made movements, as a good camera sees them."""

from functools import partial

import numpy as np
import pytest

from training.movements.camera import Faults, Seen, seen
from training.movements.manner import manner
from training.movements.scenes import letter_scene, word_scene

GOOD = Faults(rates=(24, 30), noise=0.015, wobble=0.05, dropped=0, blurred=0, cut=0)
SEED = 91


@pytest.fixture(scope="session")
def movements() -> dict[str, list[Seen]]:
    """Twelve each of J, of Z and of words of still letters."""
    rng = np.random.default_rng(SEED)
    kinds = {"J": partial(letter_scene, "J"), "Z": partial(letter_scene, "Z"), "": word_scene}
    return {
        name: [seen(play(rng, manner(rng, "judge")), rng, GOOD) for _ in range(12)]
        for name, play in kinds.items()
    }
