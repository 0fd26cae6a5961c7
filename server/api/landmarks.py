"""POST /v1/landmarks: what hands are that somebody else has found."""

import json
import time
from functools import partial

import numpy as np
from fastapi import APIRouter, Request, Response

from server.api.answers import ReadingsAnswer
from server.api.bodies import Bodies
from server.api.description import LANDMARKS
from server.api.ids import new_id
from server.api.parameters import CanaryHeader, ModelName
from server.serving.landmarks import hands_of, readings
from server.serving.models import Model
from server.serving.served import Served
from server.watching.observation import Observation

DOOR = "landmarks"
CHUNK = 64  # hands that a worker reads before others have their turn
KILOBYTE = 1000


def router(served: Served, bodies: Bodies) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.post(
        "/v1/landmarks",
        tags=["read"],
        response_model=ReadingsAnswer,
        openapi_extra={"requestBody": LANDMARKS},
    )
    async def landmarks(
        request: Request, model: ModelName = None, x_canary: CanaryHeader = None
    ) -> Response:
        """The distributions over the labels for hands whose landmarks are known."""
        async with bodies.of(request) as body:
            chosen = served.choice.of(model, body, x_canary)
            text = await _read(served, chosen, body)
        return Response(_head(chosen) + text + b"]}", media_type="application/json")

    return routes


async def _read(served: Served, model: Model, body: bytes) -> bytes:
    """The JSON of all readings: the first hands at once, then chunk by chunk."""
    limits, source, begun = served.limits, new_id(), time.monotonic()
    read = partial(_chunk, served, model, source)

    def first() -> tuple[np.ndarray, bytes]:
        hands = hands_of(body, limits.hands)
        return hands[CHUNK:], read(hands[:CHUNK])

    kind, size = f"{DOOR} {model.name}", 1 + len(body) // KILOBYTE
    done = await served.pool.run(kind, first, begun + limits.deadline, size)
    left, text = done.value
    texts = [text]
    for start in range(0, len(left), CHUNK):
        job = partial(read, left[start : start + CHUNK])
        deadline = begun + limits.batch_deadline
        texts.append((await served.pool.go_on(f"{kind}, chunk", job, deadline)).value)
    return b",".join(texts)


def _chunk(served: Served, model: Model, source: str, hands: np.ndarray) -> bytes:
    begun = time.perf_counter()
    reader = model.reader
    probabilities = reader.read(hands)
    text, known = readings(probabilities, reader.alphabet, reader.threshold, new_id)
    seconds = {"read": (time.perf_counter() - begun) / len(hands)}
    for row, is_known, hand in zip(probabilities, known.tolist(), hands, strict=True):
        served.observer.saw(
            Observation(
                DOOR, model.name, model.version, seconds, row, is_known, hand, source=source
            )
        )
    return text


def _head(model: Model) -> bytes:
    known = {
        "model": model.name,
        "version": model.version,
        "labels": model.reader.alphabet.labels,
        "threshold": model.reader.threshold,
    }
    return json.dumps(known, separators=(",", ":"))[:-1].encode() + b',"hands":['
