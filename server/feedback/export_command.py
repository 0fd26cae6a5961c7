"""Writes feedback as a landmark NPZ, which `asl train --data` learns from.

Examples:
  python -m server.monitor export-feedback feedback.sqlite --out feedback.npz
  python -m server.monitor export-feedback postgresql://asl@db/asl --days 30 --out feedback.npz

Takes a second for 100,000 readings, which stay in the store; a server may go on meanwhile. `labels`
are what users said, and anybody may say anything: look at them with `asl check`, and let `asl
promote` judge what was trained on them by people whom you trust.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, remark
from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError, expect
from asl_keras.files import expect_another_place, expect_place
from server.feedback.database import UnavailableError
from server.feedback.opening import URLS, open_database
from server.feedback.store import Store

DAY = 86_400


@dataclass(frozen=True)
class Options:
    """What is written, and where."""

    out: Path
    """The NPZ file."""
    days: float | None = None
    """Of feedback, back from now (default: all)."""

    def __post_init__(self) -> None:
        expect(self.days is None or self.days > 0, "days", "above 0", self.days)
        expect_place(self.out, "out")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("server.monitor export-feedback", __doc__)
    page.add_argument("store", metavar="STORE", help="a SQLite file, or postgresql://...")
    add_options(page, Options, out={"metavar": "FILE.npz"})
    given = page.parse_args(arguments)
    options, place = from_options(Options, given), given.store
    if not place:
        raise InputError("Expected a store of feedback. Received: an empty text.")
    expect_another_place(options.out, "out", [place])
    if not place.startswith(URLS) and not Path(place).exists():
        raise InputError(f"Expected a store of feedback. Received: {place}, which does not exist.")
    found, damaged = _read(place, 0.0 if options.days is None else time.time() - options.days * DAY)
    if damaged:
        remark([f"Rows that are damaged, and left out: {damaged}"])
    count = len(found["labels"])
    if not count:
        raise InputError(f"Expected feedback to write. Received: {place}, which has none.")
    write_landmarks(options.out, **found)
    people = len({*found["signers"].tolist()} - {""})
    print(f"{options.out}: {count} hands, {people} signers with a name")


def _read(place: str, moment: float) -> tuple[dict[str, np.ndarray], int]:
    store = Store(open_database(place, is_read_only=True), (), most=1)
    try:
        return store.since(moment)
    except UnavailableError as error:
        raise InputError(f"Expected a store that can be read. Received: {place}.") from error
    finally:
        store.close()
