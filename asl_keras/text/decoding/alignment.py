"""Which letter that was written stands for each letter of a word."""

from collections.abc import Sequence
from dataclasses import replace

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
    costs = _costs(meant, evidence, prices)
    row, column = len(meant), len(evidence.extra)
    places: list[int | None] = []
    while row:
        here = costs[row][column]
        if column and here == _replaced(costs, row, column, meant, evidence):
            row, column = row - 1, column - 1
            places.append(column)
        elif here == costs[row - 1][column] + missed(meant, row - 1, evidence, prices, column):
            row -= 1
            places.append(None)
        else:
            column -= 1
    return places[::-1]


def missed(
    meant: Sequence[int], row: int, evidence: Evidence, prices: Prices, column: int
) -> float:
    """The cost of a letter of the word that was not written."""
    price = float(evidence.missed[column])
    twice = row > 0 and meant[row] == meant[row - 1]
    return min(price, prices.doubled) if twice else price


def _replaced(
    costs: list[list[float]], row: int, column: int, meant: Sequence[int], evidence: Evidence
) -> float:
    one = float(evidence.substituted[meant[row - 1], column - 1])
    return costs[row - 1][column - 1] + one


def _costs(meant: Sequence[int], evidence: Evidence, prices: Prices) -> list[list[float]]:
    """Of the first letters of the word, aligned with the first letters written."""
    costs = [[0.0]]
    for extra in evidence.extra.tolist():
        costs[0].append(costs[0][-1] + extra)
    for row in range(1, len(meant) + 1):
        costs.append([])
        for column in range(len(evidence.extra) + 1):
            best = costs[row - 1][column] + missed(meant, row - 1, evidence, prices, column)
            if column:
                best = min(best, _replaced(costs, row, column, meant, evidence))
                best = min(best, costs[row][column - 1] + float(evidence.extra[column - 1]))
            costs[row].append(best)
    return costs
