"""Changes of any file: bits, extreme numbers, pieces that are lost, doubled or moved."""

from collections.abc import Callable

import numpy as np

Random = np.random.Generator
Change = Callable[[bytes, Random], bytes]
EXTREMES = tuple(
    number.to_bytes(size, order)
    for size in (1, 2, 4, 8)
    for number in (0, 1, 2 ** (8 * size - 1) - 1, 2 ** (8 * size - 1), 2 ** (8 * size) - 1)
    for order in ("little", "big")
)


def flip(content: bytes, random: Random) -> bytes:
    """One to eight bits, half of the time near the beginning or the end, where headers are."""
    changed = bytearray(content)
    for _ in range(int(random.integers(1, 9))):
        changed[_place(len(changed), random)] ^= 1 << int(random.integers(8))
    return bytes(changed)


def overwrite(content: bytes, random: Random) -> bytes:
    """A number with an extreme one."""
    number = EXTREMES[random.integers(len(EXTREMES))]
    place = _place(len(content), random)
    return content[:place] + number + content[place + len(number) :]


def cut(content: bytes, random: Random) -> bytes:
    """The end is lost."""
    return content[: _place(len(content), random)]


def lose(content: bytes, random: Random) -> bytes:
    """A piece is lost."""
    start = _place(len(content), random)
    return content[:start] + content[start + int(2 ** random.uniform(0, 12)) :]


def double(content: bytes, random: Random) -> bytes:
    """A piece is there again, elsewhere."""
    start, place = _place(len(content), random), _place(len(content), random)
    return (
        content[:place] + content[start : start + int(2 ** random.uniform(0, 12))] + content[place:]
    )


def garble(content: bytes, random: Random) -> bytes:
    """A piece is random."""
    start, size = _place(len(content), random), int(2 ** random.uniform(0, 8))
    return content[:start] + random.bytes(size) + content[start + size :]


def surround(content: bytes, random: Random) -> bytes:
    """More before or behind."""
    more = random.bytes(int(2 ** random.uniform(0, 16)))
    return more + content if random.random() < 0.5 else content + more


def replace(content: bytes, random: Random) -> bytes:
    """Nothing, or something else altogether."""
    others = (
        b"",
        b"\0" * 100_000,
        b"\xff" * 1000,
        b"{}",
        b"[" * 200_000,
        b"PK\x05\x06" + bytes(18),
    )
    return others[random.integers(len(others))]


ANY: tuple[Change, ...] = (
    flip,
    flip,
    flip,
    overwrite,
    overwrite,
    cut,
    lose,
    double,
    garble,
    surround,
)


def _place(size: int, random: Random) -> int:
    """Of a byte; 0 in an empty file."""
    if size < 2:
        return 0
    where = random.random()
    near = int(random.integers(min(size, 256)))
    return near if where < 0.25 else size - 1 - near if where < 0.5 else int(random.integers(size))
