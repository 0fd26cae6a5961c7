"""Files of tables and arrays as strangers make them: right in parts, and changed anywhere."""

import io
import itertools

import numpy as np
from hypothesis import strategies as st

COUNT = 5
HANDS = np.random.default_rng(0).uniform(0.1, 0.9, (COUNT, 21, 3)).round(3)
NUMBERS = (np.nan, np.inf, -np.inf, 0, 7, 1e300, -1e300, 1e-300, 1e9, 2**63)
TYPES = (
    "<f2",
    "<f4",
    ">f8",
    "<i8",
    "|u1",
    "|b1",
    "<U1",
    "<U0",
    "<U3",
    "|S4",
    "<c16",
    "<M8[s]",
    "O",
)
HEADERS = (
    "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 21, 3), }",
    "{'descr': '|u1', 'fortran_order': True, 'shape': (1000000000000, 63), }",
    "{'descr': '<U1000000', 'fortran_order': False, 'shape': (4,), }",
    "{'descr': '<U0', 'fortran_order': False, 'shape': (1000000000,), }",
    "{'descr': '|O', 'fortran_order': False, 'shape': (5,), }",
    "{'descr': '<f8', 'fortran_order': False, 'shape': (-5, 63), }",
    "{'descr': [('a', '<f4'), ('b', '|O')], 'fortran_order': False, 'shape': (5,), }",
    "{'descr': '<f4', 'shape': (" + "(" * 200,
)
PIECES = (
    *(b"", b"\0", b"\n", b"\r", b"\r\n", b'"', b"'", b",", b";", b"\t", b" ", b"\xff"),
    b"\xef\xbb\xbf",
    *(b"\xff\xfe", b"\x1b[2J", "\u202e".encode(), b"\xed\xa0\x80", b"nan", b"inf", b"-1e999"),
    *(b"9" * 400, b"A" * 200, b"x0", b"label", b"1_0", b"\x80\x04K\x01.", b"PK\x05\x06"),
    b"," * 6000,
)
FORMS = ("{a}{p}", "{p}_{a}", "lm_{p}_{a}", "left_{a}{p}", "f{p}{a}", "")
KEYS = ("landmarks", "labels", "X", "y", "signers", "handedness", "clips", "times", "aspect_known")

places = st.floats(0, 1, exclude_max=True)
pieces = st.sampled_from(PIECES) | st.binary(max_size=6)
edits = st.lists(
    st.tuples(st.sampled_from(("insert", "over", "cut", "lose", "twice")), places, pieces)
)


def changed(content: bytes, how: list[tuple[str, float, bytes]]) -> bytes:
    """Content with pieces put in, over others, lost or doubled."""
    for way, share, piece in how[:4]:
        place = int(share * (len(content) + 1))
        head, tail = content[:place], content[place:]
        content = {
            "insert": head + piece + tail,
            "over": head + piece + tail[len(piece) :],
            "cut": head,
            "lose": head + tail[len(piece) + 1 :],
            "twice": head + head[-200:] + tail,
        }[way]
    return content


@st.composite
def tables(draw) -> bytes:
    """A table in text."""
    form, delimiter = draw(st.sampled_from(FORMS)), draw(st.sampled_from(",;\t "))
    axes, first = draw(st.sampled_from(("xy", "xyz"))), draw(st.integers(0, 1))
    rows = HANDS[..., : len(axes)].reshape(COUNT, -1)
    head = [form.format(a=a, p=p + first) for p, a in itertools.product(range(21), axes)]
    label = draw(st.sampled_from(("A", "a", "3", "3.0", "", "Ä", "none", "A" * 60)))
    lines = [[label, *map(str, row)] for row in rows]
    if form:
        lines.insert(0, ["label", *head])
    if draw(st.booleans()):
        lines = [[*line[1:], line[0]] for line in lines]
    line = draw(st.integers(0, len(lines) - 1))
    lines[line][draw(st.integers(0, len(head)))] = draw(pieces).decode("utf-8", "replace")
    text = "\n".join(delimiter.join(line) for line in lines)
    encoding = draw(st.sampled_from(("utf-8", "utf-8", "utf-16", "latin-1")))
    return changed(text.encode(encoding, "replace"), draw(edits))


WAYS = (
    *(lambda array, kind=kind: array.astype(kind) for kind in TYPES),
    *(lambda array, to=to: array.reshape(to) for to in ((-1,), (1, -1), (-1, 1), (-1, 3), ())),
    *(lambda array, to=to: array[to] for to in (np.s_[:0], np.s_[:3], np.s_[None], np.s_[::-1])),
    *(lambda array, number=number: with_number(array, number) for number in NUMBERS),
    lambda array: array.T,
)


def with_number(array: np.ndarray, number: float) -> np.ndarray:
    """With a number here and there."""
    array = array.copy()
    array.reshape(-1)[::7] = number
    return array


def otherwise(array: np.ndarray, way: int) -> np.ndarray:
    """An array of another type, shape or other values; half of the ways leave it as it is."""
    if way >= len(WAYS):
        return array
    with np.errstate(all="ignore"):
        try:
            return WAYS[way](array)
        except (ValueError, TypeError, OverflowError, IndexError):
            return np.zeros((3, 0, 2))


ways = st.integers(0, 2 * len(WAYS))


def columns(name: str) -> np.ndarray:
    """A right array of an NPZ."""
    return {
        "landmarks": HANDS,
        "X": HANDS.reshape(COUNT, 63),
        "y": np.arange(COUNT),
        "clips": np.array([0, 0, 1, 1, -1]),
        "times": np.linspace(0, 1, COUNT),
        "aspect_known": np.array(True),
    }.get(name, np.array(list("ABCDE")))


@st.composite
def npz_files(draw) -> bytes:
    """An NPZ file."""
    names = draw(st.sets(st.sampled_from(KEYS), min_size=1)) | draw(
        st.sampled_from((set(), {"X", "y"}, {"landmarks", "labels"}))
    )
    members = {name: otherwise(columns(name), draw(ways)) for name in sorted(names)}
    stream = io.BytesIO()
    draw(st.sampled_from((np.savez, np.savez_compressed)))(stream, **members)
    return changed(stream.getvalue(), draw(st.just([]) | edits))


@st.composite
def npy_files(draw) -> bytes:
    """A `.npy` file."""
    body = np.zeros((COUNT, 1662))
    body[:, -63:] = HANDS.reshape(COUNT, 63)
    whole = draw(st.sampled_from((HANDS, HANDS[0], HANDS.reshape(COUNT, 63), body, body[0])))
    stream = io.BytesIO()
    np.save(stream, otherwise(whole, draw(ways)), allow_pickle=True)
    content = stream.getvalue()
    if draw(st.integers(0, 4)) == 0:
        header = draw(st.sampled_from(HEADERS)).encode().ljust(117) + b"\n"
        content = b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header + content[128:]
    return changed(content, draw(st.just([]) | edits))
