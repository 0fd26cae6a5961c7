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
from server.api.answers import PhotosAnswer
from server.api.bodies import Bodies
from server.api.description import PHOTOS
from server.api.ids import new_id
from server.api.live_json import points
from server.api.multipart import MULTIPART, Part, parts_of
from server.api.parameters import CanaryHeader, ModelName
from server.api.problems import ProblemError, problem_of
from server.serving.models import Model
from server.serving.photos import ReadHand, ReadPhoto
from server.serving.pool import Done
from server.serving.served import Served
from server.watching.observation import Observation

DOOR = "recognize"

Hands = Annotated[
    int, Query(ge=1, le=MAX_HANDS, description="At most so many are read in a photo.")
]
Looks = Annotated[
    Literal["fast", "thorough"],
    Query(
        description="fast stops as soon as two looks are sure of one letter; thorough takes all."
    ),
]


def router(served: Served, bodies: Bodies) -> APIRouter:
    """The route."""
    routes = APIRouter()

    @routes.post(
        "/v1/recognize",
        tags=["read"],
        response_model=PhotosAnswer,
        openapi_extra={"requestBody": PHOTOS},
    )
    async def recognize(
        request: Request,
        hands: Hands = 1,
        looks: Looks = "thorough",
        model: ModelName = None,
        x_canary: CanaryHeader = None,
    ) -> JSONResponse:
        """What the hands in photographs show: one as the body, or several as multipart/form-data.

        Each is read as `asl recognize` reads it.
        """
        deadline = time.monotonic() + served.limits.deadline
        async with bodies.of(request) as body:
            chosen = served.choice.of(model, body, x_canary)
            photos = _photos(request, body, served.limits.photos)
            read = partial(
                _answer, served, chosen, new_id(), deadline, hands=hands, fast=looks == "fast"
            )
            answers = await asyncio.gather(*(read(photo) for photo in photos))
        said = _all(photos, answers)
        for problem in (one for one in answers if isinstance(one, ProblemError)):
            served.observer.refused(DOOR, problem.reason)
        return JSONResponse({"model": chosen.name, "version": chosen.version, "photos": said})

    return routes


def _photos(request: Request, body: bytes, most: int) -> list[Part]:
    kind = request.headers.get("content-type", "")
    if kind.lower().startswith(MULTIPART):
        return parts_of(kind, body, most)
    return [Part("", bytearray(body))]


async def _answer(
    served: Served, model: Model, source: str, deadline: float, photo: Part, hands: int, fast: bool
) -> dict[str, Any] | ProblemError:
    """What a photograph shows, or what is wrong with it."""
    job = partial(served.photos.read, bytes(photo.content), model.reader, hands, fast)
    try:
        done = await served.pool.run("photo", job, deadline)
    except Exception as error:
        problem = problem_of(error)
        if problem.reason == "bug":
            raise
        return problem
    _observe(served, model, done, source)
    every = [_as_json(hand) for hand in done.value.hands]
    found = {"hands": every} if hands > 1 else {"hand": every[0] if every else None}
    return found


def _all(
    photos: Sequence[Part], answers: Sequence[dict[str, Any] | ProblemError]
) -> list[dict[str, Any]]:
    """Of several photographs those that are not read are said; if none is, it is an error."""
    problems = [one for one in answers if isinstance(one, ProblemError)]
    if len(problems) == len(answers):
        raise problems[0]
    return [
        {"photo": photo.name or None, **_said(one)}
        for photo, one in zip(photos, answers, strict=True)
    ]


def _said(answer: dict[str, Any] | ProblemError) -> dict[str, Any]:
    return {"problem": answer.as_json()} if isinstance(answer, ProblemError) else answer


def _as_json(hand: ReadHand) -> dict[str, Any]:
    return {"id": new_id(), **asdict(hand.shows), "landmarks": points(hand.landmarks)}


def _observe(served: Served, model: Model, done: Done[ReadPhoto], source: str) -> None:
    seconds = {"queue": done.waited, **done.value.seconds}
    seen = partial(Observation, DOOR, model.name, model.version, seconds, source=source)
    for hand in done.value.hands:
        served.observer.saw(
            seen(hand.probabilities, hand.shows.known, hand.landmarks, hand.shows.handedness)
        )
    if not done.value.hands:
        served.observer.saw(seen())
