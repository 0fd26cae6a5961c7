"""Whether the server lives and can read, what it reads with, and what it counts."""

from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse

from asl_keras.errors import shortened, shown
from server.api.answers import HealthAnswer, ModelsAnswer
from server.api.problems import ProblemError
from server.serving.models import Model
from server.serving.served import Served

EXPOSITION = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus's format


def router(served: Served, exposition: Callable[[], bytes], fault: Callable[[], str]) -> APIRouter:
    """The routes.

    Args:
        served: the server.
        exposition: its metrics in the text format of Prometheus.
        fault: why feedback is not kept; "" if it is.
    """
    routes = APIRouter()

    health = partial(
        routes.get, tags=["health"], response_model=HealthAnswer, response_model_exclude_none=True
    )

    @health("/healthz")
    async def healthz() -> HealthAnswer:
        """Answers while the process does."""
        return HealthAnswer("ok")

    @health("/readyz")
    async def readyz() -> HealthAnswer:
        """Answers with 200 once all is loaded, until the server is asked to stop.

        Feedback that cannot be kept is named, but hands are read without it.
        """
        if not served.is_ready:
            raise ProblemError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "starting",
                "Expected a server that reads. Received: one that starts or stops.",
                retry=1,
            )
        return HealthAnswer("ready", fault() or None)

    @routes.get("/metrics", tags=["health"], response_class=PlainTextResponse)
    def metrics() -> Response:
        """What the server counts, for Prometheus."""
        return Response(exposition(), media_type=EXPOSITION)

    @routes.get("/v1/models", tags=["models"], response_model=ModelsAnswer)
    async def models() -> dict[str, Any]:
        """The models that read, each with its labels, and why a newer file of it is not used."""
        return {"models": [_as_json(served, name) for name in served.choice.models.names]}

    return routes


def _as_json(served: Served, name: str) -> dict[str, Any]:
    model, canary = served.choice.models[name], served.choice.canary
    refusal = served.choice.models.refusal(name)
    return {
        "name": name,
        "version": model.version,
        **_alphabet(model),
        "threshold": model.reader.threshold,
        "loaded": round(model.loaded, 3),
        "refused": refusal and shortened(shown(refusal)),
        "canary_percent": canary.percent if canary and canary.name == name else None,
    }


def _alphabet(model: Model) -> dict[str, Any]:
    alphabet = model.reader.alphabet
    return {"labels": alphabet.labels, "moving": alphabet.moving, "none": alphabet.none}
