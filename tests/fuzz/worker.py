"""A process that reads changed files, case by case, and says what came of each.

python -m tests.fuzz.worker DESCRIPTOR FOLDER READER SEED FIRST LAST

Writes a line of JSON for each case to the descriptor, when it begins and when it ends; the file of
a case that went wrong stays beside FOLDER. What the libraries print is not looked at. Once a reader
has read its files as they are, the process may take 1 GiB of address space more than it has then:
what imports and first use need is not counted.
"""

import json
import os
import resource
import shutil
import sys
import traceback
import zlib
from contextlib import suppress
from pathlib import Path

import numpy as np

from asl_keras.command import in_a_sentence
from asl_keras.errors import LONGEST, InputError, shown
from tests.fuzz import mutate_bytes
from tests.fuzz.opened import Opened
from tests.fuzz.readers import OPENERS

GOOD = ("read", "refused")
ROOM = 1 << 30
ANY_SHARE = 0.03  # of cases in which the file is another one altogether


def main(descriptor: int, folder: Path, reader: str, seed: int, first: int, last: int) -> None:
    """Runs the cases from `first` to before `last`."""
    opened = OPENERS[reader](folder)
    files = {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name not in opened.companions
    }
    for name in files:
        if name not in opened.refused:
            opened.read(folder / name)
    bound_memory()
    for case in range(first, last):
        random = np.random.default_rng((seed, zlib.crc32(reader.encode()), case))
        name = sorted(files)[random.integers(len(files))]
        path = folder / name
        path.write_bytes(_changed(files[name], opened, random))
        report(descriptor, case=case, file=name)
        result = outcome(opened, path)
        if result not in GOOD:
            shutil.copy(path, folder.parent / f"{reader}-{case}-{name}")
        report(descriptor, case=case, result=result)
        path.write_bytes(files[name])


def _changed(content: bytes, opened: Opened, random: np.random.Generator) -> bytes:
    if random.random() < ANY_SHARE:
        return mutate_bytes.replace(content, random)
    for _ in range(int(random.integers(1, 3))):
        change = opened.changes[random.integers(len(opened.changes))]
        with suppress(Exception):  # the first change may have left nothing that the second knows
            content = change(content, random)
    return content


def bound_memory() -> None:
    """Of the address space, as the kernel counts it in /proc/self/statm, and of core files."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def outcome(opened: Opened, path: Path) -> str:
    """`read`, `refused`, or what is wrong: `memory`, `traceback: ...`, `long: ...`."""
    try:
        opened.read(path)
        return "read"
    except MemoryError:
        return "memory"
    except (InputError, ModuleNotFoundError, OSError) as error:
        sentence = in_a_sentence(error)
        if sentence is None:
            return _traceback()
        if _is_memory(error):
            return f"memory: {sentence}"
        # The folder's name is not the reader's fault; the file's own stays.
        sentence = sentence.replace(str(path.parent), "")
        is_short = len(shown(sentence)) <= LONGEST and "\n" not in sentence
        return "refused" if is_short else f"long: {sentence}"
    except Exception:
        return _traceback()


def _is_memory(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _traceback() -> str:
    return f"traceback: {traceback.format_exc(limit=-4)[-2000:]}"


def report(descriptor: int, **what: object) -> None:
    """A line to whoever started the process."""
    os.write(descriptor, (json.dumps(what) + "\n").encode())


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], *map(int, sys.argv[4:]))
