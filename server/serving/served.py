"""What the routes have in common: the models, the workers, the landmarkers, and who watches."""

import asyncio
from dataclasses import dataclass, field

from asl_keras.landmarks.landmarker import Landmarker
from asl_keras.landmarks.options import TrackingOptions
from server.serving.choice import Choice
from server.serving.limits import Limits
from server.serving.photos import PhotoReader
from server.serving.pool import Pool
from server.serving.shelf import Shelf
from server.watching.observation import Observer


@dataclass
class Served:
    """A server's insides."""

    limits: Limits
    choice: Choice
    pool: Pool
    photos: PhotoReader
    observer: Observer
    videos: Shelf[Landmarker] = field(
        default_factory=lambda: Shelf(TrackingOptions().open, Landmarker.close)
    )
    """Landmarkers of live clients."""
    is_ready: bool = False
    """Whether all is loaded."""

    @classmethod
    def of(cls, limits: Limits, choice: Choice, observer: Observer) -> "Served":
        """With as many workers as the limits say."""
        pool = Pool(limits.threads, limits.queue, observer.waiting)
        return cls(limits, choice, pool, PhotoReader(limits.megapixels), observer)

    async def start(self) -> None:
        """Loads what the first request would wait for."""
        await asyncio.to_thread(self.photos.warm)
        self.is_ready = True

    async def reload(self, seconds: float) -> None:
        """Looks again and again whether a model's file has changed.

        Args:
            seconds: between two looks.
        """
        while True:
            await asyncio.sleep(seconds)
            await asyncio.to_thread(self.choice.models.refresh)

    async def stop(self) -> None:
        """Ends the workers, once they have done what they began, and frees the landmarkers."""
        self.is_ready = False
        await asyncio.to_thread(self.pool.close)
        self.photos.close()
        self.videos.close()
