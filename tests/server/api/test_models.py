"""Several models over HTTP, and a new one while requests come."""

import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.files import replacing
from asl_keras.inference.metadata import read_metadata, write_metadata
from asl_keras.pretrained import SHIPPED
from server.api.options import ServerOptions

SMALL = SHIPPED.with_name("landmarks_int8.tflite")
HANDS = np.random.default_rng(4).uniform(0, 300, (1, 21, 3)).tolist()


@pytest.fixture
def file(tmp_path):
    return shutil.copy(SMALL, tmp_path / "small.tflite")


def change(file, threshold: float) -> None:
    """Replaces a model by one with another threshold."""
    with replacing(file) as unfinished:
        shutil.copy(SMALL, unfinished)
        write_metadata(unfinished, replace(read_metadata(unfinished), threshold=threshold))


def test_the_models_are_listed_and_a_damaged_one_is_said(serve, file):
    client = serve(models=(f"small={file}",), canary="small=5")
    default, small = client.get("/v1/models").json()["models"]
    assert (default["name"], small["name"]) == ("default", "small")
    assert (default["canary_percent"], small["canary_percent"]) == (None, 5)
    assert small["none"] == "none"
    assert "A" in small["labels"]
    file.write_bytes(b"TFL3")
    client.app.state.served.choice.models.refresh()
    _, after = client.get("/v1/models").json()["models"]
    assert "small.tflite" in after["refused"]
    assert after["version"] == small["version"]
    answer = client.post("/v1/landmarks?model=small", json={"landmarks": HANDS})
    assert answer.json()["version"] == small["version"]


def test_no_request_is_lost_while_models_are_replaced(serve, file):
    client, stop = serve(models=(f"small={file}",)), threading.Event()
    models = client.app.state.served.choice.models
    versions = [models["small"].version]

    def ask(_: int) -> list[tuple[int, str, float]]:
        answers = []
        while not stop.is_set():
            answer = client.post("/v1/landmarks?model=small", json={"landmarks": HANDS})
            known = answer.json()
            assert answer.status_code == 200, known
            answers.append((answer.status_code, known["version"], known["threshold"]))
        return answers

    with ThreadPoolExecutor(3) as threads:
        asking = threads.map(ask, range(3))
        for threshold in (0.7, None, 0.8, 0.9):
            if threshold is None:
                file.write_bytes(SMALL.read_bytes()[:5000])
            else:
                change(file, threshold)
            models.refresh()
            versions.append(models["small"].version)
        stop.set()
        answers = [answer for one in asking for answer in one]
    assert {status for status, _, _ in answers} == {200}
    assert versions[1] == versions[2]  # the damaged one was not used
    assert {version for _, version, _ in answers} <= set(versions)
    assert len({version: threshold for _, version, threshold in answers}) == len(
        {(version, threshold) for _, version, threshold in answers}
    )  # an answer is of one model as a whole


def test_the_server_looks_for_new_files_by_itself(serve, file):
    client = serve(models=(f"small={file}",), reload=0.01)
    before = client.get("/v1/models").json()["models"][1]["version"]
    change(file, 0.7)
    deadline = threading.Event()
    for _ in range(1000):
        after = client.get("/v1/models").json()["models"][1]
        if after["version"] != before:
            break
        deadline.wait(0.01)
    assert after["threshold"] == 0.7


def test_a_canary_reads_its_share_and_the_same_request_always(serve, file):
    client = serve(models=(f"default={SMALL}", f"small={file}"), canary="small=50")
    requests = np.random.default_rng(5).uniform(0, 300, (40, 1, 21, 3)).tolist()

    def models(**headers: str) -> list[str]:
        return [
            client.post("/v1/landmarks", json={"landmarks": one}, headers=headers).json()["model"]
            for one in requests
        ]

    first = models()
    assert first == models()
    assert 8 <= Counter(first)["small"] <= 32  # of a binomial distribution nearly all
    assert set(models(**{"X-Canary": "true"})) == {"small"}
    assert set(models(**{"X-Canary": "false"})) == {"default"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"models": ("small",)}, "`models` as NAME=FILE"),
        ({"models": ("=x.tflite",)}, "`models` as NAME=FILE"),
        ({"models": ("a b=x.tflite",)}, "`models` as NAME=FILE"),
        ({"models": ("a=x.tflite", "a=y.tflite")}, "`models` as NAME=FILE"),
        ({"models": ("a=/nowhere.tflite",)}, "does not exist"),
        ({"canary": "default"}, "`canary` as NAME=PERCENT"),
        ({"canary": "other=5"}, "`canary` among"),
        ({"canary": "default=500"}, "0 to 100 percent"),
    ],
)
def test_models_that_are_none_are_said_at_the_start(options, said):
    with pytest.raises(InputError, match=said):
        ServerOptions(**options).choice()
