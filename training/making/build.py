"""Hands of pictures and clips: remembered ones, and those that processes find."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from asl_keras.errors import InputError
from asl_keras.files import UnreadableError
from training.making.found import packed, together, unpacked
from training.making.looking import Looking, Task
from training.making.memory import Memory
from training.making.progress import Progress
from training.making.workers import Workers
from training.sources.samples import LabelledPicture


class Seen(NamedTuple):
    """What became of a picture."""

    frames: np.ndarray | None
    """(F,) of `FRAME`; None where it cannot be read."""
    fault: str | None = None
    """Why not, to follow its name."""


class Build:
    """Finds the hands of pictures.

    Args:
        looking: how they are looked at.
        memory: of what was found before; what is found is put there at once, so that an
            interrupted build goes on where it was.
        workers: processes.
        strict: a picture that cannot be read is an error.
        anew: what is remembered does not count.
    """

    def __init__(
        self,
        looking: Looking,
        memory: Memory,
        workers: int,
        strict: bool = False,
        anew: bool = False,
    ):
        self._looking, self._memory = looking, memory
        self._workers, self._strict, self._anew = workers, strict, anew
        self._settings = looking.settings()

    def look(self, pictures: Sequence[LabelledPicture], progress: Progress) -> list[Seen]:
        """What is seen in each.

        Raises:
            InputError: if one cannot be read and the build is strict, or MediaPipe cannot be used.
        """
        seen: dict[int, Seen] = {}
        tasks = self._unknown(pictures, seen, progress)
        with Workers(self._looking.open, self._workers, lambda _: progress.add_frame()) as workers:
            for done in workers.do(tasks):
                task: Task = done.task
                if done.fault is None:
                    frames = together(done.parts)
                    self._memory.put(self._key(task.digest, task.picture), packed(frames))
                    seen[task.number] = Seen(frames)
                else:
                    seen[task.number] = self._unreadable(task.picture, done.fault)
                progress.add()
        return [seen[number] for number in range(len(pictures))]

    def _unknown(
        self, pictures: Sequence[LabelledPicture], seen: dict[int, Seen], progress: Progress
    ) -> Iterator[Task]:
        """Those that have to be looked at; the others are put into `seen`."""
        for number, picture in enumerate(pictures):
            try:
                digest = picture.digest()
            except UnreadableError as error:
                seen[number] = self._unreadable(picture, str(error))
                progress.add(is_known=True)
                continue
            frames = None if self._anew else self._remembered(digest, picture)
            if frames is None:
                yield Task(number, digest, picture)
            else:
                seen[number] = Seen(frames)
                progress.add(is_known=True)

    def _remembered(self, digest: str, picture: LabelledPicture) -> np.ndarray | None:
        content = self._memory.get(self._key(digest, picture))
        return None if content is None else unpacked(content)

    def _key(self, digest: str, picture: LabelledPicture) -> str:
        return hashlib.sha256(
            f"{digest} {self._looking.way(picture)} {self._settings}".encode()
        ).hexdigest()

    def _unreadable(self, picture: LabelledPicture, fault: str) -> Seen:
        if self._strict:
            raise InputError(
                f"Expected pictures that can be read, with `strict`. Received: {picture.origin}, "
                f"which {fault}.",
                "strict",
            )
        return Seen(None, fault)
