"""Whose hands are read, as the option of every command that reads hands."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from asl_keras.errors import expect

if TYPE_CHECKING:
    from asl_keras.adapt.signer import Signer
    from asl_keras.inference.reader import EmbeddingReader


@dataclass(frozen=True)
class ProfileOptions:
    """Names the signer's profile."""

    profile: str | None = None
    """Whose hands these are: a profile that `python -m asl_keras.adapt` made, by its name or its
    file."""

    def __post_init__(self) -> None:
        expect(self.profile != "", "profile", "with the name of a signer", "an empty text")

    @property
    def place(self) -> Path | None:
        """The profile's file; None where none is named."""
        from asl_keras.adapt.storage import place_of

        return None if self.profile is None else place_of(self.profile)

    def open(self, reader: "EmbeddingReader", model: Path | None) -> "Signer | None":
        """The signer, None where none is named; says what the user must know of the profile.

        Args:
            reader: of anybody's hands.
            model: the file that it was opened from; None for what comes with the library.

        Raises:
            InputError: if there is no such profile, or the reader's models have no embedding.
        """
        if self.profile is None:
            return None

        from asl_keras.adapt.signer import Signer

        signer = Signer(self.profile, reader, model)
        if remark := signer.remark():
            print(remark, file=sys.stderr)
        return signer
