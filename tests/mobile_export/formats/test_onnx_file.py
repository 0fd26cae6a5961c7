"""An ONNX file, read with ONNX Runtime."""

import json

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.mask import MASK_VERSION, draw
from mobile_export.formats import onnx_file
from mobile_export.formats.checked import TOLERANCE
from mobile_export.formats.onnx_file import OPSET, PACKAGES, write_onnx


@pytest.fixture(scope="module")
def file(classifier, tmp_path_factory):
    for package in PACKAGES:
        pytest.importorskip(package, reason="needs the extra `onnx`")
    file = tmp_path_factory.mktemp("onnx") / "model.onnx"
    write_onnx(classifier, file)
    return file


@pytest.fixture(scope="module")
def session(file):
    import onnxruntime

    return onnxruntime.InferenceSession(file, providers=["CPUExecutionProvider"])


@pytest.mark.parametrize("count", [1, 9])
def test_it_gives_the_models_probabilities_for_any_number_of_masks(
    session, classifier, landmarks, count
):
    masks = draw(landmarks[:count], classifier.side)
    (answers,) = session.run(None, {"masks": masks.astype(np.float32)})
    np.testing.assert_allclose(answers, classifier.probabilities(masks), atol=TOLERANCE)


def test_input_and_output_say_what_they_are(session):
    (masks,), (answers,) = session.get_inputs(), session.get_outputs()
    assert (masks.name, masks.shape, masks.type) == ("masks", ["N", 32, 32, 3], "tensor(float)")
    assert (answers.name, answers.shape) == ("probabilities", ["N", 5])


def test_labels_side_and_mask_version_are_in_it(session):
    known = json.loads(session.get_modelmeta().custom_metadata_map["asl.json"])
    assert known == {"labels": [*"ABLWY"], "side": 32, "mask_version": MASK_VERSION}


def test_it_holds_standard_operators_of_the_version_that_is_promised(file):
    import onnx

    network = onnx.load(file)
    assert {node.domain for node in network.graph.node} == {""}
    assert {used.domain: used.version for used in network.opset_import}[""] == OPSET


def test_writing_twice_gives_the_same_bytes(file, classifier, tmp_path):
    write_onnx(classifier, tmp_path / "again.onnx")
    assert (tmp_path / "again.onnx").read_bytes() == file.read_bytes()


def test_without_the_extra_it_says_how_to_install_it(classifier, tmp_path, monkeypatch):
    monkeypatch.setattr(onnx_file, "find_spec", lambda name: None if name == "tf2onnx" else name)
    with pytest.raises(InputError, match=r"without tf2onnx\. Install .*asl-keras\[onnx\]"):
        write_onnx(classifier, tmp_path / "model.onnx")
