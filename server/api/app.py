"""The application: routes, guards and what they share."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI

from asl_keras import __version__
from server.api import health, recognize
from server.api.bodies import Bodies
from server.api.options import ServerOptions
from server.api.problems import add_handlers
from server.serving.limits import Limits
from server.serving.models import Models
from server.serving.served import Served
from server.watching.observation import Observer


def create_app(
    options: ServerOptions, limits: Limits, observer: Observer, routers: Sequence[APIRouter] = ()
) -> FastAPI:
    """The server as an ASGI application.

    Args:
        options: which models read, and who may ask.
        limits: how much at a time.
        observer: is told of all that was read and refused.
        routers: more routes.

    Raises:
        InputError: if a model cannot be read.
    """
    served = Served.of(limits, Models({}), observer)

    @asynccontextmanager
    async def living(_: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(served.photos.warm)
        yield
        await asyncio.to_thread(served.close)

    app = FastAPI(title="asl-keras", version=__version__, lifespan=living, docs_url=None, redoc_url=None)
    app.state.served = served
    bodies = Bodies(limits)
    for one in (recognize.router(served, bodies), health.router(served), *routers):
        app.include_router(one)
    add_handlers(app, lambda path, reason: observer.refused(path.rpartition("/")[2], reason))
    return app
