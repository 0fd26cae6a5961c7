"""What /openapi.json says beyond what FastAPI sees in the routes."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter

from server.api.answers import ProblemAnswer
from server.api.problems import MEDIA_TYPE

DESCRIPTION = """\
Letters of the finger alphabet, in pictures, in landmarks and live.

What goes wrong is answered as `application/problem+json` (RFC 9457), whose `reason` is a word for
programs. `WS /v1/live`, which OpenAPI cannot describe, is in docs/serving.md.
"""
NPZ = "application/x-npz"
BINARY = {"type": "string", "format": "binary"}
PICTURE = {"schema": {**BINARY, "description": "JPEG, PNG, WebP, BMP, TIFF or AVIF"}}
PHOTOS = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["photo"],
                "properties": {"photo": {"type": "array", "items": BINARY}},
            }
        },
        **{f"image/{kind}": PICTURE for kind in ("jpeg", "png", "webp", "bmp", "tiff", "avif")},
    },
}
# An open hand, seen from its palm.
HAND = [
    [100, 200, 0], [77, 188, -6], [58, 167, -9], [44, 151, -12], [31, 138, -15],
    [79, 123, -4], [72, 94, -9], [68, 77, -14], [65, 62, -18], [97, 119, -4],
    [96, 86, -9], [96, 66, -14], [96, 50, -18], [114, 123, -6], [119, 92, -11],
    [121, 74, -16], [123, 59, -19], [130, 133, -9], [140, 109, -14], [146, 95, -17],
    [151, 82, -19],
]  # fmt: skip
POINT = {
    "type": "array",
    "minItems": 3,
    "maxItems": 3,
    "items": {"type": ["number", "null"]},
    "description": "x, y and z, all in one unit; z may be null",
}
LANDMARKS = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "required": ["landmarks"],
                "properties": {
                    "landmarks": {
                        "type": "array",
                        "minItems": 1,
                        "items": {"type": "array", "minItems": 21, "maxItems": 21, "items": POINT},
                    }
                },
            },
            "example": {"landmarks": [HAND]},
        },
        NPZ: {"schema": {**BINARY, "description": "an array `landmarks`, float32 (N, 21, 3)"}},
    },
}
PROBLEM = {
    "type": "about:blank",
    "title": "Unprocessable Entity",
    "status": 422,
    "detail": "Expected `hands` at most 4. Received: 9.",
    "reason": "invalid",
}


def describer(app: FastAPI) -> Callable[[], dict[str, Any]]:
    """What makes the description of an application, once."""

    def described() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = _with_problems(
                get_openapi(
                    title=app.title,
                    version=app.version,
                    description=app.description,
                    routes=app.routes,
                )
            )
        return app.openapi_schema

    return described


def _with_problems(schema: dict[str, Any]) -> dict[str, Any]:
    """Has each operation say that whatever goes wrong is a problem, and not FastAPI's own form."""
    schemas = schema["components"]["schemas"]
    schemas["ProblemAnswer"] = TypeAdapter(ProblemAnswer).json_schema()
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    content = {"schema": {"$ref": "#/components/schemas/ProblemAnswer"}, "example": PROBLEM}
    problem = {"description": "What is wrong.", "content": {MEDIA_TYPE: content}}
    for operations in schema["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None)
            operation["responses"]["default"] = problem
    return schema
