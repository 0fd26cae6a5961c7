"""Which model reads: the one that is named, or for a share of all requests a canary."""

import hashlib
from dataclasses import dataclass

from asl_keras.errors import expect
from server.serving.models import DEFAULT, Model, Models

RANGE = 1 << 64
MOST_HASHED = 1 << 16  # bytes of a request by which it is told from others


@dataclass(frozen=True)
class Canary:
    """A model that reads a share of what asks for no model."""

    name: str
    percent: float
    """From 0 to 100."""
    seed: int = 0
    """Another one picks other requests."""

    def __post_init__(self) -> None:
        expect(0 <= self.percent <= 100, "canary", "of 0 to 100 percent", self.percent)

    def picks(self, key: bytes) -> bool:
        """Whether a request is among the share; the same for the same key, on every server."""
        digest = hashlib.sha256(b"%d:%b" % (self.seed, key[:MOST_HASHED])).digest()
        return int.from_bytes(digest[:8]) < self.percent / 100 * RANGE


class Choice:
    """Chooses a model for each request.

    Raises:
        InputError: if the canary is none of the models.
    """

    def __init__(self, models: Models, canary: Canary | None = None):
        self.models, self.canary = models, canary
        if canary is not None:
            expect(canary.name in models.names, "canary", "among `models`", canary.name)

    def of(self, name: str | None, key: bytes, wants_canary: bool | None = None) -> Model:
        """The model that reads a request.

        Args:
            name: that it asks for; None leaves it to us.
            key: by which it is told from others, such as its body.
            wants_canary: whether it insists on the canary, or on none; None leaves it to chance.

        Raises:
            InputError: if there is no model of that name.
        """
        if name is not None:
            return self.models[name]
        canary = self.canary
        if canary is None or wants_canary is False:
            return self.models[DEFAULT]
        is_picked = wants_canary or canary.picks(key)
        return self.models[canary.name if is_picked else DEFAULT]
