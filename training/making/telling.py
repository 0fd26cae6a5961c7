"""What a build says when it is done."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from asl_keras.errors import shortened, shown
from training.sources.samples import NO_HAND, Missed, Samples

NAMED = 10  # files that are left out, and labels
LONGEST = 160  # characters of a line


def summary(out: Path, samples: Samples) -> Iterator[str]:
    """Lines: what was written, where no hand was seen, what was left out."""
    labels, signers = set(samples.labels.tolist()), set(samples.signers.tolist()) - {""}
    size = f"{out.stat().st_size / 1e6:.1f} MB"
    people = f"signers {len(signers) or 'unknown'}"
    yield f"{out}: hands {len(samples)}, labels {len(labels)}, {people}, {size}"
    none = [one for one in samples.missed if one.why == NO_HAND]
    if none:
        count = len(samples) + len(none)
        yield f"No hand seen in {len(none)} of {count}, {len(none) / count:.1%}: {_by(none)}"
    if left := [one for one in samples.missed if one.why != NO_HAND]:
        yield f"Left out: {len(left)}"
        yield from (shortened(f"  {shown(one.origin)} {one.why}", LONGEST) for one in left[:NAMED])
        if len(left) > NAMED:
            yield f"  and {len(left) - NAMED} more"


def _by(missed: Sequence[Missed]) -> str:
    """By label, the most first."""
    counts = Counter(one.label for one in missed).most_common()
    rest = ["..."] if len(counts) > NAMED else []
    return ", ".join([*(f"{shown(label)} {count}" for label, count in counts[:NAMED]), *rest])
