"""Letter and word error rates: of words as they were spelled, and as a dictionary reads them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from asl_keras import table
from asl_keras.evaluation.spelling import ALL, ReadWord, letter_errors


class Rates(NamedTuple):
    """Of several words."""

    letters: float
    """Letter errors as a share of the letters; may be above 1."""
    words: float
    """Share of words with any error."""


class WordErrors(NamedTuple):
    """Of several words together."""

    literal: Rates
    decoded: Rates
    words: int
    unseen: int
    """Letters whose hand was not found."""


def word_errors(words: Sequence[ReadWord]) -> WordErrors:
    """Of all words, at least one."""
    decoded = [replace(one, read=one.read if one.decoded is None else one.decoded) for one in words]
    unseen = letter_errors(words).unseen
    return WordErrors(_rates(words), _rates(decoded), len(words), unseen)


def grouped(words: Sequence[ReadWord], group: Callable[[ReadWord], str]) -> dict[str, WordErrors]:
    """Of each group of words, in alphabetical order, and of all together."""
    names = sorted({group(word) for word in words})
    parts = {name: [word for word in words if group(word) == name] for name in names}
    return {name: word_errors(part) for name, part in {**parts, ALL: words}.items()}


def as_table(name: str, groups: Mapping[str, WordErrors]) -> str:
    """A line for each group, for the terminal."""
    head = (name, "letters wrong", "decoded", "words wrong", "decoded", "words", "without a hand")
    rows = [
        (
            group or "-",
            *(f"{rate:.1%}" for rate in _in_pairs(errors)),
            str(errors.words),
            str(errors.unseen),
        )
        for group, errors in groups.items()
    ]
    return table.aligned([head, *rows])


def _in_pairs(errors: WordErrors) -> list[float]:
    return [rate for pair in zip(errors.literal, errors.decoded, strict=True) for rate in pair]


def _rates(words: Sequence[ReadWord]) -> Rates:
    wrong = sum(word.read != word.word for word in words)
    return Rates(letter_errors(words).rate, wrong / len(words))
