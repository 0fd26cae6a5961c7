"""Trains the network that reads J and Z as movements: `asl_keras/motion/movements.npz`.

Example:
    python -m training.fit_movements --out movements.npz

It learns from made movements alone (`training.movements`): hands of the pose model that draw J and
Z, and that do not. Networks look for what they get wrong in more of them, and the next one learns
that, too; the mean of all but the first is written. `python -m training.evaluate_movements` judges
it. Takes 5 minutes of one core.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.files import expect_place

if TYPE_CHECKING:
    from training.movements.examples import Examples


@dataclass(frozen=True)
class Options:
    """What is learnt from."""

    out: Path
    """The network to write, an NPZ."""
    scenes: int = 12_000
    """Made scenes from which some stretches are taken; at least 100."""
    rounds: int = 2
    """Times that a network looks for what it gets wrong in as many scenes, 0 to 10."""
    epochs: int = 20
    """Passes over the stretches, at least 1; the first network, which looks for what is hard as
    long as little is known of it, makes two fifths of them."""
    seed: int = 0
    """Of the scenes and of the network."""

    def __post_init__(self) -> None:
        """Raises InputError for fewer."""
        expect(self.scenes >= 100, "scenes", "at least 100", self.scenes)
        expect(0 <= self.rounds <= 10, "rounds", "from 0 to 10", self.rounds)
        expect(self.epochs >= 1, "epochs", "at least 1", self.epochs)
        expect(self.seed >= 0, "seed", "at least 0", self.seed)


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.fit_movements", __doc__)
    add_options(page, Options)
    options = from_options(Options, page.parse_args(arguments))
    expect_place(options.out, "out")

    from asl_keras.motion.network import Network
    from training.movements import examples
    from training.movements.learning import joined, learnt

    scenes, learnt_all = range(options.scenes), []
    known = examples.made(scenes, (options.seed, 0))
    print(_counted(known), flush=True)
    for number in range(1, options.rounds + 1):
        epochs = options.epochs if number > 1 else -(-2 * options.epochs // 5)
        layers = learnt(known, epochs, options.seed)
        learnt_all += [layers] if number > 1 else []
        more = examples.hard(scenes, (options.seed, number), Network(layers))
        known = examples.together([known, more])
        print(f"and {_counted(more)} that were read wrongly, or nearly", flush=True)
    learnt_all.append(learnt(known, options.epochs, options.seed))
    Network(joined(learnt_all)).save(options.out)
    print(f"{options.out}: {options.out.stat().st_size / 1000:.0f} kB")


def _counted(known: "Examples") -> str:
    neither, *letters = np.bincount(known.classes, minlength=3).tolist()
    return f"{neither} stretches of neither, {letters[0]} of J, {letters[1]} of Z"


if __name__ == "__main__":
    run(main)
