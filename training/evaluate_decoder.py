"""Judges the decoder on simulated spelling of people whom no model knows.

Example:
    make unseen
    python -m training.evaluate_decoder runs/unseen --data ../shared/data/landmarks*/*.npz \\
        --nonletters ../shared/data/nonletters/nonletters.npz

Each signer whom a round of RUNS leaves out (see `training.judging.rounds`) spells words of the
dictionary, the common ones, and names and abbreviations that it lacks, in distributions of their
own hands: letters are misread as they are misread, and now and then one is lost, doubled letters
are written once, or a letter is written that nobody meant. Prints for each signer how many words
are wrong as they are spelled and as they are decoded, how many that were spelled without a fault
are changed, and how many names are. What the decoder knows of confusions is here of all others but
the signer. Takes half a minute; a judge that is cheap enough to choose by, so that clips stay one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.hand.alphabet import ASL
from asl_keras.text import spelled
from asl_keras.text.decoding import Dictionary, DictionaryDecoder, Prices, open_dictionary
from training.judging.confusions import shares
from training.judging.rounds import RoundOptions
from training.judging.simulated import Signer, Spelled
from training.judging.unknown import signers

NAMES = Path(__file__).parent / "judging" / "names.txt"
COMMON = 8000  # words
LENGTHS = range(3, 11)
LEAST_LETTERS = 20  # that a signer showed
HEAD = ("signer", "words", "wrong", "decoded", "right ones changed", "names", "changed")


@dataclass(frozen=True)
class Options(RoundOptions):
    """What is spelled by whom."""

    words: int = 300
    """Words for each signer."""
    threshold: float = 0.57
    """From which a letter is written, 0 to 1."""
    seed: int = 1
    """Of the choice of words and hands."""

    def __post_init__(self) -> None:
        super().__post_init__()
        expect(self.words > 0, "words", "above 0", self.words)
        expect(0 <= self.threshold <= 1, "threshold", "from 0 to 1", self.threshold)


@dataclass(frozen=True)
class Judged:
    """What a decoder made of what a signer spelled."""

    signer: str
    words: int
    wrong: float
    """Share of words that are wrong as they are spelled."""
    decoded: float
    """Share of words that are wrong as they are decoded."""
    spoiled: int
    """Words that were spelled without a fault, and are changed."""
    names: int
    """That were spelled without a fault."""
    changed: float
    """Share of these that are changed."""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.evaluate_decoder", __doc__)
    page.add_argument("runs", type=Path, metavar="RUNS", help="the folder of the rounds")
    add_options(page, Options, arch={"metavar": "ARCH"})
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    dictionary = open_dictionary("en")
    known = list(signers(given.runs, options, options.threshold))
    rows = [
        judged(one, decoder_for(one, known, dictionary), dictionary, options)
        for one in known
        if len(np.unique(one.labels)) >= LEAST_LETTERS
    ]
    expect(bool(rows), "data", f"somebody with {LEAST_LETTERS} letters", options.data)
    print(as_table(rows))


def decoder_for(
    signer: Signer, known: Sequence[Signer], dictionary: Dictionary, prices: Prices | None = None
) -> DictionaryDecoder:
    """One that knows the confusions of all others."""
    read_as = shares([one for one in known if one.name != signer.name])
    places = [ASL.labels.index(letter) for letter in dictionary.letters]
    return DictionaryDecoder(dictionary, signer.alphabet, prices, read_as[np.ix_(places, places)])


def judged(
    signer: Signer, decoder: DictionaryDecoder, dictionary: Dictionary, options: Options
) -> Judged:
    """What the decoder makes of a signer's words and names."""
    random = np.random.default_rng(options.seed)
    chosen = random.choice(common(dictionary), options.words).tolist()
    words = list(signer.spell(chosen, options.seed))
    names = [one for one in signer.spell(names_outside(dictionary), options.seed) if _is_right(one)]
    read = [spelled(decoder.decode(one.letters)) if one.letters else "" for one in words]
    wrong = [one != spelling.word for one, spelling in zip(read, words, strict=True)]
    right = [_is_right(one) for one in words]
    changed = [spelled(decoder.decode(one.letters)) != one.word for one in names]
    return Judged(
        signer=signer.name,
        words=len(words),
        wrong=1 - float(np.mean(right)),
        decoded=float(np.mean(wrong)),
        spoiled=int(np.sum(np.array(right) & wrong)),
        names=len(names),
        changed=float(np.mean(changed)) if names else 0.0,
    )


def common(dictionary: Dictionary) -> np.ndarray:
    """The common words of some letters, (N,) <U."""
    costs = np.concatenate([level.costs[np.isfinite(level.costs)] for level in dictionary.levels])
    places = np.concatenate([level.words[np.isfinite(level.costs)] for level in dictionary.levels])
    words = [dictionary.word(place) for place in places[np.argsort(costs, kind="stable")][:COMMON]]
    return np.array([word for word in words if len(word) in LENGTHS])


def names_outside(dictionary: Dictionary) -> list[str]:
    """Names and abbreviations that a dictionary lacks."""
    return [name for name in NAMES.read_text().split() if name not in dictionary]


def as_table(rows: Sequence[Judged]) -> str:
    """A line for each signer, and their mean."""
    shares = np.mean([(one.wrong, one.decoded, one.changed) for one in rows], axis=0)
    total = Judged(
        signer="mean",
        words=sum(one.words for one in rows),
        wrong=float(shares[0]),
        decoded=float(shares[1]),
        spoiled=sum(one.spoiled for one in rows),
        names=sum(one.names for one in rows),
        changed=float(shares[2]),
    )
    return table.aligned([HEAD, *(_line(one) for one in (*rows, total))])


def _line(one: Judged) -> tuple[str, ...]:
    counts = str(one.words), f"{one.wrong:.1%}", f"{one.decoded:.1%}", str(one.spoiled)
    return (one.signer, *counts, str(one.names), f"{one.changed:.1%}")


def _is_right(one: Spelled) -> bool:
    return spelled(one.letters) == one.word


if __name__ == "__main__":
    run(main)
