"""Bodies of requests, received into memory within bounds: nothing is ever written to a disk."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus

from fastapi import Request

from server.api.problems import ProblemError
from server.serving.limits import MEGABYTE, Limits


class Bodies:
    """Receives bodies.

    Args:
        limits: of one body, of all together, and of the time that a client has.
    """

    def __init__(self, limits: Limits):
        self._limits = limits
        self._held = 0  # bytes of all bodies

    @asynccontextmanager
    async def of(self, request: Request) -> AsyncIterator[bytes]:
        """The body of a request, for the length of a `with`.

        Raises:
            ProblemError: if it is too large, comes too slowly, or there is no room for it now.
        """
        body = bytearray()
        self._expect_fitting(int(request.headers.get("content-length", 0)))
        try:
            async with asyncio.timeout(self._limits.patience):
                async for chunk in request.stream():
                    self._held += len(chunk)
                    body += chunk
                    self._expect_fitting(len(body), body)
            yield bytes(body)
        except TimeoutError as error:
            raise ProblemError(
                HTTPStatus.REQUEST_TIMEOUT,
                "deadline",
                f"Expected the whole request within {self._limits.patience:g} s. Received: "
                f"{len(body)} bytes.",
            ) from error
        finally:
            self._held -= len(body)

    def _expect_fitting(self, length: int, body: bytes | bytearray = b"") -> None:
        if length > self._limits.body:
            raise ProblemError(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "size",
                f"Expected a body of at most {self._limits.megabytes:g} MB. Received: more.",
            )
        if self._held + length - len(body) > self._limits.memory * MEGABYTE:
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "queue",
                "Expected a request for which there is room. Received: one more than that. Try "
                "again in 1 s.",
                retry=1,
            )
