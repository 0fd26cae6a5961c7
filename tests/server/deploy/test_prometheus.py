"""A Prometheus looks at a server. Run by `make test-deployment`; takes 15 seconds."""

import hashlib
import json
import shutil
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator

import numpy as np
import pytest
import uvicorn

from asl_keras.pretrained import SHIPPED, open_reader
from server.api.app import create_app
from server.api.options import ServerOptions
from server.watching.eye import Eye
from server.watching.observation import Observation
from tests.server.deploy.test_examples import BOARD, DEPLOY, RULES

PROMETHEUS = DEPLOY / "prometheus"
PATIENCE = 60.0  # seconds, on a busy machine
pytestmark = [
    pytest.mark.deployment,
    pytest.mark.skipif(not shutil.which("promtool"), reason="no Prometheus on this machine"),
]


def promtool(*words: object) -> subprocess.CompletedProcess[str]:
    line = ["promtool", *map(str, words)]
    return subprocess.run(line, cwd=PROMETHEUS, capture_output=True, text=True, check=False)


def test_the_configuration_and_the_rules_are_right():
    checked = promtool("check", "config", "prometheus.yml")
    assert checked.returncode == 0, checked.stderr


def test_alarms_fire_where_something_is_wrong_and_only_there():
    tested = promtool("test", "rules", "rules_test.yml")
    assert tested.returncode == 0, tested.stdout + tested.stderr


def test_every_alarm_is_tested():
    text = (PROMETHEUS / "rules_test.yml").read_text()
    names = [rule["alert"] for group in RULES["groups"] for rule in group["rules"]]
    assert not [name for name in names if text.count(f"alertname: {name}") != 2 + (name == "Drift")]


@pytest.fixture
def server() -> Iterator[int]:
    """A server that has counted some of everything; its port."""
    eye = Eye({"default": SHIPPED})
    version = hashlib.sha256(SHIPPED.read_bytes()).hexdigest()[:12]
    seen = Observation("recognize", "default", version, {"read": 0.01, "queue": 0.001})
    eye.saw(seen)
    labels = len(open_reader().alphabet)
    unsure = np.full(labels, 1 / labels)
    eye.saw(Observation(**{**vars(seen), "probabilities": unsure}))
    eye.answered("recognize", 200, 0.2)
    eye.refused("recognize", "queue")
    app = create_app(ServerOptions(), observer=eye, exposition=eye.exposition)
    served = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    thread = threading.Thread(target=served.run)
    thread.start()
    until(lambda: served.started)
    yield served.servers[0].sockets[0].getsockname()[1]
    served.should_exit = True
    thread.join()


@pytest.fixture
def prometheus(server, tmp_path) -> Iterator[str]:
    """The address of a Prometheus with our configuration, which looks at the server each second."""
    settings = (PROMETHEUS / "prometheus.yml").read_text()
    settings = settings.replace("server:8000", f"127.0.0.1:{server}").replace("15s", "1s")
    (tmp_path / "prometheus.yml").write_text(settings)
    shutil.copy(PROMETHEUS / "rules.yml", tmp_path)
    port = free_port()
    line = ["prometheus", f"--config.file={tmp_path / 'prometheus.yml'}"]
    line += [f"--storage.tsdb.path={tmp_path / 'data'}", f"--web.listen-address=127.0.0.1:{port}"]
    with subprocess.Popen(line, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        until(lambda: answers(f"{address}/-/ready"))
        yield address
        process.terminate()


def test_a_prometheus_reads_what_the_server_counts_and_answers_the_dashboard(prometheus):
    until(lambda: asked(prometheus, 'count_over_time(up{job="asl"}[1m]) >= 4'))
    assert asked(prometheus, 'up{job="asl"}')[0]["value"][1] == "1"
    empty = []
    for panel in BOARD["panels"]:
        for target in panel["targets"]:
            if not asked(prometheus, filled(target["expr"])):
                empty.append(panel["title"])
    # Before the first window is full, nothing is said of drift.
    assert {title.split()[0] for title in empty} <= {"Drift", "Windows"}


def filled(expression: str) -> str:
    """As Grafana asks it: all servers and models, over a minute."""
    for name, value in (("$__rate_interval", "1m"), ("$instance", ".*"), ("$model", ".*")):
        expression = expression.replace(name, value)
    return expression


def asked(address: str, expression: str) -> list:
    """What Prometheus answers; raises for what it does not understand."""
    query = urllib.parse.urlencode({"query": expression})
    with urllib.request.urlopen(f"{address}/api/v1/query?{query}") as answer:
        return json.load(answer)["data"]["result"]


def answers(address: str) -> bool:
    try:
        return urllib.request.urlopen(address).status == 200
    except OSError:
        return False


def free_port() -> int:
    import socket

    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def until(is_so) -> None:
    """Waits until something is so, at most `PATIENCE`."""
    pause, end = threading.Event(), time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, "waited too long"
        pause.wait(0.05)
