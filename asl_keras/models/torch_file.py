"""Reads the tensors of a PyTorch file without PyTorch, and without running anything in it.

Such a file is a zip of raw numbers and of a pickle, which says how they make tensors. A pickle is a
program that may call anything; this reads its instructions one by one, knows those that PyTorch
writes for a state dict, and refuses all others.
"""

import io
import pickletools
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from asl_keras.files import UnreadableError, read_bytes, unpack

SUFFIXES = (".pth", ".pt")
MOST_BYTES = 400_000_000  # eight times a ResNet18
ZIP = b"PK"
PICKLE = "/data.pkl"
TYPES = {  # of storages, little-endian
    "torch FloatStorage": "<f4",
    "torch HalfStorage": "<f2",
    "torch DoubleStorage": "<f8",
    "torch LongStorage": "<i8",
}
TENSOR, DICT = "torch._utils _rebuild_tensor_v2", "collections OrderedDict"
PLAIN = ("BINUNICODE", "BININT", "BININT1", "BININT2", "LONG1", "NEWTRUE", "NEWFALSE", "NONE")
CONSTANTS = {"NEWTRUE": True, "NEWFALSE": False, "NONE": None}
TUPLES = {"EMPTY_TUPLE": 0, "TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}


class Tensor(NamedTuple):
    """How a tensor is made of a storage."""

    storage: tuple
    """("storage", its type, its name in the zip, the device, the count of its numbers)."""
    offset: int
    size: tuple[int, ...]
    stride: tuple[int, ...]


class Name(str):
    """Of a function or class that the pickle names; nothing is looked up by it."""


class Mark:
    """Where the parts of a tuple, or of a dict, begin on the stack."""


def read_state_dict(path: Path) -> dict[str, np.ndarray]:
    """The tensors of a file that `torch.save(model.state_dict(), path)` wrote, since PyTorch 1.6.

    Raises:
        UnreadableError: if it is missing, damaged, older, too large, or holds anything else.
    """
    content = read_bytes(path, MOST_BYTES)
    if not content.startswith(ZIP):
        raise UnreadableError("is no zip, as PyTorch writes since 1.6")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            (pickle,) = (name for name in archive.namelist() if name.endswith(PICKLE))
        program = unpack(content, {pickle: MOST_BYTES})[pickle]
        tensors = {name: one for name, one in _run(program).items() if isinstance(one, Tensor)}
        if not all(isinstance(one.storage[2], str) for one in tensors.values()):
            raise UnreadableError("is damaged, or holds more than a state dict")
        folder = pickle.removesuffix(PICKLE)
        files = {f"{folder}/data/{one.storage[2]}": MOST_BYTES for one in tensors.values()}
        storages = unpack(content, files)
        return {
            name: _array(one, storages[f"{folder}/data/{one.storage[2]}"])
            for name, one in tensors.items()
        }
    except UnreadableError:
        raise
    except Exception as error:  # of a damaged pickle anything may be another thing than it should
        raise UnreadableError("is damaged, or holds more than a state dict") from error


def _run(program: bytes) -> dict[str, Any]:
    """What the instructions leave: a dict of tensors."""
    stack: list[Any] = []
    memo: dict[Any, Any] = {}
    for operation, argument, _ in pickletools.genops(program):
        name = operation.name
        if name == "STOP":
            return stack.pop()
        if name in ("BINPUT", "LONG_BINPUT"):
            memo[argument] = stack[-1]
        elif name in ("BINGET", "LONG_BINGET"):
            stack.append(memo[argument])
        elif name != "PROTO":
            _step(name, argument, stack)
    raise UnreadableError("is cut short")


def _step(name: str, argument: Any, stack: list[Any]) -> None:
    """An instruction that changes the stack alone."""
    if name in PLAIN:
        stack.append(CONSTANTS.get(name, argument))
    elif name == "GLOBAL":
        stack.append(Name(argument))
    elif name in ("MARK", "EMPTY_DICT"):
        stack.append(Mark() if name == "MARK" else {})
    elif name in TUPLES:
        count = TUPLES[name]
        stack[len(stack) - count :] = [tuple(stack[len(stack) - count :])]
    elif name == "TUPLE":
        stack.append(tuple(_since_mark(stack)))
    elif name in ("SETITEM", "SETITEMS"):
        parts = [stack.pop(-2), stack.pop()] if name == "SETITEM" else _since_mark(stack)
        names, values = parts[::2], parts[1::2]
        if not all(isinstance(one, str) for one in names):  # to hash nested tuples takes for ever
            raise UnreadableError("is damaged, or holds more than a state dict")
        stack[-1].update(zip(names, values, strict=True))
    elif name == "BUILD":  # attributes, such as the versions of layers
        stack.pop()
    elif name == "REDUCE":
        arguments = stack.pop()
        stack.append(_call(stack.pop(), arguments))
    elif name != "BINPERSID":  # the description of a storage stands for it
        raise UnreadableError(f"holds more than tensors (the instruction {name})")


def _since_mark(stack: list[Any]) -> list[Any]:
    place = max(place for place, one in enumerate(stack) if isinstance(one, Mark))
    parts = stack[place + 1 :]
    del stack[place:]
    return parts


def _call(function: Name, arguments: tuple) -> Any:
    if function == DICT and not arguments:
        return {}
    if function == TENSOR:
        return Tensor(*arguments[:4])
    raise UnreadableError(f"holds more than tensors ({str(function)[:60]})")


def _array(tensor: Tensor, content: bytes) -> np.ndarray:
    kind = np.dtype(TYPES[tensor.storage[1]])
    count = int(np.prod(tensor.size, dtype=object))
    array = np.frombuffer(content, kind, count, tensor.offset * kind.itemsize)
    array = array.reshape(tensor.size)
    if tuple(step // kind.itemsize for step in array.strides) != tensor.stride:
        raise UnreadableError("has a tensor whose numbers are not in order")
    return array
