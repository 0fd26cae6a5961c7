"""What docs/serving.md says of TensorFlow Serving and Triton, against stand-ins for these."""

import re
from pathlib import Path

import numpy as np
import pytest

from asl_keras.inference.classifier import read_hands
from asl_keras.mask import DEFAULT_SIDE
from asl_keras.pretrained import open_reader
from mobile_export.formats.checked import TOLERANCE
from tests.mobile_export.conftest import SIDE
from tests.mobile_export.formats.stand_ins import serving, tensorflow_serving, triton

ROOT = Path(__file__).parents[3]
PROGRAMS = re.findall(r"```python\n# (.*?)\n(.*?)```", (ROOT / "docs/serving.md").read_text(), re.S)
CONFIG = (ROOT / "server/deploy/triton/asl/config.pbtxt").read_text()


@pytest.fixture
def run(tmp_path, monkeypatch, landmarks):
    """Runs the program of that name against a port; what it has computed."""
    np.savez(tmp_path / "hands.npz", landmarks=landmarks)
    monkeypatch.chdir(tmp_path)

    def run(name, port):
        program = dict(PROGRAMS)[name]
        program = re.sub(r"127.0.0.1:\d+", f"127.0.0.1:{port}", program)
        found: dict = {}
        exec(program.replace(str(DEFAULT_SIDE), str(SIDE)), found)
        return found

    return run


def test_the_program_for_tensorflow_serving_reads_hands(
    run, classifier, saved_model, landmarks, tmp_path, capsys
):
    (tmp_path / "runs/served/asl").mkdir(parents=True)
    (tmp_path / "runs/served/asl/1").symlink_to(saved_model)
    with serving("/v1/models/asl:predict", tensorflow_serving(saved_model)) as port:
        found = run("tensorflow serving", port)
    expected = read_hands(classifier, landmarks)
    np.testing.assert_allclose(found["answer"], expected, atol=TOLERANCE)
    letters = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert letters == [classifier.alphabet.labels[best] for best in expected.argmax(axis=1)]


def test_masks_are_the_signature_that_is_not_named(classifier, saved_model, landmarks):
    masks = classifier.input.prepare(landmarks[:2])
    answered = tensorflow_serving(saved_model)({"instances": masks.tolist()})
    expected = classifier.probabilities(masks)
    np.testing.assert_allclose(answered["predictions"], expected, atol=TOLERANCE)


def test_the_program_for_triton_reads_hands(run, classifier, onnx_file, landmarks):
    with serving("/v2/models/asl/infer", triton(onnx_file)) as port:
        found = run("triton", port)
    expected = read_hands(classifier, landmarks[:16])
    np.testing.assert_allclose(found["probabilities"], expected, atol=TOLERANCE)


def test_tritons_configuration_is_of_the_file_that_is_written(onnx_file):
    import onnxruntime

    session = onnxruntime.InferenceSession(onnx_file)
    tensors = re.findall(r'name: "(\w+)" data_type: TYPE_FP32 dims: \[ ([\d, ]+) \]', CONFIG)
    (masks, shape), (answer, labels) = tensors
    assert [one.name for one in (*session.get_inputs(), *session.get_outputs())] == [masks, answer]
    assert [int(number) for number in shape.split(",")] == [DEFAULT_SIDE, DEFAULT_SIDE, 3]
    assert int(labels) == len(open_reader().alphabet)
    assert {one.type for one in session.get_inputs()} == {"tensor(float)"}
