"""How much the server takes at a time, as its options."""

import os
from dataclasses import dataclass, fields

from asl_keras.errors import expect

MEGABYTE = 1_000_000
LONGEST_BATCH = 100_000  # hands; as JSON these are 100 MB


@dataclass(frozen=True)
class Limits:
    """What is more than this is refused, at once and with a reason."""

    workers: int = 0
    """Pictures and batches that are read at the same time; 0 is one for each core."""
    queue: int = 64
    """Pictures, frames and batches that wait, at most."""
    deadline: float = 10.0
    """Seconds within which a picture or a frame is answered, or refused."""
    batch_deadline: float = 300.0
    """Seconds within which a batch of landmarks is answered, or refused."""
    megabytes: float = 20.0
    """Of the body of a request, at most."""
    memory: float = 256.0
    """Megabytes of all bodies that are being received and read, at most."""
    megapixels: int = 25
    """Of a picture, at most."""
    photos: int = 16
    """Pictures in a request, at most."""
    hands: int = 10_000
    """Hands in a request to /v1/landmarks, at most."""
    connections: int = 256
    """At a time, live ones among them; of twice as many each is cut off at once."""
    live: int = 8
    """Live connections at a time; each takes about 150 MB."""
    frame: float = 2.0
    """Megabytes of a message of a live connection, at most."""
    fps: int = 30
    """Frames a second of a live connection that are read; of more the newest are."""
    patience: float = 10.0
    """Seconds that a client has to send a request, and to take each 64 kB of an answer."""
    idle: float = 60.0
    """Seconds without a message after which a live connection is closed."""

    def __post_init__(self) -> None:
        """Raises InputError for a number that limits nothing, or all."""
        for field in fields(self):
            least = 0 if field.name == "workers" else 1e-3
            value = getattr(self, field.name)
            expect(least <= value <= 1e6, field.name, f"from {least:g} to 1000000", value)
        expect(self.workers <= 256, "workers", "of at most 256", self.workers)
        expect(self.hands <= LONGEST_BATCH, "hands", f"of at most {LONGEST_BATCH}", self.hands)

    @property
    def threads(self) -> int:
        """Of the pool of workers."""
        return self.workers or cores()

    @property
    def body(self) -> int:
        """Bytes of a request's body, at most."""
        return round(self.megabytes * MEGABYTE)


def cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not everywhere
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
