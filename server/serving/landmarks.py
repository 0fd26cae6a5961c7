"""Landmarks as a request brings them, as JSON or NPZ, and what a model says of them."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from asl_keras.data.npz import Npz
from asl_keras.data.schemas import check_hands, check_shape, read_hands
from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, parse_json
from asl_keras.hand.alphabet import Alphabet
from asl_keras.recognize import likeliest
from asl_keras.text import Reading

NPZ_BEGINS = b"PK"
FIELD = "landmarks"
REQUEST = Path("request")  # in errors, for the name of a file
OF_A_FILE = re.compile(rf"{REQUEST}: expected (.+?), received (.+); (.)(.+)", re.DOTALL)
DECIMALS = 6  # of a probability
NUMBERS = {int, float, type(None)}  # as JSON has them


def hands_of(body: bytes, most: int) -> np.ndarray:
    """The hands in a request, float32 (N, 21, 3), N at least 1; a z of NaN is unknown.

    Args:
        body: an NPZ file with an array `landmarks`, or JSON: {"landmarks": [[[x, y, z], ...]]},
            where a z may be null.
        most: hands that there may be.

    Raises:
        InputError: if it is neither, or has landmarks that no hand can have.
    """
    with _in_sentences():
        return _of_npz(body, most) if body.startswith(NPZ_BEGINS) else _of_json(body, most)


def numbers_of(known: Any) -> np.ndarray:
    """Landmarks in JSON as an array of numbers; null is NaN.

    Raises:
        InputError: if there is anything else among them.
    """
    try:
        # By itself NumPy makes a 1 of true, where there are numbers beside it.
        numbers = np.asarray(known, object)
        if not set(map(type, numbers.flat)) <= NUMBERS:
            raise TypeError
        return numbers.astype(np.float64)
    except (ValueError, TypeError, OverflowError) as error:
        raise InputError(
            f"Expected `{FIELD}` as lists of numbers, 21 points of x, y and z for each hand. "
            "Received: lists of other things, or of unequal lengths.",
            FIELD,
        ) from error


def checked(numbers: np.ndarray) -> np.ndarray:
    """Landmarks float64 (N, 21, 3) that hands can have, as float32; InputError for others."""
    with _in_sentences():
        check_shape(REQUEST, numbers.shape, numbers.dtype)
        with np.errstate(over="ignore"):  # infinity is refused
            hands = numbers.astype(np.float32)
        check_hands(REQUEST, hands)
    return hands


def readings(
    probabilities: np.ndarray, alphabet: Alphabet, threshold: float, name: Callable[[], str]
) -> tuple[bytes, np.ndarray]:
    """What a model says of hands, as JSON objects with commas between them.

    Args:
        probabilities: float32 (N, labels).
        alphabet: of the model.
        threshold: the least probability of a letter that is known.
        name: of a reading.

    Returns:
        the text, and bool (N,): which hands are known.
    """
    known = np.array(
        [Reading.of(row, alphabet, threshold).letter is not None for row in probabilities]
    )
    objects = [
        {
            "id": name(),
            "letters": [asdict(guess) for guess in likeliest(row, alphabet)],
            "known": bool(is_known),
            "probabilities": [round(one, DECIMALS) for one in row.tolist()],
        }
        for row, is_known in zip(probabilities, known, strict=True)
    ]
    return json.dumps(objects, separators=(",", ":"))[1:-1].encode(), known


@contextmanager
def _in_sentences() -> Iterator[None]:
    """Says what is wrong with a file as it is said of everything else."""
    try:
        yield
    except InputError as error:
        found = OF_A_FILE.fullmatch(str(error))
        if found is None:
            raise
        expected, received, first, remedy = found.groups()
        raise InputError(
            f"Expected {expected}. Received: {received}. {first.upper()}{remedy}", *error.fields
        ) from error


def _of_npz(body: bytes, most: int) -> np.ndarray:
    with Npz(REQUEST, body) as npz:
        _expect_few(npz.header(FIELD).shape, most)
        return read_hands(npz)


def _of_json(body: bytes, most: int) -> np.ndarray:
    try:
        known = parse_json(body)
    except UnreadableError as error:
        raise InputError(f"Expected JSON or an NPZ file. Received: a body that {error}.") from error
    if not isinstance(known, dict) or not isinstance(known.get(FIELD), list):
        raise InputError(f"Expected an object with a list `{FIELD}`. Received: none.", FIELD)
    _expect_few((len(known[FIELD]),), most)
    return checked(numbers_of(known[FIELD]))


def _expect_few(shape: tuple[int, ...], most: int) -> None:
    if shape and shape[0] > most:
        raise InputError(f"Expected at most {most} hands in a request. Received: {shape[0]}.")
