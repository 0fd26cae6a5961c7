"""A server that is killed has lost nothing that it acknowledged."""

import http.client
import json
import subprocess
import sys
import threading
from pathlib import Path

from server.feedback.opening import open_database
from server.feedback.routes import EXAMPLE
from server.feedback.store import Store

ROOT = Path(__file__).parents[3]
SERVER = """
import socket, sys
import uvicorn
from fastapi import FastAPI
from server.feedback.opening import open_database
from server.feedback.routes import feedback_router
from server.feedback.store import Store

app = FastAPI()
app.include_router(feedback_router(Store(open_database(sys.argv[1]), ("B",), 10**6)))
listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(app, log_level="critical")).run([listening])
"""
CLIENTS, ENOUGH = 4, 120  # acknowledged before the kill


def test_kill_loses_nothing_that_was_acknowledged(file):
    program = subprocess.Popen(
        [sys.executable, "-c", SERVER, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    acknowledged: list[str] = []
    enough = threading.Event()

    def say(client: int, port: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            for number in range(10_000):
                reading = f"client-{client}-reading-{number:08}"
                body = json.dumps({**EXAMPLE, "id": reading})
                headers = {"Content-Type": "application/json"}
                connection.request("POST", "/v1/feedback", body, headers)
                answer = connection.getresponse()
                assert answer.status == 200, answer.read()
                acknowledged.append(json.loads(answer.read())["id"])
                if len(acknowledged) >= ENOUGH:
                    enough.set()
        except (OSError, http.client.HTTPException):
            pass  # killed
        finally:
            connection.close()

    with program:
        port = int(program.stdout.readline())
        threads = [threading.Thread(target=say, args=(n, port)) for n in range(CLIENTS)]
        for one in threads:
            one.start()
        assert enough.wait(60)
        program.kill()
        for one in threads:
            one.join(30)
    store = Store(open_database(str(file)), ("B",), 10**6)
    rows = {row[0] for row in store._database.read("SELECT id FROM feedback")}
    assert len(acknowledged) >= ENOUGH
    assert set(acknowledged) <= rows
    assert len(rows) <= len(acknowledged) + CLIENTS  # what was kept and not yet answered
    store.close()
