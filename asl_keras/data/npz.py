"""Arrays from untrusted NPZ files: nothing is unpickled, no stated size is trusted.

An NPZ file is a zip of `.npy` members, stored (`numpy.savez`) or deflated (`savez_compressed`).
`Npz.read` brings an array into memory, `Npz.rows` leaves it on disk. Whatever is wrong with a file
becomes one `InputError`.
"""

import io
import os
import shutil
import struct
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from asl_keras.data.npy import HEADER_LIMIT, Header, parse_header
from asl_keras.data.rows import Rows
from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, refuse_special

MEMORY_LIMIT = 1 << 30  # bytes of one array in memory: 4 million hands
# Hands pack to two thirds. An array that packs a hundredfold is text, or made to fill the memory.
UNSUSPECTED = 128 << 20  # bytes in memory, however well they pack
EXPANSION = 100
MOST_ARRAYS = 1000
MOST_NAMED, LONGEST_NAME = 10, 40  # of arrays in an error
# The compressions that NumPy writes, and the most bytes that one compressed byte can expand to.
PACKINGS = {zipfile.ZIP_STORED: 1, zipfile.ZIP_DEFLATED: 1032}
CHUNK = 1 << 20
LOCAL_HEADER = struct.Struct("<26xHH")  # of a zip member: lengths of its name and extra field


def refusal(path: Path, expected: str, received: str, remedy: str, *fields: str) -> InputError:
    """The error about a file, always of one form; `fields` are options that it names."""
    return InputError(f"{path}: expected {expected}, received {received}; {remedy}.", *fields)


def _instead_of(path: Path) -> str:
    """What to name where there is no file."""
    if path.is_dir():
        return "name the .npz files in it; `python -m training.make_dataset` makes one of pictures"
    is_pattern = "*" in path.name and path.parent.is_dir()
    return "no file has a name of that form" if is_pattern else "name a file that exists"


