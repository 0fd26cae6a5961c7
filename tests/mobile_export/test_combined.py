"""An ensemble of a model of masks and one of landmarks exports as one file."""

import json
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.errors import InputError
from asl_keras.inference.calibration import calibrated
from asl_keras.inference.classifier import embed_hands, read_hands
from asl_keras.inference.inputs import CombinedInput, LandmarkInput, MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.labels_file import write_alphabet
from asl_keras.inference.metadata import read_metadata, read_model, read_network, with_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from asl_keras.models.combining import combine
from asl_keras.pretrained import open_reader
from asl_keras.synthetic.generator import sample
from mobile_export.android import require_one_input
from mobile_export.export import export
from mobile_export.formats import FORMATS
from mobile_export.formats.checked import TOLERANCE
from mobile_export.measuring.hands import choose
from mobile_export.settings import Acceptance, ExportSettings
from mobile_export.tflite.recipes import RECIPES
from mobile_export.tflite.tensor_order import inputs_in_order

READS = CombinedInput((LandmarkInput(), MaskInput(32)))
WEIGHTS, TEMPERATURE = (1.0, 3.0), 1.5
HANDS = sample(20, seed=4)[0]
# Of a probability: the mean difference and, as `int8` says, the most.
EXACT, ROUNDED = (1e-5, 1e-5), (0.02, 0.2)
CLOSE = {"float32": EXACT, "int8": ROUNDED, "int8_float_io": ROUNDED}


@pytest.fixture(scope="module")
def members(source) -> list[KerasClassifier]:
    masks = KerasClassifier.load(source)
    keras.utils.set_random_seed(0)
    landmarks = models.build("landmarks", LandmarkInput().shape, len(masks.labels))
    return [KerasClassifier(landmarks, masks.alphabet), masks]


@pytest.fixture(scope="module")
def classifier(members) -> KerasClassifier:
    whole = combine([one.model for one in members], WEIGHTS)
    return KerasClassifier(whole, members[0].alphabet)


@pytest.fixture(scope="module")
def folder(classifier, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("combined")
    saved.save(classifier.model, folder / "model.keras")
    write_alphabet(folder, classifier.alphabet)
    hands, recipes = choose([], classifier.alphabet, READS), {name: RECIPES[name] for name in CLOSE}
    settings = ExportSettings(max_drop=1, threshold=0.4, temperature=TEMPERATURE)
    export(classifier, folder / "model.keras", hands, recipes, settings).save(folder)
    return folder


@pytest.mark.parametrize("recipe", CLOSE)
def test_a_tflite_reads_and_embeds_as_the_model_does(classifier, folder, recipe):
    recognizer = Recognizer(folder / f"model_{recipe}.tflite")
    mean, most = CLOSE[recipe]
    batch = READS.prepare(HANDS)
    for views in (batch, READS.mirror(batch)):
        difference = np.abs(recognizer.probabilities(views) - classifier.probabilities(views))
        assert difference.mean() < mean
        assert difference.max() < most
    cosine = (recognizer.embed(HANDS) * embed_hands(classifier, HANDS)).sum(axis=1)
    assert cosine.min() > 1 - mean


def test_one_file_reads_as_its_members_together(members, folder):
    apart = [weight * read_hands(one, HANDS) for weight, one in zip(WEIGHTS, members, strict=True)]
    expected = calibrated(sum(apart) / sum(WEIGHTS), TEMPERATURE)
    found = Recognizer(folder / "model_float32.tflite").read(HANDS)
    np.testing.assert_allclose(found, expected, atol=1e-5)


def test_threshold_temperature_and_input_travel_in_the_file(folder):
    info = read_metadata(folder / "model_int8.tflite")
    assert (info.threshold, info.temperature, info.input) == (0.4, TEMPERATURE, READS)


def test_more_views_than_one_run_takes_are_read(folder):
    one, many = (Recognizer(folder / "model_int8.tflite", batch=batch) for batch in (1, 7))
    np.testing.assert_array_equal(one.read(HANDS[:5]), many.read(HANDS[:5]))


def test_the_doors_open_it(command, folder, shared_data):
    assert open_reader(folder / "model_int8.tflite").alphabet.labels[0] == "A"
    photo = next((shared_data / "photos/t32rahman/B").iterdir())
    result = command("asl_keras.recognize", photo, "--model", folder / "model_int8.tflite")
    assert result.returncode == 0, result.stderr
    shown = command("mobile_export.inspect", folder / "model_int8.tflite").stdout
    assert f"{LandmarkInput()} and {MaskInput(32)}" in shown


def test_its_inputs_may_stand_in_either_order(folder, tmp_path):
    file = folder / "model_float32.tflite"
    network, other = read_network(file), tmp_path / "swapped.tflite"
    shapes = [part.shape for part in READS.parts]
    swapped = inputs_in_order(network, shapes[::-1])
    assert swapped != network == inputs_in_order(swapped, shapes)
    other.write_bytes(with_metadata(swapped, read_metadata(file)))
    np.testing.assert_array_equal(Recognizer(other).read(HANDS), Recognizer(file).read(HANDS))


def test_other_readers_learn_what_each_input_is(folder):
    from mediapipe.tasks.python.metadata import metadata

    displayer = metadata.MetadataDisplayer.with_model_file(str(folder / "model_int8.tflite"))
    (graph,) = json.loads(displayer.get_metadata_json())["subgraph_metadata"]
    named = {one["name"]: "process_units" in one for one in graph["input_tensor_metadata"]}
    assert named == {"landmarks": False, "mask": True}  # pixels are normalised, by nothing


def test_other_formats_are_equal_to_the_model(classifier, other_format, tmp_path):
    path = tmp_path / f"model_{other_format}"
    assert FORMATS[other_format].write(classifier, path, lambda: Acceptance(1.0, 0.5)) <= TOLERANCE


def test_compression_is_refused_by_the_name_of_what_it_lacks(classifier, folder):
    hands = choose([], classifier.alphabet, READS)
    recipes = {"pruned_float32": RECIPES["pruned_float32"]}
    result = export(classifier, folder / "model.keras", hands, recipes)
    assert "WeightedMean probabilities" in str(result.not_made["pruned_float32"])


def test_the_app_does_not_take_it(folder):
    model = read_model(folder / "model_int8.tflite")
    with pytest.raises(InputError, match="one input, as the app reads"):
        require_one_input(model)
