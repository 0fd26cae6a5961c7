"""Errors as the user reads them: one sentence, one line, with what to do."""

import errno
import os
import sys
from collections.abc import Iterable

from asl_keras.command.typed import as_typed
from asl_keras.errors import InputError, shortened, shown

USER_MISTAKE = 2  # the exit code

# What a folder or a disk does not take. TensorFlow, HDF5 and others pass it on in their own words.
FULL = [errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO]

# Packages that a plain install lacks, by the names they are imported under, and their extra.
EXTRAS = {
    "keras": "train",
    "h5py": "train",
    "tensorflow": "train",
    "jax": "train",
    "sklearn": "train",
    "matplotlib": "train",
    "tf_keras": "export",
    "tensorflow_model_optimization": "export",
    "ai_edge_quantizer": "export",
    "onnx": "onnx",
    "onnxruntime": "onnx",
    "tf2onnx": "onnx",
    "torch": "torch",
    "optuna": "tune",
    "psycopg": "postgresql",
    "pyttsx3": "speak",
    "fastapi": "serve",
    "uvicorn": "serve",
    "websockets": "serve",
    "python_multipart": "serve",
    "prometheus_client": "serve",
    "ray": "batch",
    "pyarrow": "batch",
}


def in_a_sentence(error: Exception) -> str | None:
    """What the user can do about an error; None if it is a bug."""
    if isinstance(error, InputError):
        return with_flags(error)
    if isinstance(error, OSError):
        return _of_the_system(error)
    if isinstance(error, MemoryError):
        return "Expected more memory. Received: less than this takes. Close other programs."
    if reason := next((one for one in map(os.strerror, FULL) if one in str(error)), None):
        return _cannot_be_written(reason)
    package = (getattr(error, "name", None) or "").split(".")[0]
    if not isinstance(error, ModuleNotFoundError) or package not in EXTRAS:
        return None
    return (
        f"Expected the package `{package}`, which this command needs. Received: an environment "
        f"without it. Install it with `pip install '.[{EXTRAS[package]}]'`."
    )


def _of_the_system(error: OSError) -> str | None:
    """What the system refused; None where it is an error of ours that has no number."""
    if error.errno is None:
        return None
    if error.filename is not None:
        return (
            f"Expected a file or a folder that can be used. Received: {error.filename}, where the "
            f'system says "{error.strerror}". Name another one.'
        )
    if error.errno == errno.ENOENT:  # what `tempfile` raises; files have a name
        return (
            "Expected a folder for temporary files. Received: none that can be written to. Name "
            "one in the variable TMPDIR of the environment."
        )
    return _cannot_be_written(error.strerror)


def _cannot_be_written(reason: str | None) -> str:
    return (
        f'Expected files that can be read and written. Received: "{reason}" from the system. Make '
        "room, or name another folder."
    )


def remark(sentences: Iterable[str]) -> None:
    """Prints what a user should know, beside the output, as `complain` prints an error."""
    for sentence in sentences:
        print(shortened(f"Note: {shown(as_typed(sentence))}"), file=sys.stderr)


def with_flags(error: InputError) -> str:
    """The sentence with the fields that it is about as the flags of a command."""
    sentence = str(error)
    for field in error.fields:
        sentence = sentence.replace(f"`{field}`", "--" + field.replace("_", "-"))
    return sentence


def complain(mistake: InputError | str) -> None:
    """Prints an error: one line of bounded length, in which nothing steers the terminal.

    Args:
        mistake: an error, whose fields are shown as flags, or a sentence for the user.
    """
    sentence = with_flags(mistake) if isinstance(mistake, InputError) else mistake
    print(shortened(f"Error: {shown(as_typed(sentence))}"), file=sys.stderr)
