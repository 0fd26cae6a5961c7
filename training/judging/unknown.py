"""Everybody whom a round of leave-one-source-out left out, as its models read them."""

from collections.abc import Iterator
from pathlib import Path

from asl_keras.errors import expect
from training.judging.rounds import POSE_MODEL, RoundOptions, rounds_in, strangers
from training.judging.simulated import Signer


def signers(runs: Path, options: RoundOptions, threshold: float = 0.0) -> Iterator[Signer]:
    """Each once, who spells with that threshold.

    Raises:
        InputError: if the folder has no rounds, or none that lacks anybody.
    """
    data, met = options.letters(), set[str]()
    for folder in rounds_in(runs):
        reader = options.reader(folder, seed=0)
        for name in strangers(folder, data.signers.tolist()):
            if name in met:
                continue
            met.add(name)
            rows = data.signers == name
            read = reader.read(data.hands[rows])
            yield Signer(name, reader.alphabet, data.labels[rows], read, threshold)
    expect(bool(met), "runs", f"with RUNS/ROUND/{POSE_MODEL} that lack somebody", runs)
