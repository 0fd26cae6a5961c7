"""What a build says of what it wrote, and of what it left out."""

from collections.abc import Iterator
from pathlib import Path

from asl_keras.errors import shortened, shown
from training.sources.samples import NO_HAND, Samples

NAMED = 10  # files that are left out
LONGEST = 160  # characters of a line


def summary(out: Path, samples: Samples) -> Iterator[str]:
    """Lines: the file, in how many no hand was seen, and what could not be read."""
    labels, signers = set(samples.labels.tolist()), set(samples.signers.tolist()) - {""}
    size = f"{out.stat().st_size / 1e6:.1f} MB"
    people = f"signers {len(signers) or 'unknown'}"
    yield f"{out}: hands {len(samples)}, labels {len(labels)}, {people}, {size}"
    left = [one for one in samples.missed if one.why != NO_HAND]
    without = len(samples.missed) - len(left)
    if without:
        count = len(samples) + without
        yield f"No hand seen: {without} of {count}, {without / count:.1%}"
    if left:
        yield f"Left out: {len(left)}"
        yield from (shortened(f"  {shown(one.origin)} {one.why}", LONGEST) for one in left[:NAMED])
        if len(left) > NAMED:
            yield f"  and {len(left) - NAMED} more"
