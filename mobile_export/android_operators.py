"""What TensorFlow Lite 2.16.1, the last one that an APK can be built with from Maven Central, runs.

Its runtime refuses a model with a newer version of an operator when it is opened, on the phone; so
this refuses it here.
"""

from pathlib import Path

from asl_keras.errors import InputError

# The highest version of each operator of image networks; `AddBuiltin` in TensorFlow 2.16's
# tensorflow/lite/core/kernels/register.cc. What is not listed was never tried on a phone.
NEWEST = {
    "ADD": 5,
    "AVERAGE_POOL_2D": 3,
    "BATCH_MATMUL": 4,
    "CAST": 5,
    "CONCATENATION": 4,
    "CONV_2D": 7,
    "DEPTHWISE_CONV_2D": 7,
    "DEQUANTIZE": 5,
    "DIV": 2,
    "FULLY_CONNECTED": 10,
    "HARD_SWISH": 1,
    "LEAKY_RELU": 2,
    "LOGISTIC": 3,
    "MAXIMUM": 4,
    "MAX_POOL_2D": 3,
    "MEAN": 3,
    "MINIMUM": 4,
    "MUL": 7,
    "PACK": 4,
    "PAD": 4,
    "PADV2": 4,
    "PRELU": 1,
    "QUANTIZE": 3,
    "REDUCE_MAX": 3,
    "RELU": 3,
    "RELU6": 3,
    "RESHAPE": 1,
    "RESIZE_BILINEAR": 4,
    "RESIZE_NEAREST_NEIGHBOR": 4,
    "RSQRT": 2,
    "SHAPE": 1,
    "SOFTMAX": 3,
    "SPLIT": 4,
    "SQUEEZE": 2,
    "STRIDED_SLICE": 8,
    "SUB": 5,
    "SUM": 2,
    "TANH": 3,
    "TRANSPOSE": 6,
}


def operators(path: str | Path) -> dict[str, int]:
    """The operators of a `.tflite` with their versions; a custom one has the version 0."""
    from ai_edge_litert import schema_py_generated as schema

    names = {number: name for name, number in vars(schema.BuiltinOperator).items()}
    model = schema.Model.GetRootAsModel(Path(path).read_bytes(), 0)
    found = {}
    for code in map(model.OperatorCodes, range(model.OperatorCodesLength())):
        if code.CustomCode():
            found[code.CustomCode().decode()] = 0
        else:
            # Old files have the number in a byte, new ones beside it; the greater one counts.
            number = max(code.BuiltinCode(), code.DeprecatedBuiltinCode())
            found[names.get(number, str(number))] = code.Version()
    return found


def check(path: str | Path) -> None:
    """Raises InputError if the app could not run the model."""
    for name, version in operators(path).items():
        if not 0 < version <= NEWEST.get(name, 0):
            raise InputError(
                f"Expected operators that TensorFlow Lite 2.16.1 knows. Received: {path} with "
                f"{name}, version {version}; it knows versions up to {NEWEST.get(name, 0)}. "
                "Export it as float32 or int8 with `python -m mobile_export.convert`."
            )
