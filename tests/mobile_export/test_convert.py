"""The export command, run once on a small network: files, figures, and equality with Keras."""

import hashlib
import json

import numpy as np
import pytest

from asl_keras.exported_model import read_metadata
from asl_keras.keras_classifier import KerasClassifier
from asl_keras.mask import draw
from asl_keras.recognizer import Recognizer, both_views
from asl_keras.synthetic.generator import sample


@pytest.fixture(scope="module")
def probabilities(source, exported):
    """By name, of hands that the calibration has not seen."""
    masks = draw(sample(60, seed=3)[0], 32)
    names = "float32", "int8"
    recognizers = {name: Recognizer(exported.folder / f"model_{name}.tflite") for name in names}
    return {
        name: both_views(classifier, masks)
        for name, classifier in {"keras": KerasClassifier.load(source), **recognizers}.items()
    }


def test_float32_equals_keras(probabilities):
    # The order of additions differs, by some 1e-6 of a logit.
    np.testing.assert_allclose(probabilities["float32"], probabilities["keras"], atol=1e-4)


def test_int8_is_close_to_keras(probabilities):
    # A logit is rounded to 1/256 of the range of all, and so is each layer before it.
    difference = np.abs(probabilities["int8"] - probabilities["keras"])
    assert difference.max() < 0.15
    assert difference.mean() < 0.02
    same = probabilities["int8"].argmax(axis=1) == probabilities["keras"].argmax(axis=1)
    assert same.mean() > 0.9


def test_the_table_shows_each_file_next_to_the_keras_model(exported):
    header, *rows, summary = exported.result.stdout.splitlines()
    assert header.split()[:4] == ["file", "MB", "ms", "accuracy"]
    assert [row.split()[0] for row in rows] == [
        "model.keras",
        "model_float32.tflite",
        "model_int8.tflite",
    ]
    assert "test hands (others)" in summary
    assert exported.result.stderr == ""


def test_the_figures_are_in_export_json_and_in_the_files(exported):
    figures = json.loads((exported.folder / "export.json").read_text())
    keras, float32, int8 = figures["models"]
    assert keras["accuracy"] > 0.4  # five letters; chance is 0.2
    assert float32["accuracy"] == keras["accuracy"]
    assert int8["accuracy"] == pytest.approx(keras["accuracy"], abs=0.05)
    assert int8["bytes"] < float32["bytes"] / 3
    assert int8["milliseconds"] > 0
    info = read_metadata(exported.folder / "model_int8.tflite")
    assert info.accuracy == {"others": int8["accuracy"]}


def test_the_files_say_where_they_come_from(exported, source):
    info = read_metadata(exported.folder / "model_float32.tflite")
    assert info.labels == tuple("ABLWY")
    assert (info.side, info.recipe) == (32, "float32")
    assert info.source_sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert info.versions["keras"].startswith("3.")


def test_int8_is_integer_from_mask_to_probability(exported):
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(str(exported.folder / "model_int8.tflite"))
    (masks,), (answers,) = interpreter.get_input_details(), interpreter.get_output_details()
    assert (masks["dtype"], masks["quantization"]) == (np.uint8, (1.0, 0))  # a pixel as it is
    assert answers["dtype"] == np.uint8
    interpreter.allocate_tensors()
    types = {tensor["dtype"] for tensor in interpreter.get_tensor_details()}
    assert types <= {np.uint8, np.int8, np.int32}


def test_xnnpack_runs_everything_from_the_mask_to_the_logits(exported):
    from ai_edge_litert.interpreter import Interpreter

    for file in exported.folder.glob("*.tflite"):
        interpreter = Interpreter(str(file))
        interpreter.allocate_tensors()
        (delegate,) = [op for op in interpreter._get_ops_details() if op["op_name"] == "DELEGATE"]
        shapes = {
            tensor["index"]: (*tensor["shape"],) for tensor in interpreter.get_tensor_details()
        }
        # Outside are only uint8 to int8 at the start, softmax and int8 to uint8 at the end.
        assert (1, 32, 32, 3) in {shapes[index] for index in delegate["inputs"]}
        assert [shapes[index] for index in delegate["outputs"]] == [(1, 5)]


def test_nothing_but_the_exports_is_left(exported):
    assert sorted(path.name for path in exported.folder.iterdir()) == [
        "export.json",
        "model_float32.tflite",
        "model_int8.tflite",
    ]


def test_a_missing_model_is_one_sentence(command, tmp_path):
    result = command("mobile_export.convert", "--model", tmp_path / "none.keras")
    assert result.returncode == 2
    assert result.stderr.startswith("Error: Expected")
    assert len(result.stderr.splitlines()) == 1
