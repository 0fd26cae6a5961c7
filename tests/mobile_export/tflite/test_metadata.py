"""The metadata in the flatbuffer, read by MediaPipe's own reader."""

import json
import shutil
import zipfile

import numpy as np
import pytest

from asl_keras.inference.metadata import read_metadata, read_network
from asl_keras.inference.recognizer import Recognizer
from mobile_export.tflite.metadata import labelled


@pytest.fixture
def file(exported, tmp_path):
    return shutil.copy(exported.folder / "model_int8.tflite", tmp_path / "copy.tflite")


def read_by_mediapipe(file) -> dict:
    from mediapipe.tasks.python.metadata import metadata

    displayer = metadata.MetadataDisplayer.with_model_file(str(file))
    (graph,) = json.loads(displayer.get_metadata_json())["subgraph_metadata"]
    return graph


def test_other_readers_find_the_labels_and_the_threshold(file):
    (output,) = read_by_mediapipe(file)["output_tensor_metadata"]
    assert [one["name"] for one in output["associated_files"]] == ["labels.txt"]
    (unit,) = output["process_units"]
    threshold = unit["options"]["global_score_threshold"]
    assert threshold == pytest.approx(read_metadata(file).threshold)
    with zipfile.ZipFile(file) as archive:
        assert archive.read("labels.txt").decode().split() == list("ABLWY")


def test_other_readers_learn_what_to_show_it(file):
    (taken,) = read_by_mediapipe(file)["input_tensor_metadata"]
    assert "a hand's skeleton on black" in taken["description"]
    assert taken["process_units"][0]["options"] == {"mean": [0.0], "std": [1.0]}


def test_labelling_changes_no_answer_and_twice_is_once(file):
    masks = np.random.default_rng(0).integers(0, 256, (4, 32, 32, 3), np.uint8)
    before, content = Recognizer(file).probabilities(masks), file.read_bytes()
    file.write_bytes(labelled(read_network(file), read_metadata(file)))
    assert file.read_bytes() == content
    np.testing.assert_array_equal(Recognizer(file).probabilities(masks), before)
