"""Stores in SQLite and in PostgreSQL, and an app with the route alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from asl_keras.errors import InputError
from server.feedback.opening import open_database
from server.feedback.routes import feedback_router
from server.feedback.store import Store
from tests.postgresql import postgresql

LABELS = ("A", "B", "none")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a PostgreSQL database."""
    with postgresql() as url:
        yield url


@pytest.fixture
def file(tmp_path) -> Path:
    """Where the SQLite file is."""
    return tmp_path / "feedback.sqlite"


@pytest.fixture
def store(file) -> Iterator[Store]:
    """In SQLite, with room for 100."""
    store = Store(open_database(str(file)), LABELS, most=100)
    yield store
    store.close()


@pytest.fixture
def client(store) -> TestClient:
    """Asks an app that has the route alone."""
    app = FastAPI()
    app.include_router(feedback_router(store))

    @app.exception_handler(InputError)
    def refused(request: Request, error: InputError) -> JSONResponse:
        return JSONResponse({"detail": str(error)}, 422)

    return TestClient(app)
