"""Whose hands are read, as the option of every command that reads hands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ProfileOptions:
    """Names the signer's profile."""

    profile: str | None = None
    """Whose hands these are: a profile that `python -m asl_keras.adapt` made, by its name or its
    file."""
