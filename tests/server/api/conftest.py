"""The server in this process, asked as a browser would."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from server.api.app import create_app
from server.api.options import ServerOptions
from server.serving.limits import Limits
from server.serving.photos import PhotoReader
from server.watching.observation import Blind, Observation

PATIENT = Limits(deadline=120)  # machines that test are busy
ADDRESS = "http://127.0.0.1:8000"
LIVE = "ws://127.0.0.1:8000/v1/live"


class Recorder(Blind):
    """An observer that remembers."""

    def __init__(self) -> None:
        self.seen: list[Observation] = []
        self.refusals: list[tuple[str, str]] = []
        self.answers: list[tuple[str, int]] = []

    def saw(self, observation: Observation) -> None:
        self.seen.append(observation)

    def refused(self, door: str, reason: str) -> None:
        self.refusals.append((door, reason))

    def answered(self, door: str, status: int, seconds: float) -> None:
        self.answers.append((door, status))


Serve = Callable[..., TestClient]


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


@pytest.fixture
def serve(recorder, monkeypatch) -> Iterator[Serve]:
    """Starts a server with these options and limits; it looks for hands only when it has to."""
    monkeypatch.setattr(PhotoReader, "warm", lambda _: None)
    with ExitStack() as stack:

        def start(limits: Limits | None = None, site: Path | None = None, **options) -> TestClient:
            settings = ServerOptions(**{"reload": 0.0, **options})
            more = {"site": site} if site else {}
            app = create_app(settings, limits or PATIENT, recorder, **more)
            return stack.enter_context(TestClient(app, ADDRESS, raise_server_exceptions=False))

        yield start


@pytest.fixture(scope="session")
def letter_b(shared_data) -> Path:
    """A photograph."""
    return sorted((shared_data / "photos" / "project_s" / "B").glob("*.jpg"))[0]
