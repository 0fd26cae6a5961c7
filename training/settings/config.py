"""The settings of a run in a file: `--config` reads one, and every run leaves one."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asl_keras import files
from asl_keras.command.config import MOST_BYTES, as_toml, parse, read_config
from asl_keras.errors import InputError
from training.settings.recipe import RECIPES, RecipeOptions
from training.settings.start import NO_FILES
from training.settings.training_settings import TrainingSettings

FILE = "config.toml"
HEAD = f"""\
# All settings of this run. To repeat it:
#   python -m training.fit --config {FILE} --out ANOTHER
# `fingerprint`, of the data, counts only where this run is resumed.

"""


@dataclass(frozen=True)
class SavedBeside:
    """What a run keeps beside its settings."""

    fingerprint: str = ""
    """Of the data."""


def parse_settings(
    page: argparse.ArgumentParser, arguments: Sequence[str], *beside: type
) -> argparse.Namespace:
    """What the user gave for the settings of a run and the options beside them.

    Flags come first, then the file of `--config`, then the recipe.
    """
    options = (TrainingSettings, RecipeOptions, *beside)
    recipe = parse(page, arguments, *options, ignored=vars(SavedBeside())).recipe
    page.set_defaults(**RECIPES[recipe])
    given = parse(page, arguments, *options, ignored=vars(SavedBeside()))
    if "weights" in given.of_file and given.weights not in NO_FILES:
        given.weights = str(given.config.parent / given.weights)
    return given


def save(settings: TrainingSettings, fingerprint: str, folder: Path) -> None:
    """Writes the settings into a folder, with what suits the architecture said.

    Raises:
        InputError: if the file cannot be written.
    """
    values = {**settings.resolved().as_json(), **vars(SavedBeside(fingerprint))}
    files.write_bytes(folder / FILE, (HEAD + as_toml(values)).encode())


def is_saved(file: Path) -> bool:
    """Whether `save` wrote a file."""
    try:
        return files.read_text(file, MOST_BYTES).startswith(HEAD)
    except files.UnreadableError:
        return False


def read_saved(folder: Path) -> tuple[TrainingSettings, str]:
    """What `save` wrote: the settings, and the fingerprint of the data.

    Raises:
        InputError: if the file is missing, damaged, or of a release that knew others.
    """
    file = folder / FILE
    try:
        files.refuse_special(file)
        values = read_config(file, TrainingSettings, SavedBeside)
        fingerprint = values.pop("fingerprint", "")
        return TrainingSettings(**values).resolved(), fingerprint
    except (files.UnreadableError, InputError) as error:
        fault = error if isinstance(error, files.UnreadableError) else "is damaged"
        raise InputError(
            f"Expected the settings of a run. Received: {file}, which {fault}. Delete the folder, "
            "or give another `out`.",
            "out",
        ) from error
