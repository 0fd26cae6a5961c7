"""Models side by side, read anew when their files change."""

import logging
import shutil
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.files import replacing
from asl_keras.inference.metadata import read_metadata, write_metadata
from asl_keras.pretrained import SHIPPED
from server.serving.choice import Canary, Choice
from server.serving.models import DEFAULT, Models

SMALL = SHIPPED.with_name("landmarks_int8.tflite")
HANDS = np.random.default_rng(1).uniform(0, 300, (3, 21, 3)).astype(np.float32)


@pytest.fixture
def file(tmp_path) -> Path:
    return Path(shutil.copy(SMALL, tmp_path / "model.tflite"))


def change(file: Path, threshold: float) -> None:
    """Replaces a model by one with another threshold, as a deployment does."""
    with replacing(file) as unfinished:
        shutil.copy(SMALL, unfinished)
        write_metadata(unfinished, replace(read_metadata(unfinished), threshold=threshold))


def test_the_shipped_models_are_the_default(file):
    models = Models({"small": file})
    assert models.names == [DEFAULT, "small"]
    assert models[DEFAULT].path == SHIPPED
    assert models["small"].reader.read(HANDS).shape == (3, len(models["small"].reader.alphabet))


def test_a_file_named_default_takes_its_place(file):
    assert Models({DEFAULT: file})[DEFAULT].path == file


def test_a_name_that_is_none_is_refused_with_those_there_are():
    with pytest.raises(InputError, match=r"Expected `model` among default\. Received: other"):
        Models({})["other"]


def test_a_model_that_cannot_be_read_is_refused_at_the_start(file):
    file.write_bytes(SMALL.read_bytes()[:-100])
    with pytest.raises(InputError, match=r"model\.tflite"):
        Models({"small": file})


def test_a_file_that_has_not_changed_is_not_read_again(file):
    models = Models({"small": file})
    before = models["small"]
    assert models.refresh() == []
    assert models["small"] is before


def test_a_new_file_takes_the_place_of_the_one_before(file):
    models = Models({"small": file})
    before = models["small"]
    change(file, 0.9)
    assert models.refresh() == ["small"]
    assert models["small"].reader.threshold == 0.9
    assert models["small"].version != before.version
    assert before.reader.read(HANDS).shape[0] == 3  # who has it can go on with it


def test_all_copies_of_a_model_are_of_the_file_as_it_was(file):
    models, read = Models({"small": file}, copies=3), threading.Barrier(3, timeout=60)
    reader = models["small"].reader
    file.write_bytes(b"damaged")

    def together(_: int) -> np.ndarray:
        copy = reader._free.get()
        read.wait()
        return copy.read(HANDS)

    with ThreadPoolExecutor(3) as threads:
        first, *others = threads.map(together, range(3))
    assert all(np.array_equal(first, other) for other in others)


def test_a_damaged_file_is_refused_and_said_while_the_one_before_reads(file, caplog):
    models = Models({"small": file})
    before = models["small"]
    file.write_bytes(SMALL.read_bytes()[:-100])
    with caplog.at_level(logging.WARNING):
        assert models.refresh() == []
    assert models["small"] is before
    assert "model.tflite" in models.refusal("small")
    assert before.version in caplog.text
    caplog.clear()
    assert models.refresh() == []  # it is said once
    assert not caplog.records


def test_a_file_that_is_right_again_is_used(file):
    models = Models({"small": file})
    file.write_bytes(b"")
    models.refresh()
    change(file, 0.8)
    assert models.refresh() == ["small"]
    assert models.refusal("small") is None


def test_a_file_that_is_gone_is_said_and_the_model_stays(file):
    models = Models({"small": file})
    file.unlink()
    assert models.refresh() == []
    assert "does not exist" in models.refusal("small")
    assert models["small"].reader.read(HANDS).shape[0] == 3


def test_several_that_read_together_are_read_anew_when_their_list_changes(tmp_path):
    for one in SHIPPED.parent.iterdir():
        if one.suffix in (".tflite", ".json"):
            shutil.copy(one, tmp_path)
    models = Models({"both": tmp_path / "reader.json"})
    assert models["both"].version == models[DEFAULT].version
    listed = tmp_path / "reader.json"
    listed.write_text(listed.read_text().replace('"threshold": 0.57', '"threshold": 0.61'))
    assert models.refresh() == ["both"]
    assert models["both"].reader.threshold == 0.61


@pytest.mark.parametrize("percent", [0, 10, 50, 100])
def test_a_canary_has_its_share_and_the_same_one_each_time(percent):
    keys = [b"request %d" % number for number in range(2000)]
    picked = [Canary("new", percent).picks(key) for key in keys]
    # Within four standard deviations of a binomial distribution.
    assert abs(np.mean(picked) - percent / 100) <= 4 * np.sqrt(0.25 / len(keys))
    assert picked == [Canary("new", percent).picks(key) for key in keys]
    if percent in (10, 50):
        assert picked != [Canary("new", percent, seed=1).picks(key) for key in keys]


def test_whoever_insists_has_the_canary_or_not_and_a_name_counts_more(file):
    choice = Choice(Models({"new": file}), Canary("new", 0))
    assert choice.of(None, b"").name == DEFAULT
    assert choice.of(None, b"", wants_canary=True).name == "new"
    assert choice.of(DEFAULT, b"", wants_canary=True).name == DEFAULT
    always = Choice(choice.models, Canary("new", 100))
    assert always.of(None, b"").name == "new"
    assert always.of(None, b"", wants_canary=False).name == DEFAULT


def test_a_canary_is_one_of_the_models():
    with pytest.raises(InputError, match="canary"):
        Choice(Models({}), Canary("new", 5))


def test_a_share_is_of_a_hundred():
    with pytest.raises(InputError, match="percent"):
        Canary("new", 101)
