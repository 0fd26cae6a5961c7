"""Streams of real hands that drift and that do not, window by window: see drift.sh."""

import argparse
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from asl_keras.adapt.judging import spread
from asl_keras.data.dataset import LandmarkDataset
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import mirror
from asl_keras.hand.variation import centred
from asl_keras.inference.reader import Reader
from asl_keras.pretrained import SHIPPED, open_reader
from asl_keras.table import aligned
from server.watching import limits
from server.watching.features import SIDE
from server.watching.making import make
from server.watching.recorded import Recorded, Usual, read
from server.watching.reference import Reference, digest
from server.watching.stationary import Stationary, counted

PEOPLE = {  # x is multiplied by what undoes a stretched picture
    "landmarks/borisgraudt__asl-ai": 1,
    "landmarks/t32rahman__ASL-ML": 4 / 3,
    "landmarks/13lack13lood": 1,
    "landmarks/nejohnson2": 1,
    "landmarks/project_s_photos": 3 / 4,
    "landmarks/AriAlavi__SigNN": 1,
    "landmarks_2/ACM40960_bhupendra": 1,
    "landmarks_2/ACM40960_sahil": 1,
    "landmarks_2/kevinjosethomas": 1,
}
DIGITS = ("digits/ardamavi_digits_0269", "digits/DiaboloKiat_digits_0269", "nonletters/nonletters")
KNOWN = 6  # people of a reference
EACH = 24  # hands of a letter of a person, of which a half is for the reference
WEEK = 672  # windows, at 1,000 hands an hour
TRIALS = 2000
OFF = (0.1, 0.2)  # of a hand, where a finder is broken
VISITS = (1, 5, 20)
USUAL = Usual()


def main() -> None:
    """The program: prints both tables."""
    page = argparse.ArgumentParser(description=__doc__)
    page.add_argument("--data", type=Path, required=True)
    page.add_argument("--rounds", type=int, default=8)
    page.add_argument("--weeks", type=int, default=30)
    options = page.parse_args()
    reader, random = open_reader(), np.random.default_rng(0)
    people = {name: _person(options.data / f"{name}.npz", one) for name, one in PEOPLE.items()}
    digits, calm, noticed = _digits(options.data), [], []
    orders = np.random.default_rng(0)  # their own: another row leaves the rounds as they are
    for number in range(options.rounds):
        order = orders.permutation(list(people))
        known, others = ([people[name] for name in some] for some in np.split(order, [KNOWN]))
        reference, second = _reference(reader, known)
        streams = _streams(reader, second, [_half(one, 1) for one in others], digits, random)
        same, *shifted = ((n, r.stationary(reference.bins, u)) for n, r, u in streams)
        calm.append(_alarms(reference, same[1], options.weeks, random))
        found = {n: _noticed(reference, same[1], one, random) for n, one in shifted}
        noticed.append({**found, **_mirrored_of_one_camera(reader, known, random)})
        print(f"round {number + 1}: strangers {' '.join(order[KNOWN:])}", flush=True)
    print(f"\n{_calm_table(calm)}\n\n{_noticed_table(noticed)}")


def _reference(reader: Reader, known: list[LandmarkDataset]) -> tuple[Reference, LandmarkDataset]:
    """Of the first halves of people's hands; and the second halves."""
    first, second = (_together([_half(one, side) for one in known]) for side in (0, 1))
    return make(reader, digest(SHIPPED), first, USUAL, "people"), second


def _mirrored_of_one_camera(
    reader: Reader, known: list[LandmarkDataset], random: np.random.Generator
) -> dict[str, tuple[float, float]]:
    """As `_noticed`: a camera that mirrors, where none of the reference's did."""
    sides = [read(reader, one.hands)[SIDE].mean() for one in known]
    unmirrored = [
        replace(one, hands=mirror(one.hands)) if side > 0.5 else one
        for one, side in zip(known, sides, strict=True)
    ]
    reference, second = _reference(reader, unmirrored)
    before, after = (
        Recorded.of(reader, replace(second, hands=hands), USUAL).stationary(reference.bins, USUAL)
        for hands in (second.hands, mirror(second.hands))
    )
    return {"mirrored, of one camera": _noticed(reference, before, after, random)}


def _person(file: Path, factor: float) -> LandmarkDataset:
    known = np.load(file)
    labels, hands = known["labels"], known["landmarks"] * np.float32([factor, 1, 1])
    alphabet = Alphabet.of(np.unique(labels))
    truth = alphabet.indices(labels)
    rows = spread(truth, EACH)
    return LandmarkDataset(alphabet, truth[rows], np.full(len(rows), file.stem), hands=hands[rows])


def _half(data: LandmarkDataset, side: int) -> LandmarkDataset:
    """The first or the second half of each letter's frames: neighbours are near-duplicates."""
    rows = [np.flatnonzero(data.truth == label) for label in np.unique(data.truth)]
    chosen = np.concatenate([np.array_split(one, 2)[side] for one in rows])
    return replace(
        data, truth=data.truth[chosen], signers=data.signers[chosen], hands=data.hands[chosen]
    )


