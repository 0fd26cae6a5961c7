"""The export command, run once on a small network: files, figures, and equality with Keras."""

import hashlib
import json
import shutil

import numpy as np
import pytest

from asl_keras.inference.classifier import read_hands
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.metadata import read_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.synthetic.generator import sample
from mobile_export.measuring.hands import choose
from mobile_export.tflite.operators import tensor_types
from mobile_export.tflite.recipes import RECIPES
from mobile_export.trained_model import TrainedModel

INTEGERS = {"INT32", "INT8", "UINT8"}
POST_TRAINING = [name for name, recipe in RECIPES.items() if recipe.method is None]


@pytest.fixture(scope="module")
def probabilities(source, exported):
    """By name, of hands that the calibration has not seen."""
    hands, _ = sample(60, seed=3)
    recognizers = {
        name: Recognizer(exported.folder / f"model_{name}.tflite") for name in POST_TRAINING
    }
    return {
        name: read_hands(classifier, hands)
        for name, classifier in {"keras": KerasClassifier.load(source), **recognizers}.items()
    }


@pytest.mark.parametrize(
    ("recipe", "most", "mean"),
    [
        ("float32", 1e-4, 1e-5),  # the order of additions differs, by some 1e-6 of a logit
        ("float16", 0.01, 1e-3),  # weights are rounded to 11 bits
        ("weight_only_int8", 0.1, 0.01),  # weights are rounded to 1/127 of their channel's largest
        ("dynamic", 0.1, 0.01),  # and activations to 1/127 of the picture's largest
        # A logit is rounded to 1/256 of the range of all, and so is each layer before it.
        ("int8", 0.15, 0.02),
        ("int8_float_io", 0.15, 0.02),
    ],
)
def test_a_variant_is_as_close_to_keras_as_its_numbers_allow(probabilities, recipe, most, mean):
    difference = np.abs(probabilities[recipe] - probabilities["keras"])
    assert difference.max() < most
    assert difference.mean() < mean
    same = probabilities[recipe].argmax(axis=1) == probabilities["keras"].argmax(axis=1)
    assert same.mean() > 0.9


def test_float_input_and_output_change_no_answer_of_int8(probabilities):
    # The output's scale is 1/256 in one, and its rounding is left out in the other.
    np.testing.assert_allclose(
        probabilities["int8_float_io"], probabilities["int8"], atol=1 / 256 + 1e-6
    )


def test_the_table_shows_each_file_next_to_the_keras_model(exported):
    figures, times = exported.result.stdout.split("\n\n")
    header, *rows = figures.splitlines()
    assert header.split()[:3] == ["recipe", "MB", "gzip"]
    assert [row.split()[0] for row in rows] == ["keras", *POST_TRAINING]
    _, *rows, summary = times.splitlines()
    assert [row.split()[0] for row in rows] == [*POST_TRAINING]
    assert "test hands (others)" in summary
    assert exported.result.stderr == ""


def test_the_figures_are_in_export_json_and_in_the_files(exported):
    figures = json.loads((exported.folder / "export.json").read_text())
    rows = {row["name"]: row for row in figures["models"]}
    keras, float32, int8 = rows["keras"], rows["float32"], rows["int8"]
    assert keras["accuracy"] > 0.4  # five letters; chance is 0.2
    assert float32["accuracy"] == keras["accuracy"]
    assert int8["accuracy"] == pytest.approx(keras["accuracy"], abs=0.05)
    assert int8["bytes"] < float32["bytes"] / 3
    assert int8["agreement"] > 0.9
    info = read_metadata(exported.folder / "model_int8.tflite")
    assert info.accuracy == {"others": int8["accuracy"]}
    assert info.threshold == int8["threshold"]
    assert info.false_accept_rate == figures["false_accept_rate"] == 0.05


def test_the_files_say_where_they_come_from(exported, source):
    info = read_metadata(exported.folder / "model_float32.tflite")
    assert info.alphabet.labels == tuple("ABLWY")
    assert (info.input, info.recipe) == (MaskInput(32), "float32")
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

    for recipe in ("float32", "float16", "int8"):
        interpreter = Interpreter(str(exported.folder / f"model_{recipe}.tflite"))
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
        "export.png",
        *sorted(f"model_{recipe}.tflite" for recipe in POST_TRAINING),
    ]


def test_a_missing_model_is_one_sentence(command, tmp_path):
    result = command("mobile_export.convert", "--model", tmp_path / "none.keras")
    assert result.returncode == 2
    assert result.stderr.startswith("Error: Expected")
    assert len(result.stderr.splitlines()) == 1


# The converter, with and without a calibration, and the quantizer; the others are these with
# another switch.
AGAIN = ("float32", "int8", "weight_only_int8")


def test_exporting_again_makes_the_same_bytes(command, source, data, exported, tmp_path):
    result = command(
        "mobile_export.convert",
        *("--model", source, "--data", data, "--quantize", *AGAIN, "--max-drop", 0.05),
        *("--out", tmp_path),
    )
    assert result.returncode == 0, result.stderr
    for recipe in AGAIN:
        name = f"model_{recipe}.tflite"
        assert (tmp_path / name).read_bytes() == (exported.folder / name).read_bytes(), name


@pytest.mark.parametrize("flag", ["--max-drop", "--false-accept-rate"])
def test_a_share_that_is_none_is_one_sentence(command, source, flag):
    result = command("mobile_export.convert", "--model", source, flag, 7)
    assert result.returncode == 2
    assert result.stderr == f"Error: Expected {flag} from 0 to 1. Received: 7.0\n"


def test_recipes_share_one_compression(source, data, tmp_path, monkeypatch):
    made = []

    def stand_in(file, settings, folder):
        made.append(settings.method)
        folder.mkdir()
        return shutil.copy(file, folder / "model_pruned.keras")

    monkeypatch.setattr("mobile_export.trained_model.compress", stand_in)
    classifier = KerasClassifier.load(source)
    hands = choose([data], classifier.alphabet, classifier.input)
    whole = TrainedModel(classifier.model, source, hands.calibration, (), tmp_path)
    types = {
        name: set(tensor_types(whole.network(RECIPES[name])))
        for name in ("pruned_float32", "pruned_int8")
    }
    assert types == {"pruned_float32": {"FLOAT32", "INT32"}, "pruned_int8": INTEGERS}
    assert made == ["prune"]


def test_another_format_is_written_and_compared(command, source, tmp_path):
    result = command(
        "mobile_export.convert", "--model", source, "--format", "h5", "--out", tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert "model.h5: loaded again, its probabilities differ by" in result.stdout
    assert KerasClassifier.load(tmp_path / "model.h5").labels == tuple("ABLWY")


def test_a_model_is_not_written_over_itself(command, source):
    content = source.read_bytes()
    result = command("mobile_export.convert", "--model", source, "--format", "keras")
    assert result.returncode == 2
    assert "Expected another place for the copy" in result.stderr
    assert source.read_bytes() == content
