"""What it costs to think that something else was meant than what was written."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Prices:
    """Natural logarithms of probabilities, at least 0, but for `doubt`.

    Chosen by `python -m training.evaluate_decoder` on simulated spelling of left-out people, and
    rounded; docs/words.md says which rules beside them had seen clips.
    """

    doubt: float = 0.3
    """How far the model's usual confusions count beside a letter's own distribution, 0 to 1."""
    rare: float = 0.7
    """Share of the cost of a word's rarity that counts."""
    missed: float = 4.0
    """A letter of the word was not written."""
    gap: float = 3.0
    """So much less where the time between two letters has room for another."""
    end: float = 2.5
    """A letter was not written at the beginning or the end, where no time shows that it lacks."""
    doubled: float = 1.7
    """The second of two equal letters was not written."""
    extra: float = 6.0
    """A letter was written that is not in the word."""
    repeated: float = 2.9
    """A letter was written twice that is in the word once."""
    unknown: float = 3.5
    """The word is in no dictionary."""
    strange: float = 0.43
    """Share of what its letters cost, by the pairs of letters of the dictionary's words."""
