"""`POST /v1/feedback`: this reading was that letter."""

import asyncio
from collections.abc import Callable
from http import HTTPStatus
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from asl_keras.data.schemas import LARGEST_COORDINATE
from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from server.api.problems import ProblemError
from server.feedback.database import GoneError, UnavailableError
from server.feedback.store import Feedback, FullError, Store

MOST_BYTES = 1 << 14  # ours have 2,000
PATIENCE = 10.0  # seconds for a body
UNAVAILABLE = HTTPStatus.SERVICE_UNAVAILABLE
LATER = 10  # seconds after which it may be worth another try
Coordinate = Annotated[
    float, Field(gt=-LARGEST_COORDINATE, lt=LARGEST_COORDINATE, allow_inf_nan=False)
]
Point = tuple[Coordinate, Coordinate, Coordinate | None]
EXAMPLE: dict[str, Any] = {
    "id": "3q2-7wTx5Jb1mC0aVYkP9Q",
    "label": "B",
    "landmarks": [[10.0 * (place % 5), 160.0 - 20 * (place // 5), None] for place in range(21)],
}


class GivenFeedback(BaseModel):
    """What the hand of a reading was."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,  # true is no number, nor is "1"
        json_schema_extra={"examples": [EXAMPLE]},
        use_attribute_docstrings=True,
    )

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
    """Of the reading, as the answer that brought it says: 16 to 64 of A-Z, a-z, 0-9, _ and -."""
    label: Annotated[str, Field(min_length=1, max_length=50)]
    """The right one, a text: a label of the model's alphabet, that of no letter among them."""
    landmarks: Annotated[list[Point], Field(min_length=LANDMARK_COUNT, max_length=LANDMARK_COUNT)]
    """Those of the reading: 21 times x, y and z, numbers, z null where unknown."""
    handedness: Literal["Left", "Right", ""] = ""
    """Of the reading: Left, Right, or an empty text."""
    signer: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,64}$")] = ""
    """Whose hand it is, if that may be known: at most 64 of A-Z, a-z, 0-9, _, . and -."""


BODY = {
    "required": True,
    "content": {"application/json": {"schema": GivenFeedback.model_json_schema()}},
}


class KeptFeedback(BaseModel):
    """What is safe now."""

    id: str
    label: str


def routers_of(store: Store | None) -> list[APIRouter]:
    """The route, if there is a store."""
    return [] if store is None else [feedback_router(store)]


def fault_of(store: Store | None) -> Callable[[], str]:
    """Tells why feedback is not kept; "" if it is, or if there is no store."""
    return lambda: "" if store is None else store.fault


def feedback_router(store: Store) -> APIRouter:
    """The route. The app that includes it answers errors with problems, as `add_handlers` does.

    Args:
        store: that keeps what is said.
    """
    router = APIRouter()

    @router.post(
        "/v1/feedback",
        tags=["read"],
        response_model=KeptFeedback,
        openapi_extra={"requestBody": BODY},
    )
    async def feedback(request: Request) -> KeptFeedback:
        """What the hand of a reading was: answered once that is on the disk.

        Said again of a reading, the last word counts.
        """
        given = _given(await _body(request))
        await run_in_threadpool(_put, store, given)
        return KeptFeedback(id=given.id, label=given.label)

    return router


async def _body(request: Request) -> bytes:
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for chunk in request.stream():
                body += chunk
                if len(body) > MOST_BYTES:
                    said = f"Expected a body of at most {MOST_BYTES} bytes. Received: more."
                    raise ProblemError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size", said)
    except TimeoutError as error:
        said = f"Expected the whole request within {PATIENCE:g} s. Received: a part."
        raise ProblemError(HTTPStatus.REQUEST_TIMEOUT, "deadline", said) from error
    return bytes(body)


def _given(body: bytes) -> GivenFeedback:
    """Raises InputError for what is none."""
    try:
        return GivenFeedback.model_validate_json(body)
    except ValidationError as error:
        where = next(iter(error.errors(include_input=False)[0]["loc"]), None)
        field = GivenFeedback.model_fields.get(str(where))
        what = f"`{where}`. {field.description}" if field else "feedback as /openapi.json has it."
        raise InputError(f"Expected {what} Received: something else.") from error


def _put(store: Store, given: GivenFeedback) -> None:
    hand = np.array(given.landmarks, np.float64).astype(np.float32)  # None is NaN
    try:
        store.put(Feedback(given.id, given.label, hand, given.handedness, given.signer))
    except FullError as error:
        said = "Expected room for feedback. Received: none. Stop the server, export it, begin anew."
        raise ProblemError(HTTPStatus.INSUFFICIENT_STORAGE, "room", said) from error
    except UnavailableError as error:
        later = None if isinstance(error, GoneError) else LATER
        raise ProblemError(UNAVAILABLE, "store", error.sentence, later) from error
