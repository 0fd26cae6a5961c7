"""Changes that know a format: its checksums stay right, so that what is behind them is met."""

import io
import json
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable

import h5py
import numpy as np

from tests.fuzz.mutate_bytes import ANY, Change, Random
from tests.fuzz.mutate_text import JSON, json_value

DTYPES = ("<f2", "<f8", ">f4", "<i8", "|u1", "|b1", "<U1", "<U0", "<U3", "|S4", "<c16", "<M8[s]")
NUMBERS = (np.nan, np.inf, -np.inf, 0, 1e300, -1e300, 1e-300, 1e9)


def zip_of(*inner: Change) -> Change:
    """A zip with one member changed, or its directory; what is before the zip stays."""

    def change(content: bytes, random: Random) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                members = {one.filename: archive.read(one) for one in archive.infolist()}
                start = min((one.header_offset for one in archive.infolist()), default=0)
        except Exception:
            return content
        names = sorted(members)
        name = names[random.integers(len(names))]
        way = random.random()
        packing, extra = zipfile.ZIP_STORED, {}
        if way < 0.6:
            choices = JSON if name.endswith(".json") and random.random() < 0.7 else inner or ANY
            members[name] = choices[random.integers(len(choices))](members[name], random)
        elif way < 0.7:
            members[f"{name}x"] = members.pop(name)
        elif way < 0.75:
            del members[name]
        elif way < 0.8:
            packing = (zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2)[random.integers(2)]
        elif way < 0.85:
            packing = zipfile.ZIP_DEFLATED
            members[name] += bytes(50_000_000)
        elif way < 0.9:
            extra = {
                ("../../out", "assets/a.txt", "\x1b[2J.npy", "a" * 60_000)[random.integers(4)]: b"A"
            }
        elif way < 0.95:
            extra = {name: members[name]}
        made = content[:start] + _packed(members, extra, packing)
        return made if way < 0.95 else _encrypted(made)

    return change


def _packed(members: dict[str, bytes], extra: dict[str, bytes], packing: int) -> bytes:
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w", packing, compresslevel=1) as new:
        warnings.simplefilter("ignore")
        for name, member in [*members.items(), *extra.items()]:
            new.writestr(zipfile.ZipInfo(name), member, packing)
    return stream.getvalue()


def _encrypted(content: bytes) -> bytes:
    changed = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.rfind(mark)
        changed[place + offset] |= 1
    return bytes(changed)


def npz(content: bytes, random: Random) -> bytes:
    """An NPZ file with an array of other values, type, shape or length."""
    with np.load(io.BytesIO(content)) as file:
        arrays = {name: file[name] for name in file.files}
    name = sorted(arrays)[random.integers(len(arrays))]
    ways = (_type, _shape, _values, _text, _many, _objects)
    with np.errstate(all="ignore"):
        try:
            arrays[name] = ways[random.integers(len(ways))](arrays[name], random)
        except (ValueError, TypeError):
            arrays[name] = np.zeros((3, 0, 2))
    stream = io.BytesIO()
    (np.savez, np.savez_compressed)[random.integers(2)](stream, **arrays)
    return stream.getvalue()


def _type(array: np.ndarray, random: Random) -> np.ndarray:
    return array.astype(DTYPES[random.integers(len(DTYPES))])


def _shape(array: np.ndarray, random: Random) -> np.ndarray:
    ways = (
        array[:0],
        array[None],
        array.reshape(-1),
        array[:-1],
        array.T,
        array.reshape(-1)[:1][0],
    )
    return np.asarray(ways[random.integers(len(ways))])


def _values(array: np.ndarray, random: Random) -> np.ndarray:
    changed = array.astype(np.float64) if array.dtype.kind == "f" else array.copy()
    rows = random.random(len(array)) < (1.0, 0.1)[random.integers(2)]
    changed[rows] = NUMBERS[random.integers(len(NUMBERS))]
    return changed


def _text(array: np.ndarray, random: Random) -> np.ndarray:
    texts = ("", "A", "\x1b[2J", "none", "A" * 200, "\u202eA", " ")
    if random.random() < 0.4:
        return np.full(array.shape, "A", f"<U{int(10 ** random.uniform(1, 5))}")
    if random.random() < 0.3:
        return np.arange(len(array)).astype(str)
    return np.full(array.shape, texts[random.integers(len(texts))])


