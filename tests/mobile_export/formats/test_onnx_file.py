"""An ONNX file, read with ONNX Runtime."""

import hashlib
import json

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.mask import MASK_VERSION
from mobile_export import formats
from mobile_export.formats.checked import TOLERANCE
from mobile_export.formats.onnx_file import OPSET, write_onnx


@pytest.fixture(scope="module")
def session(onnx_file):
    import onnxruntime

    return onnxruntime.InferenceSession(onnx_file, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("count", [1, 9])
def test_it_gives_the_models_probabilities_for_any_number_of_masks(
    session, classifier, landmarks, count
):
    masks = classifier.input.prepare(landmarks[:count])
    (answers,) = session.run(None, {"masks": masks.astype(np.float32)})
    np.testing.assert_allclose(answers, classifier.probabilities(masks), atol=TOLERANCE)


def test_input_and_output_say_what_they_are(session):
    (masks,), (answers,) = session.get_inputs(), session.get_outputs()
    assert (masks.name, masks.shape, masks.type) == ("masks", ["N", 32, 32, 3], "tensor(float)")
    assert (answers.name, answers.shape) == ("probabilities", ["N", 5])


def test_the_alphabet_and_what_it_reads_are_in_it(session):
    known = json.loads(session.get_modelmeta().custom_metadata_map["asl.json"])
    alphabet = {"labels": [*"ABLWY"], "moving": [], "none": None, "words": []}
    numbers = {"temperature": 1.2, "threshold": 0.7, "embedding": 0}
    reads = {"kind": "mask", "side": 32, "mask_version": MASK_VERSION}
    assert known == {**alphabet, **reads, **numbers}


def test_it_holds_standard_operators_of_the_version_that_is_promised(onnx_file):
    import onnx

    network = onnx.load(onnx_file)
    assert {node.domain for node in network.graph.node} == {""}
    assert {used.domain: used.version for used in network.opset_import}[""] == OPSET


@pytest.mark.slow
def test_the_command_gives_the_same_bytes_every_time(command, source, tmp_path):
    """Processes of their own, as TensorFlow's names depend on all that was traced before."""
    for folder in (tmp_path / "one", tmp_path / "two"):
        arguments = ("--model", source, "--format", "onnx", "--out", folder)
        assert command("mobile_export.convert", *arguments).returncode == 0
    digests = {
        hashlib.sha256(file.read_bytes()).hexdigest() for file in tmp_path.glob("*/model.onnx")
    }
    assert len(digests) == 1


def test_without_the_extra_it_says_how_to_install_it(classifier, tmp_path, monkeypatch):
    monkeypatch.setattr(
        formats.onnx_file, "find_spec", lambda name: None if name == "tf2onnx" else name
    )
    with pytest.raises(InputError, match=r"without tf2onnx\. Install .*'\.\[onnx\]'"):
        write_onnx(classifier, tmp_path / "model.onnx", None)
