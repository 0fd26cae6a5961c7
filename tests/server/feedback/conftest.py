"""Stores in SQLite and in PostgreSQL, and an app with the route."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import Mock

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.api import health
from server.api.problems import add_handlers
from server.feedback.opening import open_database
from server.feedback.routes import fault_of, feedback_router
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
def counted() -> list[str]:
    """The reasons of what was refused and counted."""
    return []


@pytest.fixture
def client(store, counted) -> TestClient:
    """Asks an app that has the route, and those of its health."""
    app = FastAPI()
    app.include_router(feedback_router(store))
    app.include_router(health.router(Mock(is_ready=True), bytes, fault_of(store)))
    add_handlers(app, lambda path, reason: counted.append(reason))
    return TestClient(app)
