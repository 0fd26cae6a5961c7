"""What comes out of an export: the variants, their figures, and what was rejected."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asl_keras import files
from asl_keras.errors import InputError
from mobile_export.measuring.figures import save_chart, table
from mobile_export.measuring.measurement import Measurement
from mobile_export.settings import ExportSettings


@dataclass(frozen=True, eq=False)
class Variant:
    """A model as one recipe makes it."""

    content: bytes
    """The `.tflite`, with metadata."""
    measurement: Measurement
    rejection: InputError | None
    """Why it did not pass the gate; None if it did."""

    @property
    def name(self) -> str:
        """Of the recipe."""
        return self.measurement.name

    def save(self, folder: Path) -> Path:
        """Writes MODEL_RECIPE.tflite or, if it is rejected, MODEL_RECIPE.rejected.tflite.

        The file of an older run with the other outcome is removed.

        Raises:
            InputError: if the file cannot be written.
        """
        accepted = folder / self.measurement.file
        rejected = accepted.with_suffix(".rejected.tflite")
        file, outdated = (rejected, accepted) if self.rejection else (accepted, rejected)
        files.write_bytes(file, self.content)
        outdated.unlink(missing_ok=True)
        return file


@dataclass(frozen=True, eq=False)
class ExportResult:
    """The variants of a model, and their figures."""

    original: Measurement
    """Of the Keras model."""
    variants: tuple[Variant, ...]
    """All that were made, in the order of the recipes."""
    not_made: Mapping[str, InputError]
    """Why a recipe made nothing, by its name."""
    interrupted: bool
    """Whether Ctrl-C ended the export before the last recipe."""
    hands: str
    """That all was measured with: "synthetic" or the files' names."""
    test_hands: int
    """How many they were."""
    settings: ExportSettings

    @property
    def rejected(self) -> dict[str, InputError]:
        """Why a variant did not pass the gate, by its name."""
        return {one.name: one.rejection for one in self.variants if one.rejection is not None}

    @property
    def is_complete(self) -> bool:
        """Whether every recipe made a variant and none was rejected."""
        return not (self.rejected or self.not_made or self.interrupted)

    @property
    def rows(self) -> list[Measurement]:
        """The figures of the Keras model and of each variant."""
        return [self.original, *(variant.measurement for variant in self.variants)]

    def save(self, folder: Path) -> None:
        """Writes each variant, `export.json` and `export.png`.

        Raises:
            InputError: if a file cannot be written.
        """
        folder.mkdir(parents=True, exist_ok=True)
        for variant in self.variants:
            variant.save(folder)
        self.save_figures(folder)

    def save_figures(self, folder: Path) -> None:
        """Writes `export.json` and `export.png`."""
        figures = json.dumps(self.as_json(), indent=2).encode() + b"\n"
        files.write_bytes(folder / "export.json", figures)
        save_chart(self.rows, self.rejected, folder / "export.png")

    def as_json(self) -> dict[str, Any]:
        """All figures, ready for JSON."""
        return {
            "hands": self.hands,
            "test_hands": self.test_hands,
            "max_drop": self.settings.max_drop,
            "false_accept_rate": self.settings.false_accept_rate,
            "rejected": list(self.rejected),
            "models": [row.as_json() for row in self.rows],
        }

    def __str__(self) -> str:
        """The table, and what it was measured with."""
        measured = f"{self.test_hands} test hands ({self.hands}), both views of each"
        return f"{table(self.rows, self.rejected)}\n{measured}"
