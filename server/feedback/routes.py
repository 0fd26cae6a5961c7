"""`POST /v1/feedback`: this reading was that letter."""

from http import HTTPStatus
from typing import Annotated, Any, Literal

import numpy as np
from fastapi import APIRouter, HTTPException
from pydantic import BaseModel, ConfigDict, Field

from asl_keras.data.schemas import LARGEST_COORDINATE
from asl_keras.hand.skeleton import LANDMARK_COUNT
from server.feedback.database import UnavailableError
from server.feedback.store import Feedback, FullError, Store

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

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [EXAMPLE]})

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{16,64}$")]
    """Of the reading, as the answer that brought it says."""
    label: Annotated[str, Field(min_length=1, max_length=50)]
    """The right one: a label of the model's alphabet, that of no letter among them."""
    landmarks: Annotated[list[Point], Field(min_length=LANDMARK_COUNT, max_length=LANDMARK_COUNT)]
    """Those of the reading; z null where unknown. The server itself keeps none."""
    handedness: Literal["Left", "Right", ""] = ""
    signer: Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{0,64}$")] = ""
    """Whose hand it is, if that may be known: a name that means nothing elsewhere will do."""


class KeptFeedback(BaseModel):
    """What is safe now."""

    id: str
    label: str


def feedback_router(store: Store) -> APIRouter:
    """The route. The app that includes it answers an `InputError` with a problem.

    Args:
        store: that keeps what is said.
    """
    router = APIRouter()

    @router.post(
        "/v1/feedback",
        summary="Says what the hand of a reading was",
        responses={
            HTTPStatus.UNPROCESSABLE_ENTITY: {"description": "No such label, or no hand"},
            HTTPStatus.SERVICE_UNAVAILABLE: {"description": "It cannot be kept now: try again"},
            HTTPStatus.INSUFFICIENT_STORAGE: {"description": "No more is kept"},
        },
    )
    def feedback(given: GivenFeedback) -> KeptFeedback:
        """Answers once it is on the disk. Said again of a reading, the last word counts."""
        hand = np.array(given.landmarks, np.float64).astype(np.float32)  # None is NaN
        said = Feedback(given.id, given.label, hand, given.handedness, given.signer)
        try:
            store.put(said)
        except FullError as error:
            raise HTTPException(
                HTTPStatus.INSUFFICIENT_STORAGE,
                "Expected room for feedback. Received: none. Export it and begin a new store.",
            ) from error
        except UnavailableError as error:
            raise HTTPException(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "Expected a store that takes feedback. Received: one that does not. Try again.",
                {"Retry-After": "10"},
            ) from error
        return KeptFeedback(id=given.id, label=given.label)

    return router
