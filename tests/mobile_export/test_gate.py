"""The gate: no variant that reads clearly worse than the model gets through."""

import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.metadata import PackageNotFoundError

import numpy as np
import pytest

from asl_keras.command import with_flags
from asl_keras.errors import InputError
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.metadata import read_metadata
from mobile_export.convert import main
from mobile_export.export import export
from mobile_export.gate import rejection
from mobile_export.measuring.hands import choose
from mobile_export.measuring.measurement import Measurement
from mobile_export.result import ExportResult
from mobile_export.settings import ExportSettings
from mobile_export.tflite.recipes import RECIPES, Recipe


@pytest.fixture(scope="module")
def run(source, data):
    """Exports by some recipes, with these masks for the calibration, or good ones."""
    classifier = KerasClassifier.load(source)
    hands = choose([data], classifier.alphabet, classifier.input)

    def run(
        *names: str,
        masks: np.ndarray | None = None,
        tell: Callable | None = None,
        **recipes: Recipe,
    ) -> ExportResult:
        calibrated = hands if masks is None else replace(hands, calibration=masks)
        recipes |= {name: RECIPES[name] for name in names}
        settings = ExportSettings(max_drop=0.05 if masks is None else 0.01)
        told = {"tell": tell} if tell else {}
        return export(classifier, source, calibrated, recipes, settings, **told)

    return run


@pytest.fixture(scope="module")
def good(run) -> ExportResult:
    return run("int8")


@pytest.fixture(scope="module")
def bad(run) -> ExportResult:
    """Calibrated with nothing to see: every scale is far too small for a hand."""
    return run("float32", "int8", masks=np.zeros((8, 32, 32, 3), np.uint8))


def figures(accuracy: float) -> Measurement:
    return Measurement("int8", "model_int8.tflite", 1, 1, accuracy, 0, 0, 0, 0, 0, 0)


def test_what_is_lost_may_be_as_much_as_is_allowed_and_no_more():
    assert rejection(figures(0.75), figures(1.0), max_drop=0.25) is None
    reason = str(rejection(figures(0.74), figures(1.0), max_drop=0.25))
    assert "reads 74.0% of the hands and the Keras model 100.0%, 26.0 points" in reason


def test_a_broken_calibration_is_rejected_with_the_figures(bad, tmp_path):
    assert not bad.is_complete
    bad.save(tmp_path)
    assert (tmp_path / "model_float32.tflite").is_file()
    assert not (tmp_path / "model_int8.tflite").exists()
    assert (tmp_path / "model_int8.rejected.tflite").is_file()
    message = with_flags(bad.rejected["int8"])
    assert "int8 is rejected: it reads" in message
    assert "--max-drop allows 1.0" in message


def test_a_good_variant_takes_the_place_of_a_rejected_one(bad, good, tmp_path):
    bad.save(tmp_path)
    assert good.is_complete
    good.save(tmp_path)
    assert not (tmp_path / "model_int8.rejected.tflite").exists()
    assert (tmp_path / "model_int8.tflite").is_file()


def test_a_rejected_variant_leaves_no_older_file_behind(bad, good, tmp_path):
    good.save(tmp_path)
    bad.save(tmp_path)
    assert not (tmp_path / "model_int8.tflite").exists()


def test_the_table_marks_what_was_rejected(bad):
    _, keras, _, int8 = str(bad).split("\n\n")[0].splitlines()
    assert int8.endswith("  rejected")
    assert not keras.endswith("rejected")


def test_a_recipe_that_cannot_be_made_says_why_and_the_others_are_made(run, tmp_path):
    def refuse(model, hands):
        raise InputError("Expected layers that this recipe knows. Received: Lambda.")

    result = run("float32", dynamic=Recipe(refuse))
    assert not result.is_complete
    assert "Expected layers" in str(result.not_made["dynamic"])
    result.save(tmp_path)
    assert (tmp_path / "model_float32.tflite").is_file()


def test_the_command_says_what_was_not_exported_and_fails(
    source, data, tmp_path, monkeypatch, capsys
):
    def refuse(model, hands):
        raise InputError("Expected layers that this recipe knows. Received: Lambda.")

    def spoil(model, hands):
        return RECIPES["int8"].export(model, np.zeros_like(hands))

    recipes = {"broken": Recipe(refuse), "worse": Recipe(spoil)}
    monkeypatch.setattr("mobile_export.convert.RECIPES", recipes)
    code = main(
        ["--model", str(source), "--data", str(data), "--quantize", "all", "--out", str(tmp_path)]
    )
    assert code == 1
    assert "ai-edge-quantizer" in read_metadata(tmp_path / "model_worse.rejected.tflite").versions
    broken, worse = capsys.readouterr().err.splitlines()
    assert (
        broken == "broken was not made. Expected layers that this recipe knows. Received: Lambda."
    )
    assert "--max-drop allows 1.0" in worse
    assert worse.endswith(f"Kept as {tmp_path / 'model_worse.rejected.tflite'}")


def test_what_an_extra_lacks_is_one_recipe_and_not_all(source, data, tmp_path, monkeypatch, capsys):
    """As after `pip install '.[train]'`, which brings no quantizer."""

    def version(package: str) -> str:
        if package == "ai-edge-quantizer":
            raise PackageNotFoundError(package)
        return "1"

    monkeypatch.setattr("mobile_export.export.version", version)
    monkeypatch.setitem(sys.modules, "ai_edge_quantizer", None)
    recipes = ["--quantize", "weight_only_int8", "float32", "--max-drop", "1"]
    code = main(["--model", str(source), "--data", str(data), *recipes, "--out", str(tmp_path)])
    assert code == 1
    assert ".[export]" in capsys.readouterr().err
    assert "ai-edge-quantizer" not in read_metadata(tmp_path / "model_float32.tflite").versions


def test_variants_are_told_of_as_they_are_made(run):
    def fail(model, hands):
        raise MemoryError

    told = []
    with pytest.raises(MemoryError):
        run(
            tell=lambda *outcome: told.append(outcome),
            first=RECIPES["float32"],
            then=Recipe(fail),
        )
    ((name, variant),) = told
    assert name == variant.name == "first"


def test_ctrl_c_leaves_what_was_made(run, tmp_path):
    def interrupted(model, calibration):
        raise KeyboardInterrupt

    result = run(first=RECIPES["float32"], then=Recipe(interrupted))
    assert result.interrupted
    assert not result.is_complete
    assert [variant.name for variant in result.variants] == ["first"]
    result.save(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {
        "model_first.tflite",
        "export.json",
        "export.png",
    }
    with pytest.raises(KeyboardInterrupt):
        run(only=Recipe(interrupted))
