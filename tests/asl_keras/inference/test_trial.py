"""Networks that crash LiteRT, never end, or answer no probabilities cost one sentence."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.inference import trial
from asl_keras.inference.inputs import LandmarkInput
from asl_keras.inference.metadata import read_model, with_metadata
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import pretrained

LABELS = 3


@pytest.fixture
def ours():
    """The network of landmarks that ships."""
    return read_model(pretrained())


def rewired(network, operator, inputs=None, outputs=None):
    """The network with another tensor as an operator's second input, or first output."""
    from ai_edge_litert.schema_py_generated import Model

    content = bytearray(network)
    found = Model.GetRootAs(content).Subgraphs(0).Operators(operator)
    if inputs is not None:
        found.InputsAsNumpy()[1] = inputs
    if outputs is not None:
        found.OutputsAsNumpy()[0] = outputs
    return bytes(content)


@pytest.mark.parametrize(
    "wiring",
    [
        {"operator": 1, "inputs": -1},  # a layer without weights: SIGSEGV in LiteRT 2.3
        {"operator": 5, "outputs": 13},  # two operators write one tensor: SIGABRT
    ],
)
def test_a_network_that_crashes_litert_is_refused(ours, wiring, tmp_path):
    file = tmp_path / "model.tflite"
    file.write_bytes(with_metadata(rewired(ours.network, **wiring), ours.info))
    with pytest.raises(InputError, match=r"model\.tflite, which (crashes LiteRT|LiteRT refuses)\."):
        Recognizer(file)


def test_a_network_that_never_ends_is_refused(endless, monkeypatch):
    monkeypatch.setattr(trial, "SECONDS", 2.0)  # it needs a tenth to begin
    with pytest.raises(InputError, match="LiteRT does not finish in 2 seconds"):
        Recognizer(endless)


def test_what_ships_is_not_tried(monkeypatch):
    monkeypatch.setattr(subprocess, "run", None)
    assert trial.is_shipped(read_model(pretrained()))
    Recognizer(pretrained())


def test_another_threshold_makes_a_file_a_strangers(ours, tmp_path):
    file = tmp_path / "model.tflite"
    file.write_bytes(with_metadata(ours.network, replace(ours.info, threshold=0.1)))
    assert not trial.is_shipped(read_model(file))


def test_a_network_is_tried_once_in_a_process(exported, monkeypatch):
    Recognizer(exported("float32"))
    monkeypatch.setattr(subprocess, "run", None)
    Recognizer(exported("float32"))


def test_a_system_that_starts_no_process_is_one_sentence(ours, tmp_path, monkeypatch):
    file = tmp_path / "model.tflite"
    file.write_bytes(with_metadata(ours.network + bytes(16), ours.info))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "none"))
    with pytest.raises(InputError, match="no process can try"):
        Recognizer(file)


@pytest.mark.parametrize("answer", [np.nan, np.inf, -np.inf, 0.0, 46.1])
def test_answers_that_are_no_probabilities_are_refused(answering, answer):
    """Of a network that ends without a softmax, or in numbers that are none."""
    with pytest.raises(InputError, match="which sum to 1, from a network with a softmax"):
        Recognizer(answering(answer))


def test_answers_below_0_are_refused_though_they_sum_to_1(answering):
    with pytest.raises(InputError, match="which sum to 1"):
        Recognizer(answering([-4.0, 4.0, 1.0]))


def test_answers_that_stop_being_probabilities_are_refused_when_they_do(logits_of_the_brightness):
    recognizer = Recognizer(logits_of_the_brightness)  # its answer to zeros is right
    with pytest.raises(InputError, match="whose answers go from"):
        recognizer.read(np.random.default_rng(0).normal(size=(1, 21, 3)).astype(np.float32))


def test_a_hand_that_is_not_finite_is_not_the_models_fault(ours, logits_of_the_brightness):
    with pytest.raises(ValueError, match="batch of finite numbers"):
        Recognizer(logits_of_the_brightness).probabilities(np.full((1, 252), np.nan, np.float32))


@pytest.mark.parametrize("change", ["two inputs", "integers", "three outputs", "another shape"])
def test_networks_of_other_inputs_or_outputs_are_refused(network_of, change):
    with pytest.raises(InputError, match=r"Expected a (\.tflite that reads|model with 3 outputs)"):
        Recognizer(network_of(change))


@pytest.fixture(scope="module")
def made(tmp_path_factory, info):
    """Writes the `.tflite` of a function of landmarks, (N, 252), with metadata."""
    import tensorflow as tf

    folder = tmp_path_factory.mktemp("made")
    landmarks = replace(info, input=LandmarkInput())

    def make(name, function, *more):
        file = folder / f"{name}.tflite"
        specs = [tf.TensorSpec((None, 252)), *more]
        graph = tf.function(function, input_signature=specs).get_concrete_function()
        converter = tf.lite.TFLiteConverter.from_concrete_functions([graph], tf.Module())
        file.write_bytes(with_metadata(converter.convert(), landmarks))
        return file

    return make


@pytest.fixture(scope="module")
def endless(made):
    import tensorflow as tf

    def forever(batch):
        value = tf.while_loop(lambda value: value < 1.0, lambda value: [value * 0.5], [batch[0, 0]])
        return tf.nn.softmax(batch[:, :LABELS] + value)

    return made("endless", forever)


@pytest.fixture(scope="module")
def answering(made):
    def make(answer):
        row = np.broadcast_to(np.float32(answer), LABELS)
        return made("answering", lambda batch: batch[:, :LABELS] * 0 + row)

    return make


@pytest.fixture(scope="module")
def logits_of_the_brightness(made):
    return made("logits", lambda batch: batch[:, :LABELS] + np.float32(1 / LABELS))


@pytest.fixture(scope="module")
def network_of(made):
    import tensorflow as tf

    def even(batch):
        return tf.nn.softmax(batch[:, :LABELS])

    def make(change):
        if change == "two inputs":
            more = tf.TensorSpec((None, LABELS))
            return made("two", lambda batch, other: even(batch) + other, more)
        if change == "integers":
            return made("whole", lambda batch: tf.cast(even(batch), tf.int32))
        if change == "three outputs":
            return made("three", lambda batch: (even(batch), batch[:, :1], batch[:, :2]))
        return made("shape", lambda batch: even(batch)[:, None])

    return make
