"""`python -m server.monitor`: from hands to a reference, from windows to a page."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import write_landmarks
from asl_keras.errors import InputError
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import pretrained
from asl_keras.synthetic import sample, shipped
from server import monitor
from server.watching import limits
from server.watching.drift import Drift
from server.watching.history import read_history, write_history
from server.watching.recorded import read as measured
from server.watching.reference import Reference, beside, digest


@pytest.fixture(scope="module")
def hands(tmp_path_factory) -> Path:
    """Hands of two people in a file."""
    drawn, places = sample(2000, 0)
    file = tmp_path_factory.mktemp("hands") / "hands.npz"
    people = np.where(np.arange(2000) % 2, "anna", "ben")
    write_landmarks(file, drawn, np.array(shipped().labels)[places], people)
    return file


@pytest.fixture
def model(tmp_path) -> Path:
    file = tmp_path / "model.tflite"
    file.write_bytes(pretrained().read_bytes())
    return file


@pytest.fixture
def make(hands, model, monkeypatch) -> Callable[..., Reference]:
    """Calls the command, which makes the reference beside the model."""
    monkeypatch.setattr(limits, "WINDOWS", 2000)

    def made(*more: str) -> Reference:
        given = ["--data", str(hands), "--model", str(model), "--window", "100"]
        monitor.main(["reference", *given, *more])
        return Reference.read(beside(model))

    return made


def test_the_command_makes_the_reference_of_a_model_beside_it(make, model):
    reference = make()
    assert reference.model_sha256 == digest(model)
    assert (reference.window, reference.made_of) == (100, "hands")
    letters = dict(zip(reference.labels, reference.bins["letters"].shares, strict=True))
    assert letters["E"] > 3 * letters["B"]  # as in English, not as in the file
    first = beside(model).read_bytes()
    make()
    assert beside(model).read_bytes() == first


@pytest.fixture
def windows(make, tmp_path) -> Path:
    """Two windows: the second is of squeezed pictures."""
    reference = make("--text", "recorded", "--not-found", "0.001")
    drift, drawn = Drift(reference), sample(200, 1)[0]
    drawn[100:] *= np.float32([0.5, 1, 1])
    features = measured(Recognizer(pretrained()), drawn)
    for row in range(200):
        drift.add(1e9 + 10 * row, {name: one[row : row + 1] for name, one in features.items()})
    write_history(tmp_path / "drift.json", {"<b>mine</b>": (reference, drift.windows)})
    return tmp_path / "drift.json"


def test_the_report_is_a_page_that_needs_nothing_else(windows, tmp_path, capsys):
    monitor.main(["report", str(windows), "--out", str(tmp_path / "drift.html")])
    assert "1 of 2 windows are unlike the reference" in capsys.readouterr().out
    page = (tmp_path / "drift.html").read_text()
    assert "of 2 windows of 100 hands are unlike the reference" in page
    assert "<b>mine" not in page  # text of strangers is text
    assert not re.search(r"""(src|href)="(?!data:)|<script|url\(""", page)


def test_what_windows_say_is_computed_of_their_counts(windows):
    known = json.loads(windows.read_text())
    ((_, saved),) = read_history(windows).values()
    assert [bool(one.alarms) for one in saved] == [False, True]
    (one,) = known["models"].values()
    assert set(one["windows"][0]) == {"began", "ended", "counts"}


def test_a_model_that_has_read_nothing_yet_has_a_page_too(make, tmp_path):
    reference = make()
    write_history(tmp_path / "drift.json", {"default": (reference, [])})
    monitor.main(["report", str(tmp_path / "drift.json"), "--out", str(tmp_path / "drift.html")])
    assert "of 0 windows" in (tmp_path / "drift.html").read_text()


def test_few_hands_make_no_reference(tmp_path, model):
    drawn, places = sample(300, 0)
    write_landmarks(tmp_path / "few.npz", drawn, np.array(shipped().labels)[places])
    with pytest.raises(InputError, match="at least 500 hands as `data`"):
        monitor.main(["reference", "--data", str(tmp_path / "few.npz"), "--model", str(model)])


def test_a_word_that_is_none_is_a_mistake(command):
    run = command("server.monitor", "reprot")
    assert (run.returncode, run.stdout) == (2, "")
    assert "Expected arguments" in run.stderr
    run = command("server.monitor")
    assert run.returncode == 0
    assert "export-feedback" in run.stdout
