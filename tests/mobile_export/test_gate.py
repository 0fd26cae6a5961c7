"""The gate: no variant that reads clearly worse than the model gets through."""

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference.keras_classifier import KerasClassifier
from mobile_export.convert import Export
from mobile_export.measuring.hands import choose
from mobile_export.tflite.recipes import RECIPES, Recipe
from mobile_export.trained_model import TrainedModel


@pytest.fixture
def start(source, data, tmp_path):
    """Begins an export with these masks for the calibration, or good ones."""
    classifier = KerasClassifier.load(source)
    hands = choose([data], classifier.labels, classifier.side)

    def begin(calibration: np.ndarray | None = None) -> Export:
        masks = hands.calibration if calibration is None else calibration
        model = TrainedModel(classifier.model, source, masks, (), tmp_path)
        return Export(classifier, model, hands, tmp_path, 0.05)

    return begin


def black() -> np.ndarray:
    """Calibration with nothing to see: every scale is far too small for a hand."""
    return np.zeros((8, 32, 32, 3), np.uint8)


def test_a_broken_calibration_is_rejected_with_the_figures(start, tmp_path, capsys):
    assert not start(black()).make(["float32", "int8"], max_drop=0.01)
    assert (tmp_path / "model_float32.tflite").is_file()
    assert not (tmp_path / "model_int8.tflite").exists()
    assert (tmp_path / "model_int8.rejected.tflite").is_file()
    message = capsys.readouterr().err
    assert "int8 is rejected: it reads" in message
    assert "--max-drop allows 1.0" in message


def test_a_good_variant_takes_the_place_of_a_rejected_one(start, tmp_path):
    start(black()).make(["int8"], max_drop=0.01)
    assert start().make(["int8"], max_drop=0.05)
    assert not (tmp_path / "model_int8.rejected.tflite").exists()
    assert (tmp_path / "model_int8.tflite").is_file()


def test_a_rejected_variant_leaves_no_older_file_behind(start, tmp_path):
    start().make(["int8"], max_drop=0.05)
    start(black()).make(["int8"], max_drop=0.01)
    assert not (tmp_path / "model_int8.tflite").exists()


def test_the_table_marks_what_was_rejected(start):
    export = start(black())
    export.make(["int8"], max_drop=0.01)
    _, keras, int8 = export.summary().split("\n\n")[0].splitlines()
    assert int8.endswith("  rejected")
    assert not keras.endswith("rejected")


def test_a_recipe_that_cannot_be_made_says_why_and_the_others_are_made(
    start, tmp_path, capsys, monkeypatch
):
    def refuse(model, masks):
        raise InputError("Expected layers that this recipe knows. Received: Lambda.")

    recipes = {**RECIPES, "dynamic": Recipe(refuse)}
    monkeypatch.setattr("mobile_export.convert.RECIPES", recipes)
    assert not start().make(["dynamic", "float32"], max_drop=0.05)
    assert "dynamic was not made. Expected layers" in capsys.readouterr().err
    assert (tmp_path / "model_float32.tflite").is_file()
