"""Settings that make TensorFlow train faster on a CPU; they count only before it is loaded.

MobileNetV2, batches of 100, 2 cores with AVX2, masks a second at 64 and 128 pixels: 101 and 43
without, 165 and 52 with oneDNN, 206 and 65 with both.
"""

import ctypes
import os
import sys
from typing import NamedTuple

# TensorFlow's own choice is oneDNN on processors with AVX-512 only.
ONEDNN = {"TF_ENABLE_ONEDNN_OPTS": "1"}


class _Setting(NamedTuple):
    """One of glibc's malloc."""

    variable: str
    """Of the environment."""
    number: int
    """Of `mallopt`, from malloc.h."""
    value: int


# A step frees and asks for gigabytes; glibc would return and clear each large block anew.
_MALLOC = (
    _Setting("MALLOC_MMAP_MAX_", -4, 0),
    _Setting("MALLOC_TRIM_THRESHOLD_", -1, 2**31 - 1),  # bytes kept
    _Setting("MALLOC_TOP_PAD_", -2, 256 << 20),  # bytes of growth
    _Setting("MALLOC_ARENA_MAX", -8, 1),
)


def speed_up() -> None:
    """Makes the settings for this process: oneDNN's kernels, and freed memory is kept."""
    for name, value in ONEDNN.items():
        os.environ.setdefault(name, value)
    if not sys.platform.startswith("linux"):
        return
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        for setting in _MALLOC:
            mallopt(setting.number, setting.value)


def environment() -> dict[str, str]:
    """The same settings for a process that is started: variables of its environment."""
    return {**ONEDNN, **{setting.variable: str(setting.value) for setting in _MALLOC}}
