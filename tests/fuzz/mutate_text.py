"""Changes of text, of JSON and of CSV: as editors, other programs and attackers make them."""

import json
from collections.abc import Iterator
from typing import Any

from tests.fuzz.mutate_bytes import Random

PIECES = (
    "\x1b[2J",
    "\0",
    "\r",
    "\n",
    "\u202e",
    "\ud800",
    "\u2028",
    ",",
    '"',
    "A",
    " ",
    "A" * 10_000,
)
LEAVES: tuple[Any, ...] = (
    None, True, "", "A", "\x1b[2J", "\ud800", "A" * 100_000, "../../etc/passwd", "/dev/zero",
    "a\0b", 0, -1, 1, 64.0, 0.1, 1e308, -1e308, 2**31, 2**63, 10**400, [], {}, [[]],
    ["A"] * 1000, {"a": 1}, float("nan"), float("inf"),
)  # fmt: skip
NAMES = (
    "epochs",
    "data",
    "A" * 10_000,
    '"\\u001b[2J"',
    "a.b",
    "epochs.x",
    '""',
    "out",
    "a." * 5000,
)
VALUES = (
    '"A"', '""', "[]", '["A"]', "[[1]]", "{}", "{a = {}}", "true", "0", "-1", "1e308", "nan",
    "-inf", "0x" + "f" * 10_000, "9" * 5000, "9" * 30, "1979-05-27", '"\\u0000"', '"\\u001b[2J"',
    '"' + "A" * 100_000 + '"', '"/dev/zero"', "[" * 5000 + "]" * 5000, "[" + '"a",' * 1000 + "]",
)  # fmt: skip


def encode(content: bytes, random: Random) -> bytes:
    """Another encoding, a byte order mark, other ends of lines."""
    text = content.decode("utf-8", "replace")
    ways = (
        b"\xef\xbb\xbf" + content,
        text.encode("utf-16"),
        text.encode("latin-1", "replace") + b"\xe4",
        content.replace(b"\n", b"\r\n"),
        content.replace(b"\n", b""),
    )
    return ways[random.integers(len(ways))]


def insert(content: bytes, random: Random) -> bytes:
    """A character that steers, ends or quotes."""
    text = content.decode("utf-8", "replace")
    place = int(random.integers(len(text) + 1))
    piece = PIECES[random.integers(len(PIECES))]
    return (text[:place] + piece + text[place:]).encode("utf-8", "surrogatepass")


def lines(content: bytes, random: Random) -> bytes:
    """A line twice, lost, or all of them many times."""
    parts = content.split(b"\n")
    place = int(random.integers(len(parts)))
    ways = (
        [*parts[: place + 1], *parts[place:]],
        parts[:place] + parts[place + 1 :],
        parts * 200,
        [parts[place]] * 26,
    )
    return b"\n".join(ways[random.integers(len(ways))])


def json_value(content: bytes, random: Random) -> bytes:
    """A JSON text with one value replaced, lost, there twice or deep; else as it is."""
    try:
        known = json.loads(content)
    except ValueError:
        return content
    places = list(_places(known))
    if not places:
        return content
    parent, key = places[random.integers(len(places))]
    way = random.random()
    if way < 0.15:
        del parent[key]
        return json.dumps(known).encode()
    if way < 0.25:
        deep = "[" * 5000 + "]" * 5000
        parent[key] = "deep"
        return json.dumps(known).replace('"deep"', deep, 1).encode()
    old = parent[key]
    if way < 0.45 and isinstance(old, int | float):
        parent[key] = old * int(10 ** random.uniform(0, 12))
    elif way < 0.55 and isinstance(old, list) and old:
        parent[key] = old * 1000
    else:
        parent[key] = LEAVES[random.integers(len(LEAVES))]
    return json.dumps(known).encode("utf-8", "surrogatepass")


def _places(known: Any) -> Iterator[tuple[Any, Any]]:
    """Each value's parent and its key there."""
    keys = (
        known if isinstance(known, dict) else range(len(known)) if isinstance(known, list) else ()
    )
    for key in keys:
        yield known, key
        yield from _places(known[key])


def toml_value(content: bytes, random: Random) -> bytes:
    """TOML with one value, or the name of one, replaced."""
    parts = content.decode("utf-8", "replace").split("\n")
    places = [place for place, line in enumerate(parts) if " = " in line]
    if not places:
        return content
    place = places[random.integers(len(places))]
    name, _, value = parts[place].partition(" = ")
    if random.random() < 0.3:
        name = NAMES[random.integers(len(NAMES))]
    else:
        value = VALUES[random.integers(len(VALUES))]
    parts[place] = f"{name} = {value}"
    return "\n".join(parts).encode("utf-8", "surrogatepass")


TEXT = (encode, insert, insert, lines)
JSON = (json_value, json_value, json_value, insert)
