"""The console command: `asl COMMAND` is `python -m` of that command's module.

Example:
  asl recognize photo.jpg

Only the module of the command that is called is imported, so that each starts as fast as alone.
"""

import difflib
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from asl_keras import __version__
from asl_keras.command import CONSOLE, run
from asl_keras.command.typed import called_as_console
from asl_keras.errors import InputError


class Command(NamedTuple):
    """What a word after `asl` calls."""

    module: str
    """Has the function `main`. A name, as the library imports neither training nor export."""
    purpose: str
    """A line of the list."""


GROUPS = {
    "Use": {
        "recognize": Command("asl_keras.recognize", "letters in photographs"),
        "webcam": Command("asl_keras.webcam", "letters and text, live from a camera or a video"),
        "adapt": Command("asl_keras.adapt.__main__", "learns how one signer makes the letters"),
        "doctor": Command("asl_keras.doctor", "what is installed here, for a bug report"),
    },
    "Train": {
        "train": Command("training.fit", "a model, on synthetic hands or on data"),
        "tune": Command("training.tune", "settings with which a model reads strangers best"),
        "ensemble": Command("training.ensemble", "one model of several, and a small one of that"),
        "make-dataset": Command("training.make_dataset", "a data set of your pictures and tables"),
        "collect": Command("training.collect", "hands of a signer, from a webcam"),
        "fit-pose-model": Command("training.fit_pose_model", "where synthetic hands come from"),
        "fit-movements": Command("training.fit_movements", "what reads J and Z, which move"),
        "check": Command("training.check", "what is odd about recorded hands"),
        "split": Command("training.split", "hands to learn from and to judge by, by signer"),
        "preview": Command("training.preview", "what training makes of hands, as a picture"),
        "make-clips": Command("training.make_clips", "videos of spelled words, from photographs"),
    },
    "Evaluate": {
        "evaluate": Command("training.evaluate", "a model on hands: by letter, by signer"),
        "evaluate-photos": Command("training.evaluate_photos", "the pipeline on photographs"),
        "evaluate-handless": Command("training.evaluate_handless", "what is taken for a hand"),
        "evaluate-clips": Command("training.evaluate_clips", "the pipeline on videos of words"),
        "evaluate-decoder": Command("training.evaluate_decoder", "the decoder on simulated words"),
        "evaluate-unseen": Command("training.evaluate_unseen", "models on people left out in turn"),
        "evaluate-transitions": Command(
            "training.evaluate_transitions", "what is written between two letters"
        ),
        "evaluate-movements": Command("training.evaluate_movements", "J and Z in sequences"),
        "promote": Command("training.promote", "whether a new model may replace an old one"),
        "explain": Command("asl_keras.evaluation.explain", "the steps to a letter, as a picture"),
        "benchmark-live": Command("asl_keras.live.benchmark", "time and memory of the live loop"),
    },
    "Serve": {
        "batch": Command("server.batch", "letters in folders and tables, on one machine or many"),
        "monitor": Command("server.monitor", "whether hands drift, and what users say they were"),
        "serve": Command("server.__main__", "the page in a browser, and an API"),
    },
    "Export": {
        "convert": Command("mobile_export.convert", "a model to .tflite, ONNX or SavedModel"),
        "compress": Command("mobile_export.compress", "a model by pruning or clustering"),
        "inspect": Command("mobile_export.inspect", "what a .tflite holds"),
        "summary": Command("mobile_export.summary", "the figures of exports as one table"),
        "benchmark": Command("mobile_export.benchmark", "the time of exported models"),
        "ship": Command("mobile_export.ship", "exported models, as what the package reads with"),
        "android": Command("mobile_export.android", "the model and its files for the app"),
        "make-task": Command(
            "asl_keras.landmarks.make_task", "the hand models for newer versions of MediaPipe"
        ),
    },
}
COMMANDS = {word: command for group in GROUPS.values() for word, command in group.items()}


def main() -> None:
    """The console command `asl`: runs the command that the first argument names, and exits."""
    word, *arguments = sys.argv[1:] or ["--help"]
    sys.argv = [f"{CONSOLE} {word}", *arguments]
    called_as_console({word: command.module for word, command in COMMANDS.items()})
    run(_command(word))


def _command(word: str) -> Callable[[Sequence[str]], int | None]:
    """The `main` of the command; its module is imported once the terminal is quiet."""
    if word in ("-h", "--help"):
        return lambda _: print(manual())
    if word == "--version":
        return lambda _: print(__version__)

    def call(arguments: Sequence[str]) -> int | None:
        if word not in COMMANDS:
            raise InputError(_unknown(word))
        return import_module(COMMANDS[word].module).main(arguments)

    return call


def manual() -> str:
    """The list of commands, a line each."""
    width = max(map(len, COMMANDS))
    lines = [f"usage: {CONSOLE} COMMAND ...", "", "`asl COMMAND --help` explains a command."]
    for title, group in GROUPS.items():
        lines += ["", f"{title}:"]
        lines += [f"  {word:<{width}}  {command.purpose}" for word, command in group.items()]
    return "\n".join(lines)


def _unknown(word: str) -> str:
    near = difflib.get_close_matches(word, COMMANDS, n=1)
    advice = f"Perhaps `{CONSOLE} {near[0]}`" if near else f"`{CONSOLE} --help` lists them"
    return f"Expected a command. Received: {word}. {advice}."


if __name__ == "__main__":
    main()
