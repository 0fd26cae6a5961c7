"""Which letter that was written stands for each letter of a word."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from asl_keras.text.decoding.evidence import Evidence
from asl_keras.text.decoding.prices import Prices
from asl_keras.text.events import Letter


def rewritten(
    letters: Sequence[Letter], word: Sequence[str], places: Sequence[int | None]
) -> tuple[Letter, ...]:
    """A word in the place of the letters that were written; those that changed are marked.

    Args:
        letters: that were written, at least one.
        word: its letters, as the text writes them.
        places: of the written letter that stands for each, see `alignment`.
    """
    result: list[Letter] = []
    last = 0
    for letter, place in zip(word, places, strict=True):
        last = last if place is None else place
        beside = letters[last]
        if place is None:  # no frame shows it
            result.append(Letter(beside.time, beside.hand, letter, 0.0, decoded=True))
        elif beside.letter == letter:
            result.append(beside)
        else:
            result.append(replace(beside, letter=letter, probability=0.0, decoded=True))
    return tuple(result)


def alignment(meant: Sequence[int], evidence: Evidence, prices: Prices) -> list[int | None]:
    """For each letter of a word the place of what was written for it; None if it was missed.

    Args:
        meant: places of the word's letters in the dictionary's letters.
        evidence: of the letters that were written.
        prices: of mistakes.
    """
    substituted = evidence.substituted[list(meant)].tolist()  # plain numbers are quicker one by one
    missed = _missed(meant, evidence, prices)
    costs = _costs(substituted, missed, evidence.extra.tolist())
    row, column = len(meant), len(evidence.extra)
    places: list[int | None] = []
    while row:
        here, above = costs[row][column], costs[row - 1]
        if column and here == above[column - 1] + substituted[row - 1][column - 1]:
            row, column = row - 1, column - 1
            places.append(column)
        elif here == above[column] + missed[row - 1][column]:
            row -= 1
            places.append(None)
        else:
            column -= 1
    return places[::-1]


def _missed(meant: Sequence[int], evidence: Evidence, prices: Prices) -> list[list[float]]:
    """The cost of each letter of the word, if it was not written before each that was."""
    once: list[float] = evidence.missed.tolist()
    twice = [min(price, prices.doubled) for price in once]
    again = [False, *(one == other for one, other in pairwise(meant))]
    return [twice if is_second else once for is_second in again]


def _costs(
    substituted: list[list[float]], missed: list[list[float]], extra: list[float]
) -> list[list[float]]:
    """Of the first letters of the word, aligned with the first letters written."""
    costs = [[0.0, *accumulate(extra)]]
    for replacing, skipping in zip(substituted, missed, strict=True):
        above = costs[-1]
        last = above[0] + skipping[0]
        row = [last]
        for (before, over), skipped, replaced, more in zip(
            pairwise(above), skipping[1:], replacing, extra, strict=True
        ):
            last = min(over + skipped, before + replaced, last + more)
            row.append(last)
        costs.append(row)
    return costs