def _many(array: np.ndarray, random: Random) -> np.ndarray:
    most = max(1, 60_000_000 // max(array.nbytes, 1))
    return np.repeat(array, int(min(10 ** random.uniform(1, 4), most)), axis=0)


def _objects(array: np.ndarray, random: Random) -> np.ndarray:
    return array.astype(object)


def npy_header(content: bytes, random: Random) -> bytes:
    """An array that states another shape or type than it has."""
    end = content.find(b"\n") + 1
    texts = (
        "{'descr': '<f4', 'fortran_order': False, 'shape': (1000000, 21, 3), }",
        "{'descr': '|u1', 'fortran_order': True, 'shape': (1000000000000, 64, 64, 3), }",
        "{'descr': '<U1000000', 'fortran_order': False, 'shape': (4,), }",
        "{'descr': '<U0', 'fortran_order': False, 'shape': (1000000000,), }",
        "{'descr': [('a', '|O')], 'fortran_order': False, 'shape': (4,), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': (-1, 21, 3), }",
        "{'descr': '<f4', 'fortran_order': False, 'shape': " + "(" * 3000 + ")" * 3000 + ", }",
        "{'shape': (4,)}",
    )
    text = texts[random.integers(len(texts))].encode()
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text + content[end:]


def png(content: bytes, random: Random) -> bytes:
    """A PNG with other sides, a chunk changed, lost or doubled; its checksums are right."""
    chunks = _chunks(content)
    if len(chunks) < 2:
        return content
    if random.random() < 0.4:
        sides = (0, 1, 2, 40_000, 65_535, 1_000_000, 2**31 - 1, 2**32 - 1)
        width, height = (sides[random.integers(len(sides))] for _ in range(2))
        depth = bytes([random.integers(1, 17), random.integers(0, 7), 0, 0, random.integers(0, 2)])
        keep = chunks[0][1][8:] if random.random() < 0.7 else depth
        chunks[0] = (b"IHDR", struct.pack(">II", width, height) + keep)
    else:
        place = int(random.integers(1, len(chunks)))
        kind, body = chunks[place]
        if kind == b"IDAT" and random.random() < 0.7:
            raw = ANY[random.integers(len(ANY))](zlib.decompressobj().decompress(body), random)
            chunks[place] = (kind, zlib.compress(raw))
        else:
            kinds = (b"acTL", b"fcTL", b"fdAT", b"eXIf", b"tRNS", b"PLTE", b"iCCP", b"tEXt")
            more = (kinds[random.integers(len(kinds))], random.bytes(int(random.integers(40))))
            chunks.insert(place, more)
    made = b"".join(_chunk(*one) for one in chunks)
    return content[:8] + made


def _chunks(content: bytes) -> list[tuple[bytes, bytes]]:
    found, place = [], 8
    while place + 12 <= len(content):
        (size,) = struct.unpack(">I", content[place : place + 4])
        found.append((content[place + 4 : place + 8], content[place + 8 : place + 8 + size]))
        place += 12 + size
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def h5(content: bytes, random: Random) -> bytes:
    """An HDF5 file whose description or whose arrays are others."""
    stream = io.BytesIO(content)
    with h5py.File(stream, "r+") as file:
        text = file.attrs.get("model_config")
        if text is not None and random.random() < 0.6:
            file.attrs["model_config"] = _short(json_value(text.encode(), random))
        else:
            _other_array(file, random)
    return stream.getvalue()


def _short(text: bytes) -> str:
    decoded = text.decode("utf-8", "replace")
    return decoded if len(decoded) < 60_000 else json.dumps("A")


def _other_array(file: h5py.File, random: Random) -> None:
    names: list[str] = []
    file.visititems(lambda name, one: names.append(name) if isinstance(one, h5py.Dataset) else None)
    name = names[random.integers(len(names))]
    old = file[name][()]
    del file[name]
    ways: tuple[Callable[[], object], ...] = (
        lambda: file.create_dataset(name, (1 << 36,), "f4"),
        lambda: file.create_dataset(name, (1 << 30,), "f4", chunks=(1 << 20,), compression="gzip"),
        lambda: file.create_dataset(name, data=np.zeros(np.shape(old)[::-1], "f4")),
        lambda: file.create_dataset(name, data=np.full(np.shape(old), np.nan, "f4")),
        lambda: file.create_dataset(name, data=[b"text"]),
        lambda: file.create_group(name),
        lambda: file.__setitem__(name, h5py.SoftLink("/")),
        lambda: file.__setitem__(name, h5py.ExternalLink("/dev/zero", "/x")),
        lambda: None,
    )
    ways[random.integers(len(ways))]()
