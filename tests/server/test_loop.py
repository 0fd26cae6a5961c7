"""The whole loop: serve, collect, retrain, gate, reload; with a small model that learns a bit."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient

from asl_keras.data.dataset import write_landmarks
from asl_keras.files import write_bytes
from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.metadata import read_model, with_metadata
from asl_keras.pretrained import pretrained
from asl_keras.synthetic import sample, shipped
from mobile_export import convert
from server import monitor
from server.api.app import create_app
from server.api.options import ServerOptions
from server.feedback.options import FeedbackOptions
from server.feedback.routes import routers_of
from server.serving.photos import PhotoReader
from server.watching.eye import Eye
from training import fit, promote

SHOWN = 360  # hands that users show
FIT = ["--arch", "landmarks", "--epochs", "3", "--batch-size", "24", "--learning-rate", "0.003"]


@pytest.fixture
def poor(tmp_path) -> Path:
    """A model that takes each letter for the next one."""
    known = read_model(pretrained())
    first, *others = known.info.alphabet.letters
    alphabet = Alphabet((*others, first, "none"), none="none")
    file = tmp_path / "poor.tflite"
    file.write_bytes(with_metadata(known.network, replace(known.info, alphabet=alphabet)))
    return file


@pytest.fixture
def model(tmp_path, poor) -> Path:
    """The file that the server reads with."""
    return Path(shutil.copy(poor, tmp_path / "mine.tflite"))


@pytest.fixture
def store_file(tmp_path) -> Path:
    return tmp_path / "feedback.sqlite"


@pytest.fixture
def client(model, store_file, monkeypatch) -> Iterator[TestClient]:
    """Asks a server with feedback and metrics."""
    monkeypatch.setattr(PhotoReader, "warm", lambda _: None)
    options = ServerOptions(models=(f"mine={model}",), reload=0)
    eye = Eye(options.files)
    store = FeedbackOptions(feedback=str(store_file)).open(options.files.values())
    app = create_app(options, None, eye, eye.exposition, routers_of(store))
    with TestClient(app, "http://127.0.0.1:8000") as client:
        yield client
    store.close()


@pytest.fixture
def judges(tmp_path) -> Path:
    """People whom no model has learnt from."""
    hands, letters = people(600, 1)
    signers = np.where(np.arange(600) % 2, "left out 1", "left out 2")
    write_landmarks(tmp_path / "judges.npz", hands, letters, signers)
    return tmp_path / "judges.npz"


def people(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Hands and the letters that they show."""
    hands, places = sample(count, seed)
    return hands, np.array(shipped().labels)[places]


def read(client: TestClient, hands: np.ndarray) -> dict:
    answer = client.post("/v1/landmarks?model=mine", json={"landmarks": hands.tolist()})
    assert answer.status_code == 200, answer.text
    return answer.json()


def say(client: TestClient, answer: dict, hands: np.ndarray, letters: np.ndarray) -> None:
    """Users correct each reading."""
    for number, (one, hand, letter) in enumerate(zip(answer["hands"], hands, letters, strict=True)):
        signer = ("anna", "ben", "clara")[number % 3]
        said = {"id": one["id"], "label": letter, "landmarks": hand.tolist(), "signer": signer}
        assert client.post("/v1/feedback", json=said).status_code == 200


def share_right(answer: dict, letters: np.ndarray) -> float:
    best = [answer["labels"][int(np.argmax(one["probabilities"]))] for one in answer["hands"]]
    return float((np.array(best) == letters).mean())


def take_over(client: TestClient, model: Path, new: Path, judges: Path) -> bool:
    """What an operator's script does: a new model is served if the gate lets it pass."""
    drop = ["--largest-drop", "0"]
    if promote.main([str(model), str(new), "--data", str(judges), *drop]) == 0:
        write_bytes(model, new.read_bytes())
        client.app.state.served.choice.models.refresh()
        return True
    return False


def test_what_users_say_comes_to_be_read(client, model, store_file, judges, tmp_path, poor):
    hands, letters = people(SHOWN, 2)
    before = read(client, hands)
    say(client, before, hands, letters)

    feedback, run = tmp_path / "feedback.npz", tmp_path / "run"
    monitor.main(["export-feedback", str(store_file), "--out", str(feedback)])
    fit.main([*FIT, "--data", str(feedback), "--out", str(run)])
    convert.main(["--model", str(run / "model.keras"), "--quantize", "float32"])
    assert take_over(client, model, run / "model_float32.tflite", judges)

    after = read(client, hands)
    assert after["version"] != before["version"]
    assert share_right(after, letters) > share_right(before, letters) + 0.2
    metrics = client.get("/metrics").text
    assert f'asl_model_info{{model="mine",version="{after["version"]}"}} 1.0' in metrics
    assert before["version"] not in metrics

    assert not take_over(client, model, poor, judges)  # a worse one
    assert read(client, hands)["version"] == after["version"]
