"""A screen without a monitor, for windows in tests and pictures: Xvfb."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1920x1200x24"


@contextmanager
def virtual_screen() -> Iterator[str]:
    """The name of a new screen, such as ":7"; it is gone at the end."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert server.stdout is not None  # as it is a pipe
    with server:
        try:
            yield f":{server.stdout.readline().decode().strip()}"
        finally:
            server.terminate()
