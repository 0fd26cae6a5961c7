"""Runs the worker in a process of its own."""

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

from asl_keras import cpu
from asl_keras.command import USER_MISTAKE
from asl_keras.errors import InputError
from mobile_export.compression.settings import CompressionSettings

WORKER = "mobile_export.compression.worker"
SETTINGS_FILE = "settings.json"
NETWORK_FILE = "network.tflite"
WEIGHTS_FILE = "compressed.npz"
ROOT = Path(__file__).parents[2]
# Set here, they would choose another Keras, or another backend of it.
LEGACY = "TF_USE_LEGACY_KERAS"
FOREIGN = ("KERAS_", LEGACY)
FIELDS = tuple(field.name for field in dataclasses.fields(CompressionSettings))


def run(folder: Path, settings: CompressionSettings) -> None:
    """Compresses the model that is described in a folder; the result is left there.

    Its progress goes to our stdout. However this function ends, the process has ended, too.

    Raises:
        InputError: if it fails, with its own sentence.
    """
    (folder / SETTINGS_FILE).write_text(settings.to_json(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", WORKER, str(folder)],
        env=_environment(),
        stdout=sys.stdout,  # which need not be what the process began with
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise _failure(done.returncode, done.stderr) from RuntimeError(done.stderr)


def _environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    path = os.pathsep.join([str(ROOT), *filter(None, [ours.get("PYTHONPATH")])])
    return {**ours, **cpu.environment(), LEGACY: "1", "PYTHONPATH": path}


def _failure(code: int, output: str) -> InputError:
    lines = [line for line in output.splitlines() if line.strip()]
    last = lines[-1] if lines else "it said nothing; the system may have run out of memory"
    if code == USER_MISTAKE and last.startswith("Error: "):
        sentence = last.removeprefix("Error: ")
        return InputError(sentence, *(name for name in FIELDS if f"`{name}`" in sentence))
    return InputError(
        f"Expected the compression to end well. Received: exit code {code} ({last}). "
        "See it all with --verbose."
    )
