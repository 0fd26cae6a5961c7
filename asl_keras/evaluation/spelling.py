"""Letter error rates of spelled words, by signer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from asl_keras import table

ALL = "all"


@dataclass(frozen=True)
class ReadWord:
    """A word that was spelled, and what was read."""

    signer: str
    word: str
    read: str
    unseen: str = ""
    """Letters whose hand was not found."""
    decoded: str | None = None
    """What a dictionary made of it; None where there was none."""
    damage: str = ""
    """What is wrong with its picture."""

    @property
    def errors(self) -> int:
        """Letters to insert, delete or replace."""
        return edit_distance(self.read, self.word)

    def __str__(self) -> str:
        """In a few words, such as `HELLO read as HELO, 20.0% wrong`."""
        rate = self.errors / len(self.word)
        remark = f", no hand found: {self.unseen}" if self.unseen else ""
        decoded = f", decoded as {self.decoded}" if self.decoded not in (None, self.read) else ""
        return f"{self.word} read as {self.read or 'nothing'}, {rate:.1%} wrong{decoded}{remark}"


@dataclass(frozen=True)
class LetterErrors:
    """Of several words together: letters count, not words."""

    letters: int
    errors: int
    unseen: int
    """Letters whose hand was not found; they count as errors like others."""

    @property
    def rate(self) -> float:
        """Errors as a share of the letters; may be above 1."""
        return self.errors / self.letters


def edit_distance(read: str, word: str) -> int:
    """The least number of letters to insert, delete or replace (Levenshtein, 1966)."""
    row = list(range(len(word) + 1))
    for i, letter in enumerate(read, start=1):
        diagonal, row[0] = row[0], i
        for j, right in enumerate(word, start=1):
            cheapest = min(row[j] + 1, row[j - 1] + 1, diagonal + (letter != right))
            diagonal, row[j] = row[j], cheapest
    return row[-1]


def letter_errors(words: Sequence[ReadWord]) -> LetterErrors:
    """Of all words, at least one."""
    return LetterErrors(
        letters=sum(len(word.word) for word in words),
        errors=sum(word.errors for word in words),
        unseen=sum(len(word.unseen) for word in words),
    )


def by_signer(words: Sequence[ReadWord]) -> Mapping[str, LetterErrors]:
    """Of each signer, in alphabetical order, and of all together."""
    signers = sorted({word.signer for word in words})
    groups = {signer: [word for word in words if word.signer == signer] for signer in signers}
    return {name: letter_errors(group) for name, group in {**groups, ALL: words}.items()}


def as_table(groups: Mapping[str, LetterErrors]) -> str:
    """A line for each group, for the terminal."""
    head = ("signer", "letter error rate", "errors", "letters", "without a hand")
    rows = [
        (name, f"{group.rate:.1%}", str(group.errors), str(group.letters), str(group.unseen))
        for name, group in groups.items()
    ]
    return table.aligned([head, *rows])
