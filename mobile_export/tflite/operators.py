"""The operators and tensor types of a network, and whether phones' runtimes know them."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from asl_keras.errors import InputError

# The newest version of each operator of networks that read images or landmarks that TFLite 2.16.1
# runs, the last runtime on Maven Central: `AddBuiltin` in TensorFlow 2.16's
# tensorflow/lite/core/kernels/register.cc. It refuses a newer one when the model is opened, on the
# phone.
PHONE_RUNTIME = "2.16.1"
PHONE_VERSIONS = {
    "ABS": 5,
    "ADD": 5,
    "AVERAGE_POOL_2D": 3,
    "BATCH_MATMUL": 4,
    "BROADCAST_TO": 3,
    "CAST": 5,
    "CONCATENATION": 4,
    "CONV_2D": 7,
    "COS": 1,
    "DEPTHWISE_CONV_2D": 7,
    "DEQUANTIZE": 5,
    "DIV": 2,
    "ELU": 1,
    "EQUAL": 4,
    "EXP": 2,
    "EXPAND_DIMS": 1,
    "FILL": 4,
    "FULLY_CONNECTED": 10,
    "GATHER": 6,
    "GATHER_ND": 4,
    "GREATER": 2,
    "GREATER_EQUAL": 3,
    "HARD_SWISH": 1,
    "L2_NORMALIZATION": 2,
    "LEAKY_RELU": 2,
    "LESS": 3,
    "LESS_EQUAL": 2,
    "LOG": 2,
    "LOGISTIC": 3,
    "MAXIMUM": 4,
    "MAX_POOL_2D": 3,
    "MEAN": 3,
    "MINIMUM": 4,
    "MUL": 7,
    "NEG": 1,
    "NOT_EQUAL": 3,
    "PACK": 4,
    "PAD": 4,
    "PADV2": 4,
    "POW": 1,
    "PRELU": 1,
    "QUANTIZE": 3,
    "REDUCE_MAX": 3,
    "REDUCE_MIN": 3,
    "RELU": 3,
    "RELU6": 3,
    "RESHAPE": 1,
    "RESIZE_BILINEAR": 4,
    "RESIZE_NEAREST_NEIGHBOR": 4,
    "REVERSE_V2": 3,
    "RSQRT": 2,
    "SELECT": 4,
    "SELECT_V2": 2,
    "SHAPE": 1,
    "SIN": 1,
    "SLICE": 6,
    "SOFTMAX": 3,
    "SPLIT": 4,
    "SPLIT_V": 2,
    "SQRT": 1,
    "SQUARE": 1,
    "SQUARED_DIFFERENCE": 2,
    "SQUEEZE": 2,
    "STRIDED_SLICE": 8,
    "SUB": 5,
    "SUM": 2,
    "TANH": 3,
    "TILE": 3,
    "TRANSPOSE": 6,
    "UNPACK": 4,
}


@dataclass(frozen=True)
class Operator:
    """An operator as often as a network has it."""

    name: str
    """TensorFlow Lite's, or a custom operator's own."""
    version: int
    count: int


def operators(network: bytes) -> list[Operator]:
    """The operators of a `.tflite`, by name."""
    from ai_edge_litert.schema_py_generated import BuiltinOperator

    names = {code: name for name, code in vars(BuiltinOperator).items() if isinstance(code, int)}
    model = _read(network)
    counts: Counter[tuple[str, int]] = Counter()
    for graph in _graphs(model):
        for index in range(graph.OperatorsLength()):
            code = model.OperatorCodes(graph.Operators(index).OpcodeIndex())
            # The narrow field is of files from before there were 127 operators.
            number = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
            custom = code.CustomCode()
            name = custom.decode(errors="replace") if custom else names.get(number, str(number))
            counts[name, code.Version()] += 1
    return [Operator(*key, count) for key, count in sorted(counts.items())]


def tensor_types(network: bytes) -> dict[str, int]:
    """How many tensors there are of each type, such as INT8; constants count, too."""
    from ai_edge_litert.schema_py_generated import TensorType

    names = {code: name for name, code in vars(TensorType).items() if isinstance(code, int)}
    graphs = _graphs(_read(network))
    types = [graph.Tensors(i).Type() for graph in graphs for i in range(graph.TensorsLength())]
    return dict(sorted(Counter(names[code] for code in types).items()))


def unknown_to_phones(network: bytes) -> list[Operator]:
    """The operators, and versions of them, that TFLite 2.16.1 does not know."""
    return [
        operator
        for operator in operators(network)
        if operator.version > PHONE_VERSIONS.get(operator.name, 0)
    ]


def require_readable(path: Path, network: bytes) -> None:
    """Raises InputError if a `.tflite` is damaged inside: its tables point nowhere."""
    try:
        operators(network)
        tensor_types(network)
    except Exception as error:  # the reader of flatbuffers trusts them, and raises anything
        raise InputError(
            f"Expected a whole .tflite. Received: {path}, whose content is damaged. "
            "Make it anew with `python -m mobile_export.convert`."
        ) from error


def require_phone_operators(network: bytes) -> None:
    """Raises InputError, with their names, if some operator may be unknown to TFLite 2.16.1."""
    unknown = ", ".join(f"{one.name} version {one.version}" for one in unknown_to_phones(network))
    if unknown:
        raise InputError(
            f"Expected operators that TFLite {PHONE_RUNTIME} knows. Received: {unknown}. "
            "Use the recipe float32, float16 or int8, or build the layer from known operators."
        )


def _read(network: bytes):
    from ai_edge_litert.schema_py_generated import Model

    return Model.GetRootAs(network)


def _graphs(model) -> list:
    return [model.Subgraphs(index) for index in range(model.SubgraphsLength())]
