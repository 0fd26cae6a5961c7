"""`POST /v1/feedback`: this reading was that letter."""

import asyncio
from http import HTTPStatus
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from asl_keras.data.schemas import LARGEST_COORDINATE
from asl_keras.errors import InputError
from asl_keras.hand.skeleton import LANDMARK_COUNT
from server.feedback.database import GoneError, UnavailableError
from server.feedback.store import Feedback, FullError, Store

MOST_BYTES = 1 << 14  # ours have 2,000
PATIENCE = 10.0  # seconds for a body
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
    """Of the reading, as the answer that brought it says."""
    label: Annotated[str, Field(min_length=1, max_length=50)]
    """The right one: a label of the model's alphabet, that of no letter among them."""
    landmarks: Annotated[list[Point], Field(min_length=LANDMARK_COUNT, max_length=LANDMARK_COUNT)]
    """Those of the reading; z null where unknown. The server itself keeps none."""
    handedness: Literal["Left", "Right", ""] = ""
    signer: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,64}$")] = ""
    """Whose hand it is, if that may be known: a name that means nothing elsewhere will do."""


BODY = {
    "required": True,
    "content": {"application/json": {"schema": GivenFeedback.model_json_schema()}},
}


class KeptFeedback(BaseModel):
    """What is safe now."""

    id: str
    label: str


class _RefusedError(Exception):
    """Why it is not kept: a status of HTTP, and a reason for programs."""

    def __init__(self, status: HTTPStatus, reason: str, detail: str):
        super().__init__(detail)
        self.status, self.reason, self.detail = status, reason, detail

    def response(self) -> JSONResponse:
        """As RFC 9457 says."""
        known = {"type": "about:blank", "title": self.status.phrase, "status": int(self.status)}
        content = {**known, "detail": self.detail, "reason": self.reason}
        is_later = self.status == HTTPStatus.SERVICE_UNAVAILABLE
        headers = {"Retry-After": str(LATER)} if is_later else {}
        return JSONResponse(content, int(self.status), headers, "application/problem+json")


def routers_of(store: Store | None) -> list[APIRouter]:
    """The route, if there is a store."""
    return [] if store is None else [feedback_router(store)]


def feedback_router(store: Store) -> APIRouter:
    """The route. The app that includes it answers an `InputError` with a problem.

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
    async def feedback(request: Request) -> KeptFeedback | JSONResponse:
        """What the hand of a reading was: answered once that is on the disk.

        Said again of a reading, the last word counts.
        """
        try:
            given = _given(await _body(request))
            await run_in_threadpool(_put, store, given)
        except _RefusedError as error:
            return error.response()
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
                    raise _RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "size", said)
    except TimeoutError as error:
        said = f"Expected the whole request within {PATIENCE:g} s. Received: a part."
        raise _RefusedError(HTTPStatus.REQUEST_TIMEOUT, "deadline", said) from error
    return bytes(body)


def _given(body: bytes) -> GivenFeedback:
    """Raises InputError for what is none."""
    try:
        return GivenFeedback.model_validate_json(body)
    except ValidationError as error:
        where = next(iter(error.errors(include_input=False)[0]["loc"]), None)
        field = where if where in GivenFeedback.model_fields else None
        what = f"`{field}` as /openapi.json describes it" if field else "feedback as JSON"
        raise InputError(f"Expected {what}. Received: something else.") from error


def _put(store: Store, given: GivenFeedback) -> None:
    hand = np.array(given.landmarks, np.float64).astype(np.float32)  # None is NaN
    try:
        store.put(Feedback(given.id, given.label, hand, given.handedness, given.signer))
    except FullError as error:
        said = "Expected room for feedback. Received: none. Stop the server, export it, begin anew."
        raise _RefusedError(HTTPStatus.INSUFFICIENT_STORAGE, "room", said) from error
    except GoneError as error:
        said = "Expected the store's file. Received: one deleted or moved. Restart the server."
        raise _RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "store", said) from error
    except UnavailableError as error:
        said = f"Expected a store that answers. Received: one that does not. Try in {LATER} s."
        raise _RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "queue", said) from error
