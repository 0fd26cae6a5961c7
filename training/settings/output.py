"""Options: what a run leaves, and where."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class OutputOptions:
    """What a run leaves, and where."""

    out: Path | None = None
    """Folder of the run (default: runs/ARCH)."""
