"""A model of another kind of input exports as one of masks does, without a change of the export."""

import json
from dataclasses import dataclass

import keras
import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference import inputs
from asl_keras.inference.inputs import MaskInput, ModelInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.metadata import read_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from mobile_export.export import export
from mobile_export.formats import FORMATS
from mobile_export.formats.checked import TOLERANCE
from mobile_export.measuring.hands import choose
from mobile_export.result import ExportResult
from mobile_export.settings import Acceptance, ExportSettings
from mobile_export.tflite.recipes import RECIPES

ALPHABET = Alphabet(("A", "B", "J", "none"), moving=("J",), none="none")


@dataclass(frozen=True)
class Points(ModelInput):
    """Landmarks as they are, flat."""

    kind = "points"
    version = 3
    dtype = np.float32

    @property
    def shape(self):
        return (21, 2)

    def prepare(self, landmarks):
        return np.float32(landmarks[..., :2])

    def mirror(self, batch):
        return batch * np.float32([-1, 1])

    def layer(self):
        return keras.layers.Lambda(lambda landmarks: landmarks[..., :2])

    def metadata(self):
        return {"kind": self.kind, "points_version": self.version}

    @classmethod
    def from_metadata(cls, known):
        return cls()

    @classmethod
    def of_shape(cls, shape):
        return cls() if shape == (21, 2) else None

    @classmethod
    def of_size(cls, image_size):
        return cls()

    def __str__(self):
        return "points"

    def in_words(self):
        return "Points."


@pytest.fixture(scope="module", autouse=True)
def known():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inputs, "KINDS", {"mask": MaskInput, "points": Points})
        yield


@pytest.fixture(scope="module")
def classifier() -> KerasClassifier:
    keras.utils.set_random_seed(0)
    points = keras.Input((21, 2))
    flat = keras.layers.Flatten(name="flat")(points)
    answers = keras.layers.Dense(len(ALPHABET), activation="softmax")(flat)
    return KerasClassifier(keras.Model(points, answers), ALPHABET)


@pytest.fixture(scope="module")
def result(classifier, tmp_path_factory) -> ExportResult:
    source = tmp_path_factory.mktemp("points") / "model.keras"
    saved.save(classifier.model, source)
    (source.parent / "labels.txt").write_text("\n".join(ALPHABET.labels))
    hands = choose([], ALPHABET, Points())
    recipes = {name: RECIPES[name] for name in ("float32", "int8", "pruned_float32")}
    return export(classifier, source, hands, recipes, ExportSettings(max_drop=1))


@pytest.mark.parametrize(("recipe", "mean"), [("float32", 1e-6), ("int8", 0.01)])
def test_a_tflite_reads_as_the_model_does(classifier, result, recipe, mean, tmp_path):
    result.save(tmp_path)
    recognizer = Recognizer(tmp_path / f"model_{recipe}.tflite")
    batch = choose([], ALPHABET, Points()).test.batch
    difference = recognizer.probabilities(batch) - classifier.probabilities(batch)
    assert np.abs(difference).mean() < mean


def test_alphabet_and_input_travel_in_the_file(result, tmp_path):
    result.save(tmp_path)
    info = read_metadata(tmp_path / "model_int8.tflite")
    assert (info.alphabet, info.input) == (ALPHABET, Points())


def test_other_readers_learn_that_it_is_no_image(result, tmp_path):
    from mediapipe.tasks.python.metadata import metadata

    result.save(tmp_path)
    file = str(tmp_path / "model_int8.tflite")
    content = metadata.MetadataDisplayer.with_model_file(file).get_metadata_json()
    (taken,) = json.loads(content)["subgraph_metadata"][0]["input_tensor_metadata"]
    assert (taken["name"], taken["description"]) == ("points", "Points.")
    assert "process_units" not in taken


def test_what_cannot_be_compressed_is_named(result):
    assert "Received: Flatten flat" in str(result.not_made["pruned_float32"])


def test_other_formats_are_equal_to_the_model(classifier, other_format, tmp_path):
    path = tmp_path / f"model_{other_format}"
    assert FORMATS[other_format].write(classifier, path, lambda: Acceptance(1.0, 0.5)) <= TOLERANCE
