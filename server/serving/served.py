"""What the routes have in common: the models, the workers, the landmarkers, and who watches."""


from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from server.serving.limits import Limits
from server.serving.models import Models
from server.serving.photos import PhotoReader
from server.serving.pool import Done, Pool
from server.watching.observation import Observer

Value = TypeVar("Value")


@dataclass(frozen=True)
class Served:
    """A server's insides."""

    limits: Limits
    models: Models
    pool: Pool
    photos: PhotoReader
    observer: Observer

    @classmethod
    def of(cls, limits: Limits, models: Models, observer: Observer) -> "Served":
        """With as many workers as the limits say."""
        pool = Pool(limits.threads, limits.queue)
        return cls(limits, models, pool, PhotoReader(limits.megapixels), observer)

    def close(self) -> None:
        """Ends the workers, once they have done what they began, and frees the landmarkers."""
        self.pool.close()
        self.photos.close()
