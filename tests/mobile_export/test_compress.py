"""The three compressions of a small network, and what is then in the files."""

from collections import Counter
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from asl_keras.hand.alphabet import Alphabet
from asl_keras.inference.classifier import read_hands
from asl_keras.inference.inputs import MaskInput
from asl_keras.inference.keras_classifier import KerasClassifier
from asl_keras.inference.metadata import write_metadata
from asl_keras.inference.model_info import ModelInfo
from asl_keras.inference.recognizer import Recognizer
from asl_keras.synthetic.generator import sample
from mobile_export.compression.findings import large_kernels
from mobile_export.compression.kernels import LEAST

SIDE, LABELS = 32, tuple("ABLWY")
# Enough for every step of the schedules; nothing is learned, so that what is left is the method.
SHORT = ("--hands", 300, "--learning-rate", 1e-7)


@pytest.fixture(scope="module")
def compressed(command, source, tmp_path_factory):
    """Runs the command with a method; gives its output and the folder that it wrote into."""

    def run(method: str, *options: object) -> SimpleNamespace:
        folder = tmp_path_factory.mktemp(method)
        result = command(
            "mobile_export.compress",
            *("--model", source, "--method", method, "--out", folder / "new", *SHORT, *options),
            # Neither another backend nor another Keras must get in the way.
            KERAS_BACKEND="jax",
            TMPDIR=str(folder),
        )
        assert result.returncode == 0, result.stderr
        return SimpleNamespace(output=result.stdout, folder=folder / "new", left=folder)

    return run


@pytest.fixture(scope="module")
def pruned(compressed):
    return compressed("prune", "--sparsity", 0.6)


@pytest.fixture(scope="module")
def clustered(compressed, data):
    return compressed("cluster", "--clusters", 8, "--data", data)


@pytest.fixture(scope="module")
def quantized(compressed):
    return compressed("qat")


def test_three_fifths_of_each_large_kernel_are_zeros(pruned):
    kernels = large_kernels(KerasClassifier.load(pruned.folder / "model_pruned.keras").model)
    assert [kernel.layer for kernel in kernels][-2:] == ["dense", "probabilities_logits"]
    for kernel in kernels:
        assert kernel.zeros == pytest.approx(0.6 * kernel.weights, abs=1)


def test_the_zeros_survive_into_a_tflite(pruned):
    from mobile_export.tflite.recipes import float32

    model = KerasClassifier.load(pruned.folder / "model_pruned.keras").model
    kernels = large_kernels(model)
    expected = Counter((kernel.weights, kernel.zeros) for kernel in kernels)
    found = Counter(
        (values.size, values.size - np.count_nonzero(values))
        for values in _float_constants(float32(model))
        if values.size >= LEAST
    )
    assert found == expected


def _float_constants(network: bytes) -> list[np.ndarray]:
    from ai_edge_litert.schema_py_generated import Model, TensorType

    model = Model.GetRootAs(network)
    tensors = [model.Subgraphs(0).Tensors(i) for i in range(model.Subgraphs(0).TensorsLength())]
    return [
        model.Buffers(tensor.Buffer()).DataAsNumpy().view(np.float32)
        for tensor in tensors
        if tensor.Type() == TensorType.FLOAT32 and model.Buffers(tensor.Buffer()).DataLength()
    ]


def test_a_pruned_model_is_smaller_after_gzip_alone(pruned):
    ours, original = (_megabytes(line) for line in pruned.output.splitlines()[-2:])
    assert ours[0] == original[0]
    assert ours[1] < 0.6 * original[1]


def _megabytes(line: str) -> list[float]:
    words = line.split()
    return [float(number) for number, unit in pairwise(words) if "MB" in unit]


def test_a_large_kernel_has_as_many_distinct_weights_as_it_has_clusters(clustered):
    kernels = large_kernels(KerasClassifier.load(clustered.folder / "model_clustered.keras").model)
    assert "attention_4_reduce" in {kernel.layer for kernel in kernels}
    assert all(2 <= kernel.distinct <= 8 for kernel in kernels)


