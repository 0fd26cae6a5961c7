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
are changed, and how many names are. Takes half a minute; a judge that is cheap enough to choose by,
so that clips stay one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras import table
from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.errors import expect
from asl_keras.text import spelled
from asl_keras.text.decoding import Dictionary, DictionaryDecoder, open_dictionary
from training.judging.rounds import POSE_MODEL, RoundOptions, rounds_in, strangers
from training.judging.simulated import Signer, Spelled

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
    rows = [judged(signer, dictionary, options) for signer in signers(given.runs, options)]
    expect(bool(rows), "runs", f"with RUNS/ROUND/{POSE_MODEL} that lack somebody", given.runs)
    print(as_table(rows))


def signers(runs: Path, options: Options) -> Iterator[Signer]:
    """Everybody whom a round left out, and who showed most letters."""
    data, met = options.letters(), set[str]()
    for folder in rounds_in(runs):
        reader = options.reader(folder, seed=0)
        for name in strangers(folder, data.signers.tolist()):
            if name in met:
                continue
            met.add(name)
            rows = data.signers == name
            if len(np.unique(data.labels[rows])) >= LEAST_LETTERS:
                read = reader.read(data.hands[rows])
                yield Signer(name, reader.alphabet, data.labels[rows], read, options.threshold)


def judged(signer: Signer, dictionary: Dictionary, options: Options) -> Judged:
    """What the decoder makes of a signer's words and names."""
    random = np.random.default_rng(options.seed)
    chosen = random.choice(common(dictionary), options.words).tolist()
    decoder = DictionaryDecoder(dictionary, signer.alphabet)
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
