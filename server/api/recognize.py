"""POST /v1/recognize: what hands in photographs show."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse

from asl_keras.landmarks.options import MAX_HANDS
from server.api.bodies import Bodies
from server.api.ids import new_id
from server.api.multipart import MULTIPART, Part, parts_of
from server.api.problems import Problem, problem_of
from server.serving.models import DEFAULT, Model
from server.serving.photos import ReadHand, ReadPhoto
from server.serving.pool import Done
from server.serving.served import Served
from server.watching.observation import Observation

DOOR = "recognize"
DECIMALS = 2  # of landmarks, in pixels

Hands = Annotated[int, Query(ge=1, le=MAX_HANDS, description="At most so many are read in a photo.")]
Looks = Annotated[
    Literal["fast", "thorough"],
    Query(description="fast stops as soon as two looks are sure of one letter; thorough takes all."),
]


def router(served: Served, bodies: Bodies) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.post("/v1/recognize")
    async def recognize(
        request: Request, hands: Hands = 1, looks: Looks = "thorough", model: str = DEFAULT
    ) -> JSONResponse:
        """What the hands in photographs show."""
        deadline = time.monotonic() + served.limits.deadline
        chosen = served.models[model]
        async with bodies.of(request) as body:
            photos = _photos(request, body, served.limits.photos)
            read = partial(_answer, served, chosen, deadline, hands=hands, fast=looks == "fast")
            answers = await asyncio.gather(*(read(photo) for photo in photos))
        return JSONResponse(
            {"model": chosen.name, "version": chosen.version, "photos": _all(answers)}
        )

    return routes


def _photos(request: Request, body: bytes, most: int) -> list[Part]:
    kind = request.headers.get("content-type", "")
    if kind.lower().startswith(MULTIPART):
        return parts_of(kind, body, most)
    return [Part("", bytearray(body))]


async def _answer(
    served: Served, model: Model, deadline: float, photo: Part, hands: int, fast: bool
) -> dict[str, Any] | Problem:
    """What a photograph shows, or what is wrong with it."""
    job = partial(served.photos.read, bytes(photo.content), model.reader, hands, fast)
    try:
        done = await served.pool.run("photo", job, deadline)
    except Exception as error:
        problem = problem_of(error)
        if problem.reason == "bug":
            raise
        return problem
    _observe(served, model, done)
    every = [_as_json(hand) for hand in done.value.hands]
    found = {"hands": every} if hands > 1 else {"hand": every[0] if every else None}
    return {"photo": photo.name or None, **found}


def _all(answers: Sequence[dict[str, Any] | Problem]) -> list[dict[str, Any]]:
    """Of several photographs those that cannot be read are said; a lone one is an error."""
    if len(answers) == 1 and isinstance(answers[0], Problem):
        raise answers[0]
    return [
        {"problem": one.as_json()} if isinstance(one, Problem) else one for one in answers
    ]


def _as_json(hand: ReadHand) -> dict[str, Any]:
    landmarks = [[round(value, DECIMALS) for value in point] for point in hand.landmarks.tolist()]
    return {"id": new_id(), **asdict(hand.shows), "landmarks": landmarks}


def _observe(served: Served, model: Model, done: Done[ReadPhoto]) -> None:
    seconds = {"queue": done.waited, **done.value.seconds}
    seen = partial(Observation, DOOR, model.name, model.version, seconds)
    for hand in done.value.hands:
        served.observer.saw(
            seen(hand.probabilities, hand.shows.known, hand.landmarks, hand.shows.handedness)
        )
    if not done.value.hands:
        served.observer.saw(seen())