@pytest.mark.parametrize("name", ["pruned", "clustered"])
def test_what_is_printed_is_what_is_in_the_file(request, name):
    made = request.getfixturevalue(name)
    kernels = large_kernels(KerasClassifier.load(made.folder / f"model_{name}.keras").model)
    share = sum(kernel.zeros for kernel in kernels) / sum(kernel.weights for kernel in kernels)
    distinct = [kernel.distinct for kernel in kernels]
    assert f"zeros: {share:.1%} of their weights" in made.output
    assert f"distinct weights of a kernel: {min(distinct)} to {max(distinct)}" in made.output


@pytest.mark.parametrize("name", ["pruned", "clustered", "quantized"])
def test_nothing_but_the_result_and_its_labels_is_left(request, name):
    made = request.getfixturevalue(name)
    files = {path.name for path in made.folder.iterdir()}
    assert (
        files
        == {
            "pruned": {"model_pruned.keras", "labels.txt"},
            "clustered": {"model_clustered.keras", "labels.txt"},
            "quantized": {"model_qat_int8.tflite"},
        }[name]
    )
    assert [path.name for path in made.left.iterdir()] == ["new"]


@pytest.fixture(scope="module")
def network(quantized) -> Path:
    return quantized.folder / "model_qat_int8.tflite"


def test_the_quantised_network_is_integer_from_mask_to_probability(network):
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(str(network))
    (masks,), (answers,) = interpreter.get_input_details(), interpreter.get_output_details()
    assert (masks["dtype"], masks["quantization"]) == (np.uint8, (1.0, 0))  # a pixel as it is
    assert (answers["dtype"], answers["quantization"]) == (np.uint8, (1 / 256, 0))
    interpreter.allocate_tensors()
    types = {tensor["dtype"] for tensor in interpreter.get_tensor_details()}
    assert types <= {np.uint8, np.int8, np.int32}


def test_convolutions_have_a_scale_per_channel(network):
    from ai_edge_litert.interpreter import Interpreter

    tensors = {tensor["index"]: tensor for tensor in _allocated(network).get_tensor_details()}
    kernels = [
        tensors[operator["inputs"][1]]
        for operator in Interpreter(str(network))._get_ops_details()
        if operator["op_name"] == "CONV_2D"
    ]
    for kernel in kernels:
        assert kernel["dtype"] == np.int8
        assert len(kernel["quantization_parameters"]["scales"]) == kernel["shape"][0]


def _allocated(network: Path):
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(str(network))
    interpreter.allocate_tensors()
    return interpreter


def test_nothing_is_left_of_batch_normalisation_and_rescaling(network):
    from ai_edge_litert.interpreter import Interpreter

    operators = Counter(
        operator["op_name"]
        for operator in Interpreter(
            str(network), experimental_op_resolver_type=_without_delegates()
        )._get_ops_details()
    )
    assert operators == {
        "CONV_2D": 4 + 4 * 2 + 1,  # stages, attentions, and the rescaling
        "MEAN": 4 + 1,
        "LOGISTIC": 4,
        "MUL": 4,  # of attention
        "MAX_POOL_2D": 4,
        "FULLY_CONNECTED": 2,
        "SOFTMAX": 1,
        "QUANTIZE": 2,  # uint8 to int8 and back
    }


def _without_delegates():
    from ai_edge_litert.interpreter import OpResolverType

    return OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES


def test_the_quantised_network_reads_as_the_keras_model_does(network, source, tmp_path):
    file = tmp_path / network.name
    file.write_bytes(network.read_bytes())
    write_metadata(
        file,
        ModelInfo(
            alphabet=Alphabet.of(LABELS),
            input=MaskInput(SIDE),
            recipe="qat_int8",
            source_sha256="0" * 64,
            versions={},
            accuracy={},
            threshold=0.5,
            false_accept_rate=0.05,
        ),
    )
    hands, _ = sample(60, seed=3)
    keras = read_hands(KerasClassifier.load(source), hands)
    ours = read_hands(Recognizer(file), hands)  # which resizes the batch to 2
    # Three steps at a rate of 1e-5 change next to nothing, so what is left is rounding: that of
    # the recipe int8, see test_convert.
    assert np.abs(ours - keras).max() < 0.15
    assert np.abs(ours - keras).mean() < 0.02
    assert (ours.argmax(axis=1) == keras.argmax(axis=1)).mean() > 0.9
