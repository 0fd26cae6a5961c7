"""Options: with which weights training begins."""

from dataclasses import dataclass

NO_FILES = ("none", "imagenet")


@dataclass(frozen=True)
class StartOptions:
    """With which weights training begins."""

    weights: str = "none"
    """To start from: none, imagenet or a file."""
