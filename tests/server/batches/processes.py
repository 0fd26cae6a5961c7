"""Processes of this machine, and where they listen: what /proc says."""

from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

LISTENS = "0A"


def named(*words: str) -> Iterator[int]:
    """Processes whose command lines have one of the words."""
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            line = (folder / "cmdline").read_bytes().decode(errors="replace")
            if any(word in line for word in words):
                yield int(folder.name)


def listening(pids: Iterator[int]) -> set[str]:
    """The addresses at which some processes listen."""
    sockets = {socket for pid in pids for socket in _sockets(pid)}
    return {address for socket, address in _open() if socket in sockets}


def _sockets(pid: int) -> Iterator[str]:
    for file in Path(f"/proc/{pid}/fd").glob("*"):
        with suppress(OSError):
            kind, _, number = str(file.readlink()).partition(":")
            if kind == "socket":
                yield number.strip("[]")


def _open() -> Iterator[tuple[str, str]]:
    """Numbers of the sockets that listen, and their addresses."""
    for table in ("tcp", "tcp6"):
        for line in Path("/proc/net", table).read_text().splitlines()[1:]:
            _, local, _, state, *_, number = line.split()[:10]
            if state == LISTENS:
                words = bytes.fromhex(local.partition(":")[0])
                place = b"".join(words[n : n + 4][::-1] for n in range(0, len(words), 4))
                address = ip_address(place)
                yield number, str(getattr(address, "ipv4_mapped", None) or address)
