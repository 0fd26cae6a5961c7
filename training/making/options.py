"""How a dataset is made, as options."""

import os
from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import InputError, expect
from asl_keras.files import expect_place
from asl_keras.mask import DEFAULT_SIDE, SIDES

MOST_WORKERS = 64
WIDENED = 0.25, 4.0


@dataclass(frozen=True)
class MakingOptions:
    """What is written, and how."""

    out: Path
    """The NPZ file to write; one that is there is replaced when all is done."""
    images: bool = False
    """Write masks, the classic form."""
    landmarks: bool = False
    """Write landmarks, which train the same in a hundredth of the room (the default)."""
    image_size: int = DEFAULT_SIDE
    """Of masks, in pixels, a multiple of 16."""
    widen: float = 1.0
    """Multiplies x and z, for pictures that were stretched: 1.333 where 4:3 became a square."""
    thin: bool = False
    """Leaves out near-duplicates, such as frames of a hand that is held still."""
    report: bool = True
    """Writes what is odd about the hands beside them, an .html page and an .md card."""
    licence: tuple[str, ...] = ()
    """What the card says of whose hands they are, and on what terms."""
    strict: bool = False
    """Ends at what cannot be read, instead of leaving it out."""
    once: bool = False
    """Looks once at a photograph in which no hand is seen, instead of in several ways: hands are
    missed, but where many show none it is ten times as fast."""
    workers: int | None = None
    """Processes that look at pictures (default: one for each core)."""
    cache: Path | None = None
    """Folder that remembers what was seen, so that the next build is fast (default: the user's)."""
    anew: bool = False
    """Looks at all pictures again."""

    def __post_init__(self) -> None:
        """Raises InputError for what does not fit, or cannot be written."""
        if self.images and self.landmarks:
            raise InputError(
                "Expected `images` or `landmarks`. Received: both. Make one after the other: the "
                "second build is fast.",
                "images",
                "landmarks",
            )
        expect(self.out.suffix == ".npz", "out", "as a name that ends in .npz", self.out)
        expect_place(self.out, "out")
        sides = "a multiple of 16 from 32 to 512"
        expect(self.image_size in SIDES, "image_size", sides, self.image_size)
        least, most = WIDENED
        expect(least <= self.widen <= most, "widen", f"from {least:g} to {most:g}", self.widen)
        number = self.workers is None or 1 <= self.workers <= MOST_WORKERS
        expect(number, "workers", f"from 1 to {MOST_WORKERS}", self.workers)

    @property
    def processes(self) -> int:
        """How many look at pictures."""
        return self.workers or min(os.cpu_count() or 1, MOST_WORKERS)
