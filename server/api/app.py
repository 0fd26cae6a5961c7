"""The application: routes, guards and what they share."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from pathlib import Path

from fastapi import APIRouter, FastAPI

from asl_keras import __version__
from server.api import health, landmarks, live, page, recognize
from server.api.bodies import Bodies
from server.api.description import DESCRIPTION, describer
from server.api.guard import Admission, Guard, door_of
from server.api.options import ServerOptions
from server.api.problems import add_handlers
from server.serving.limits import Limits
from server.serving.served import Served
from server.watching.observation import Blind, Observer

LOCAL = ("localhost", "127.0.0.1", "::1")


def create_app(
    options: ServerOptions,
    limits: Limits | None = None,
    observer: Observer | None = None,
    exposition: Callable[[], bytes] = bytes,
    routers: Sequence[APIRouter] = (),
    site: Path = page.SITE,
    fault: Callable[[], str] = str,
) -> FastAPI:
    """The server as an ASGI application.

    Args:
        options: which models read, and who may ask.
        limits: how much at a time.
        observer: is told of all that was read and refused.
        exposition: the metrics, in the text format of Prometheus.
        routers: more routes.
        site: the folder of the page.
        fault: why feedback is not kept; "" if it is.

    Raises:
        InputError: if a model or the file of the token cannot be read.
    """
    limits, observer = limits or Limits(), observer or Blind()
    served = Served.of(limits, options.choice(limits.threads), observer)
    bodies, door = Bodies(limits), live.LiveDoor(served)

    app = FastAPI(
        title="asl-keras",
        version=__version__,
        description=DESCRIPTION,
        lifespan=_lifespan(served, options.reload),
        docs_url=None,  # whose page loads scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,  # to an address that who asks may make up
    )
    app.state.served, app.state.live = served, door
    for one in (
        recognize.router(served, bodies),
        landmarks.router(served, bodies),
        live.router(door),
        health.router(served, exposition, fault),
        *routers,
        page.router(site),
    ):
        app.include_router(one)
    add_handlers(app, lambda path, reason: observer.refused(door_of(path), reason))
    app.openapi = describer(app)  # type: ignore[method-assign]
    admission = Admission(options.token(), _names(options))
    room = partial(served.pool.expect_room, limits.deadline)
    app.add_middleware(Guard, admission=admission, observer=observer, expect_room=room)
    return app


def _lifespan(served: Served, reload: float) -> Callable:
    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        await served.start()
        reloading = asyncio.create_task(served.reload(reload)) if reload else None
        yield
        if reloading:
            reloading.cancel()
            with suppress(asyncio.CancelledError):
                await reloading
        await served.stop()

    return living


def _names(options: ServerOptions) -> Collection[str] | None:
    """The hosts that addresses of this server may have; None is any."""
    names = {*LOCAL, options.host, *(name.lower() for name in options.names)}
    return names if options.names or options.is_for_this_machine else None
