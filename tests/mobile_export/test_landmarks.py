"""A model that reads landmarks exports with two outputs: probabilities, and the embedding."""

import functools
import json
from pathlib import Path

import keras
import numpy as np
import pytest

from asl_keras import models
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.skeleton import mirror
from asl_keras.inference.classifier import embed_hands, read_hands
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.metadata import read_metadata, read_network
from asl_keras.inference.recognizer import Recognizer
from asl_keras.models import saved
from asl_keras.synthetic.generator import sample
from mobile_export.export import export
from mobile_export.formats import FORMATS
from mobile_export.formats.checked import TOLERANCE
from mobile_export.measuring.hands import choose
from mobile_export.settings import Acceptance, ExportSettings
from mobile_export.tflite.recipes import RECIPES
from mobile_export.tflite.tensor_order import probabilities_first

ALPHABET = Alphabet(("A", "B", "L", "none"), none="none")
READS = LandmarkInput()
ACCEPTS = functools.partial(Acceptance, temperature=1.0, threshold=0.5)
# Of a cosine, and of a probability: the mean, and the most.
EXACT, ROUNDED = (1e-5, 1e-5), (0.02, 0.1)
CLOSE = {"float32": EXACT, "float16": (1e-3, 0.01), "int8": ROUNDED, "weight_only_int8": ROUNDED}


@pytest.fixture(scope="module")
def classifier() -> KerasClassifier:
    keras.utils.set_random_seed(0)
    return KerasClassifier(models.build("landmarks", READS.shape, len(ALPHABET)), ALPHABET)


@pytest.fixture(scope="module")
def hands() -> np.ndarray:
    return sample(20, seed=4)[0]


@pytest.fixture(scope="module")
def folder(classifier, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("landmarks")
    saved.save(classifier.model, folder / "model.keras")
    recipes = {name: RECIPES[name] for name in CLOSE}
    settings = ExportSettings(max_drop=1)
    hands = choose([], ALPHABET, READS)
    export(classifier, folder / "model.keras", hands, recipes, settings).save(folder)
    return folder


@pytest.mark.parametrize("recipe", CLOSE)
def test_a_tflite_reads_and_embeds_as_the_model_does(classifier, folder, hands, recipe):
    recognizer = Recognizer(folder / f"model_{recipe}.tflite")
    mean, most = CLOSE[recipe]
    difference = np.abs(recognizer.read(hands) - read_hands(classifier, hands))
    assert difference.mean() < mean
    assert difference.max() < most
    cosine = (recognizer.embed(hands) * embed_hands(classifier, hands)).sum(axis=1)
    assert cosine.min() > 1 - mean


def test_the_embedding_is_announced_and_of_unit_length(classifier, folder, hands):
    recognizer = Recognizer(folder / "model_int8.tflite")
    assert recognizer.embedding_size == recognizer.info.embedding == classifier.embedding_size
    found = recognizer.embed(hands)
    assert found.shape == (len(hands), recognizer.embedding_size)
    assert found.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(found, axis=1), 1, rtol=1e-5)


def test_a_hand_and_its_mirror_image_are_alike(classifier, hands):
    both = embed_hands(classifier, hands), embed_hands(classifier, mirror(hands))
    np.testing.assert_allclose(*both, atol=1e-5)


def test_probabilities_are_the_first_output_whatever_the_converter_chose(folder):
    network = read_network(folder / "model_float32.tflite")
    size = read_metadata(folder / "model_float32.tflite").embedding
    assert _widths(network) == [len(ALPHABET), size]
    swapped = probabilities_first(network, size)  # as if the embedding were the probabilities
    assert _widths(swapped) == [size, len(ALPHABET)]
    assert probabilities_first(swapped, len(ALPHABET)) == network


def test_a_recognizer_finds_its_outputs_in_either_order(folder, hands, tmp_path):
    from asl_keras.inference.metadata import with_metadata

    file = folder / "model_float32.tflite"
    info, other = read_metadata(file), tmp_path / "swapped.tflite"
    swapped = probabilities_first(read_network(file), info.embedding)
    other.write_bytes(with_metadata(swapped, info))
    np.testing.assert_array_equal(Recognizer(other).read(hands), Recognizer(file).read(hands))
    np.testing.assert_array_equal(Recognizer(other).embed(hands), Recognizer(file).embed(hands))


def test_int8_is_small(folder):
    assert (folder / "model_int8.tflite").stat().st_size <= 500_000


def test_other_readers_learn_what_both_outputs_are(folder):
    from mediapipe.tasks.python.metadata import metadata

    displayer = metadata.MetadataDisplayer.with_model_file(str(folder / "model_int8.tflite"))
    (graph,) = json.loads(displayer.get_metadata_json())["subgraph_metadata"]
    names = [output["name"] for output in graph["output_tensor_metadata"]]
    assert names == ["probability", "embedding"]


def test_other_formats_have_both_outputs_too(classifier, hands, other_format, tmp_path):
    path = tmp_path / f"model_{other_format}"
    assert FORMATS[other_format].write(classifier, path, ACCEPTS) <= TOLERANCE
    batch = READS.prepare(hands)
    found = (_embeddings_in_onnx if other_format == "onnx" else _embeddings_served)(path, batch)
    np.testing.assert_allclose(found, classifier.embeddings(batch), atol=TOLERANCE)


def test_a_saved_model_embeds_landmarks_as_the_recognizer_does(classifier, hands, tmp_path):
    import tensorflow as tf

    FORMATS["saved_model"].write(classifier, tmp_path / "model", ACCEPTS)
    loaded = tf.saved_model.load(str(tmp_path / "model"))
    found = loaded.signatures["landmarks"](landmarks=hands)["embedding"]
    np.testing.assert_allclose(found, embed_hands(classifier, hands), atol=TOLERANCE)


def _embeddings_in_onnx(path: Path, batch: np.ndarray) -> np.ndarray:
    import onnxruntime

    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return session.run(["embedding"], {"landmarks": batch})[0]


def _embeddings_served(path: Path, batch: np.ndarray) -> np.ndarray:
    import tensorflow as tf

    loaded = tf.saved_model.load(str(path))
    return loaded.signatures["serving_default"](landmarks=batch)["embedding"].numpy()


def _widths(network: bytes) -> list[int]:
    from ai_edge_litert.schema_py_generated import Model

    graph = Model.GetRootAs(network).Subgraphs(0)
    return [int(graph.Tensors(output).ShapeAsNumpy()[-1]) for output in graph.OutputsAsNumpy()]