class Npz:
    """An NPZ file, open for reading: a context manager.

    Args:
        path: of the file.
        content: of a file that is in memory, of which `read` alone reads; then the path is a name.

    Raises:
        InputError: if the file is absent, no complete zip, damaged, or lies about its sizes.
    """

    def __init__(self, path: Path, content: bytes | None = None):
        self.path = path
        with self._damage_reported():
            self._size = len(content) if content is not None else self._size_of_file()
            file = path if content is None else io.BytesIO(content)
            if not zipfile.is_zipfile(file):
                remedy = "write it with numpy.savez, or copy it again"
                raise self.refuse("an NPZ file", "no complete zip", remedy)
            self._zip = zipfile.ZipFile(file)
            self._check_members()

    def __enter__(self) -> "Npz":
        return self

    def __exit__(self, *_: object) -> None:
        self._zip.close()

    def __contains__(self, name: str) -> bool:
        return f"{name}.npy" in self._zip.NameToInfo

    @property
    def names(self) -> list[str]:
        """The arrays in the file."""
        return [name.removesuffix(".npy") for name in self._zip.namelist()]

    @property
    def contents(self) -> str:
        """The same in words, for an error that misses one: `only 'images', 'labels'`."""
        names = (repr(name[:LONGEST_NAME]) for name in self.names[:MOST_NAMED])
        return "only " + (", ".join(names) or "an empty zip")

    def refuse(self, expected: str, received: str, remedy: str, *fields: str) -> InputError:
        """The error about this file."""
        return refusal(self.path, expected, received, remedy, *fields)

    def header(self, name: str) -> Header:
        """Shape and type of an array, without its values."""
        if name not in self:
            raise self.refuse(f"an array `{name}`", self.contents, "name a file that has it")
        with self._damage_reported():
            info = self._zip.getinfo(f"{name}.npy")
            if info.compress_type not in PACKINGS:
                raise self.refuse(
                    f"`{name}` stored or deflated",
                    f"zip compression {info.compress_type}",
                    "write the file with numpy.savez",
                )
            with self._zip.open(info) as member:
                header = parse_header(member.read(HEADER_LIMIT))
        if header.dtype.hasobject:
            raise self.refuse(
                f"`{name}` of numbers or text",
                "pickled objects, which are never loaded",
                "save text as array.astype(str), numbers as np.stack(array)",
            )
        if self._is_false(header, info):
            raise self.refuse(
                f"`{name}` of the size that its header states",
                f"{header} in {info.file_size} bytes, {info.compress_size} in the zip",
                "write the file again",
            )
        return header

    def read(self, name: str) -> np.ndarray:
        """An array in memory, in this machine's byte order."""
        header = self.header(name)
        self._refuse_large(name, header)
        with self._damage_reported():
            values = bytearray()
            for chunk in self._values(name, header):
                values += chunk
            array: np.ndarray = np.ndarray(header.shape, header.dtype, values, order=header.order)
        return array.astype(header.dtype.newbyteorder("="), order="C", copy=False)

    def rows(self, name: str) -> Rows | np.ndarray:
        """An array of one dimension at least that stays on disk, row by row.

        A stored one is read where it lies in the zip; a deflated one is unpacked for this process
        to a file without a name, see `_temporary`, which the operating system removes when the
        array is gone or the process ends. Either is read once, for its checksum: 1.4 GB and 0.4 GB
        a second. An array in Fortran's order comes into memory: its rows lie all over the file.
        """
        header = self.header(name)
        if header.order == "F":
            return self.read(name)
        info = self._zip.getinfo(f"{name}.npy")
        if info.compress_type == zipfile.ZIP_DEFLATED:
            return self._unpacked(name, header)
        with self._damage_reported(), self.path.open("rb") as file:
            for _ in self._values(name, header):  # compares the checksum
                pass
            return Rows(file, header, self._start(info) + header.offset)

    def _unpacked(self, name: str, header: Header) -> Rows:
        folder = _temporary()
        free = shutil.disk_usage(folder).free
        if header.size > free:
            raise self.refuse(
                f"at most {free >> 20} MiB to unpack into {folder}",
                f"`{name}` of {header.size >> 20} MiB",
                "set TMPDIR to a larger disk, or write the file with numpy.savez, uncompressed",
            )
        with self._damage_reported(), tempfile.TemporaryFile(dir=folder) as file:
            for chunk in self._values(name, header):
                file.write(chunk)
            file.flush()
            return Rows(file, header, 0)

    def _values(self, name: str, header: Header) -> Iterator[bytes]:
        """The bytes of an array in chunks; zipfile compares the checksum behind the last one."""
        left = header.size
        with self._zip.open(f"{name}.npy") as member:
            member.read(header.offset)
            while chunk := member.read(min(CHUNK, left)):
                left -= len(chunk)
                yield chunk
        if left:
            raise EOFError("the member ends before its values do")

    def _size_of_file(self) -> int:
        try:
            return refuse_special(self.path)
        except UnreadableError as error:
            received = f"one that {error}"
            raise self.refuse("an NPZ file", received, _instead_of(self.path)) from error

    def _check_members(self) -> None:
        """Refuses an array that is there twice, or whose name differs from that before its values.

        Else a damaged name would be an array that nobody asks for, and its array one that the file
        does not have: `signers` would be lost in silence.
        """
        if not len(set(self.names)) == len(self.names) <= MOST_ARRAYS:
            expected = f"at most {MOST_ARRAYS} arrays, each once"
            received = f"{len(self.names)} of {len(set(self.names))} names"
            raise self.refuse(expected, received, "write the file again")
        for info in self._zip.infolist():
            self._zip.open(info).close()  # compares both names

    def _refuse_large(self, name: str, header: Header) -> None:
        packed = self._packed(self._zip.getinfo(f"{name}.npy"))
        most = min(MEMORY_LIMIT, max(UNSUSPECTED, EXPANSION * packed))
        if header.size > most:
            remedy = "split the file, or write it with numpy.savez, uncompressed"
            raise self.refuse(f"`{name}` of at most {most >> 20} MiB", f"{header}", remedy)

    def _packed(self, info: zipfile.ZipInfo) -> int:
        """Bytes of a member in the zip, at most."""
        return min(info.compress_size, self._size)

    def _is_false(self, header: Header, info: zipfile.ZipInfo) -> bool:
        stated = header.offset + header.size
        unpackable = stated <= self._packed(info) * PACKINGS[info.compress_type]
        return min(header.shape, default=0) < 0 or stated != info.file_size or not unpackable

    def _start(self, info: zipfile.ZipInfo) -> int:
        """Where a member's bytes begin in the zip."""
        with self.path.open("rb") as file:
            file.seek(info.header_offset)
            lengths = LOCAL_HEADER.unpack(file.read(LOCAL_HEADER.size))
        return info.header_offset + LOCAL_HEADER.size + sum(lengths)

    @contextmanager
    def _damage_reported(self) -> Iterator[None]:
        try:
            yield
        except InputError:
            raise
        except Exception as error:  # zipfile, zlib and NumPy's parser raise a dozen kinds
            reason = getattr(error, "strerror", None) or type(error).__name__
            received, remedy = f'damage ("{reason}")', "copy or write it again"
            raise self.refuse("an NPZ file that can be read", received, remedy) from error


def _temporary() -> str:
    """Where large files without a name go: where `TMPDIR` says, else to a disk.

    /tmp is in memory on many systems; /var/tmp is on disk by the Filesystem Hierarchy Standard.
    """
    is_chosen = any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP"))
    is_disk = os.access("/var/tmp", os.W_OK)
    return "/var/tmp" if is_disk and not is_chosen else tempfile.gettempdir()