def _together(parts: list[LandmarkDataset]) -> LandmarkDataset:
    labels, signers, hands = (
        np.concatenate([getattr(one, name) for one in parts])
        for name in ("labels", "signers", "hands")
    )
    alphabet = Alphabet.of(np.unique(labels))
    return LandmarkDataset(alphabet, alphabet.indices(labels), signers, hands=hands)


def _digits(data: Path) -> LandmarkDataset:
    """The digits 0 to 9 of 217 people, whom nobody tells apart here."""
    parts = [np.load(data / f"{name}.npz") for name in DIGITS]
    is_digit = np.char.startswith(parts[-1]["gesture"], "digit")
    hands = [*(one["landmarks"] for one in parts[:-1]), parts[-1]["landmarks"][is_digit]]
    labels = [*(one["labels"] for one in parts[:-1]), parts[-1]["gesture"][is_digit]]
    alphabet = Alphabet.of(np.unique(np.concatenate(labels)))
    truth = alphabet.indices(np.concatenate(labels))
    rows = spread(truth, 60)
    signers = np.char.add("pupil ", rows.astype(str))
    return LandmarkDataset(alphabet, truth[rows], signers, hands=np.concatenate(hands)[rows])


def _streams(
    reader: Reader,
    known: LandmarkDataset,
    others: list[LandmarkDataset],
    digits: LandmarkDataset,
    random: np.random.Generator,
) -> list[tuple[str, Recorded, Usual]]:
    """By name: the first does not drift."""
    hands, as_they_come = known.hands, replace(USUAL, text="recorded")
    changed = {
        "mirrored camera": mirror(hands),
        "pictures squeezed to 3/4": hands * np.float32([0.75, 1, 1]),
        **{f"finder off by {100 * off:.0f} % of a hand": _off(hands, off, random) for off in OFF},
    }
    same = Recorded.of(reader, known, USUAL)
    together = Recorded.of(reader, _together(others), USUAL)
    return [
        ("the same people", same, USUAL),
        ("three other people", together, USUAL),
        *(
            (name, Recorded.of(reader, replace(known, hands=one.astype(np.float32)), USUAL), USUAL)
            for name, one in changed.items()
        ),
        ("finder misses 30 %", same, replace(USUAL, not_found=0.3)),
        ("digits", Recorded.of(reader, digits, as_they_come), as_they_come),
    ]


def _off(hands: np.ndarray, share: float, random: np.random.Generator) -> np.ndarray:
    """Hands each of whose landmarks is off by so much of the hand's root mean square size."""
    found = centred(hands[..., :2])
    found = found + share * random.standard_normal(found.shape)
    return np.pad(found, ((0, 0), (0, 0), (0, 1)))


def _is_alarm(reference: Reference, drawn: Mapping[str, np.ndarray]) -> np.ndarray:
    counts = {name: counted(drawn[name], len(one.shares)) for name, one in reference.bins.items()}
    values = limits.values(counts, reference.bins, reference.window)
    return np.any([values[key] > limit for key, limit in reference.limits.items()], axis=0)


def _alarms(
    reference: Reference, stream: Stationary, weeks: int, random: np.random.Generator
) -> list[float]:
    """Alarms in a week, by `VISITS`."""
    streams = [replace(stream, visit=visit) for visit in VISITS]
    return [
        sum(
            float(_is_alarm(reference, one.windows(WEEK, reference.window, random)).sum())
            for _ in range(weeks)
        )
        / weeks
        for one in streams
    ]


def _noticed(
    reference: Reference, before: Stationary, after: Stationary, random: np.random.Generator
) -> tuple[float, float]:
    """The share of shifts that are noticed within 500 hands, and after how many in the mean.

    A shift begins anywhere in a window; it is noticed at the end of that window or of the next.
    """
    size = reference.window
    calm = before.windows(TRIALS, size, random)
    first, second = (after.windows(TRIALS, size, random) for _ in range(2))
    begins = random.integers(size, size=(TRIALS, 1))
    is_after = np.arange(size) >= begins
    mixed = {name: np.where(is_after, first[name], calm[name]) for name in first}
    early, late = _is_alarm(reference, mixed), _is_alarm(reference, second)
    took = np.where(early, size - begins[:, 0], 2 * size - begins[:, 0])
    found = early | late
    return float(found.mean()), float(took[found].mean()) if found.any() else np.nan


def _calm_table(rounds: list[list[float]]) -> str:
    rows = [("hands of a visit", "false alarms a week", "in the worst round")]
    for visit, one in zip(VISITS, zip(*rounds, strict=True), strict=True):
        rows.append((str(visit), f"{np.mean(one):.2f}", f"{max(one):.2f}"))
    return aligned(rows, texts=0)


def _noticed_table(rounds: list[dict[str, tuple[float, float]]]) -> str:
    rows = [("what comes", "noticed within 500 hands", "in the worst round", "hands, mean")]
    for name in rounds[0]:
        shares, hands = zip(*(one[name] for one in rounds), strict=True)
        shown = (f"{100 * np.mean(shares):.1f} %", f"{100 * min(shares):.1f} %")
        rows.append((name, *shown, f"{np.nanmean(hands):.0f}"))
    return aligned(rows)


if __name__ == "__main__":
    main()
