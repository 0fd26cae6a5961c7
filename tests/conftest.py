"""Where the real hands are, a video of one, and how to run a command as a user does."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.forking import Run, commands
from training import make_clips as clips

ROOT = Path(__file__).parents[1]

# Shells start background jobs deaf to Ctrl-C, and the programs under test would inherit that.
for number, usual in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),  # `nohup` ignores it
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)


# The one shares exports that take 20 seconds of a processor. The other has long files of few tests,
# which pytest-xdist would begin last: it begins with the most tests.
TOGETHER = ("tests/mobile_export/", "tests/training/test_")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Has `--dist loadfile` take what begins as one of `TOGETHER` for one file."""
    if config.getvalue("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Scheduling(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            beginnings = [one for one in TOGETHER if nodeid.startswith(one)]
            return beginnings[0] if beginnings else super()._split_scope(nodeid)

    return Scheduling(config, log)


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real landmarks and photographs."""
    folder = Path(os.environ.get("ASL_SHARED_DATA", ROOT.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"no real hands: {folder} is absent (ASL_SHARED_DATA names another folder)")
    return folder


@pytest.fixture(scope="session")
def command() -> Iterator[Run]:
    """Runs `python -m MODULE ARGUMENTS...` in a process of its own; `environment` adds to ours."""
    with commands() as run:
        yield run


@pytest.fixture(scope="session")
def clip(tmp_path_factory, shared_data) -> Path:
    """A person who spells LB, at 15 frames a second: half the work of 30."""
    folder = tmp_path_factory.mktemp("clips")
    photos = [sorted((shared_data / "photos/t32rahman" / letter).iterdir())[3] for letter in "LB"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clips, "FPS", 15)
        clips.write(clips.spelled("LB", photos, "plain", 0), folder / "LB.mp4")
    return folder / "LB.mp4"


@pytest.fixture(scope="session")
def untrained(tmp_path_factory) -> Path:
    """The `.tflite` of a network that reads landmarks and was never trained: it knows no letter."""
    import keras

    from asl_keras import models
    from asl_keras.hand.alphabet import ASL, Alphabet
    from asl_keras.inference.inputs import LandmarkInput
    from asl_keras.inference.keras_classifier import KerasClassifier
    from asl_keras.models import saved
    from mobile_export.export import export
    from mobile_export.measuring.hands import choose
    from mobile_export.settings import ExportSettings
    from mobile_export.tflite.recipes import RECIPES

    keras.utils.set_random_seed(0)
    alphabet, reads = Alphabet((*ASL.static, "none"), none="none"), LandmarkInput()
    network = models.build("landmarks", reads.shape, len(alphabet))
    folder = tmp_path_factory.mktemp("untrained")
    saved.save(network, folder / "model.keras")
    made = export(
        KerasClassifier(network, alphabet),
        folder / "model.keras",
        choose([], alphabet, reads),
        {"float32": RECIPES["float32"]},
        ExportSettings(max_drop=1),
    )
    made.save(folder)
    return folder / "model_float32.tflite"
