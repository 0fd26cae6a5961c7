"""Errors as RFC 9457 says: `application/problem+json`, in the words that commands use."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response, WebSocket
from fastapi.exceptions import RequestValidationError, WebSocketRequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, HTTPConnection

from asl_keras.errors import MOST_OF_A_VALUE, InputError, shortened, shown
from server.serving.pool import BusyError, LateError

MEDIA_TYPE = "application/problem+json"
# What an observer counts; other problems are of who asks for what there is not.
UNFIT = HTTPStatus.UNPROCESSABLE_ENTITY
COUNTED = ("queue", "deadline", "size", "rate", "token", "invalid", "store", "room")


class ProblemError(Exception):
    """What is wrong with a request.

    Args:
        status: of HTTP.
        reason: in a word, for programs.
        detail: "Expected … Received: …", for people.
        retry: seconds after which it may be worth another try.
    """

    def __init__(self, status: HTTPStatus, reason: str, detail: str, retry: int | None = None):
        super().__init__(detail)
        self.status, self.reason, self.detail = status, reason, detail
        self.headers = {} if retry is None else {"Retry-After": str(retry)}

    def as_json(self) -> dict[str, Any]:
        """The object that tells of it."""
        return {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": int(self.status),
            "detail": shortened(shown(self.detail)),
            "reason": self.reason,
        }

    def response(self) -> JSONResponse:
        """The answer that tells of it."""
        return JSONResponse(self.as_json(), int(self.status), self.headers, MEDIA_TYPE)


def problem_of(error: Exception) -> ProblemError:
    """The problem that an error of the library or the workers is; a bug says no more than that."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, InputError):
        return ProblemError(UNFIT, "invalid", str(error))
    if isinstance(error, BusyError):
        return ProblemError(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "queue",
            "Expected a request that can be answered in time. Received: one more than that. Try "
            f"again in {error.seconds} s.",
            error.seconds,
        )
    if isinstance(error, LateError):
        return ProblemError(
            HTTPStatus.GATEWAY_TIMEOUT,
            "deadline",
            "Expected an answer within the deadline. Received: none. Try again, or with less.",
            retry=1,
        )
    if isinstance(error, ClientDisconnect):
        return ProblemError(
            HTTPStatus.BAD_REQUEST, "invalid", "Expected a whole body. Received: a part."
        )
    return ProblemError(
        HTTPStatus.INTERNAL_SERVER_ERROR, "bug", "Expected an answer. Received: a bug of ours."
    )


def add_handlers(app: FastAPI, seen: Callable[[str, str], None]) -> None:
    """Has the app answer with problems, whatever goes wrong.

    Args:
        app: to add to.
        seen: is told the path and the reason of each problem that an observer counts.
    """

    async def answer(request: Request, error: Exception) -> Response:
        problem = problem_of(error)
        if problem.reason in COUNTED:
            seen(request.url.path, problem.reason)
        return problem.response()

    async def unfit(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return await answer(request, ProblemError(UNFIT, "invalid", _told(request, error)))

    async def routed(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        response = ProblemError(HTTPStatus(error.status_code), "address", _NOT_THERE).response()
        response.headers.update(error.headers or {})
        return response

    async def unfit_live(socket: WebSocket, error: Exception) -> None:
        assert isinstance(error, WebSocketRequestValidationError)
        seen(socket.url.path, "invalid")
        problem = ProblemError(UNFIT, "invalid", _told(socket, error))
        await socket.send_denial_response(problem.response())

    app.add_exception_handler(WebSocketRequestValidationError, unfit_live)
    for kind in (ProblemError, InputError, BusyError, LateError, ClientDisconnect, Exception):
        app.add_exception_handler(kind, answer)
    app.add_exception_handler(RequestValidationError, unfit)
    app.add_exception_handler(HTTPException, routed)


_NOT_THERE = "Expected an address and a method that /openapi.json lists. Received: others."


def _told(
    asked: HTTPConnection, error: RequestValidationError | WebSocketRequestValidationError
) -> str:
    first = error.errors()[0]
    if first["type"] == "int_parsing_size":  # too many digits for Pydantic to look at the bounds
        first = {**first, "ctx": _bounds(asked, str(first["loc"][-1]))}
    return _in_words(first)


def _bounds(asked: HTTPConnection, name: str) -> dict[str, Any]:
    """Those of a parameter of the route that is asked for."""
    fields = asked.scope["route"].dependant.query_params
    marks = [mark for field in fields if field.alias == name for mark in field.field_info.metadata]
    return {key: getattr(mark, key) for mark in marks for key in ("ge", "le") if hasattr(mark, key)}


def _in_words(error: Mapping[str, Any]) -> str:
    """What is wrong with a parameter, without the words of who found it."""
    name = str(error["loc"][-1])
    received = shortened(str(error.get("input")), MOST_OF_A_VALUE)
    known = {"ge": "at least {}", "le": "at most {}", "expected": "one of {}"}
    bounds = [
        known[key].format(value) for key, value in error.get("ctx", {}).items() if key in known
    ]
    kinds = {
        "int_parsing": "a whole number",
        "bool_parsing": "true or false",
        "float_parsing": "a number",
    }
    expected = " and ".join(bounds) or kinds.get(error["type"], "as /openapi.json describes it")
    return f"Expected `{name}` {expected}. Received: {received}."
