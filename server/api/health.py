"""Whether the server lives, whether it can read, and what it counts."""

from fastapi import APIRouter, Response

from server.serving.served import Served


def router(served: Served) -> APIRouter:
    """The routes."""
    routes = APIRouter()

    @routes.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Answers while the process does."""
        return {"status": "ok"}

    return routes
