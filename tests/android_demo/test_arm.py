"""The library for arm64 phones, on the processor that qemu imitates, against LiteRT on this one.

Run by `make test-arm`, which installs what it needs: a compiler for arm64, its C library and qemu.
Takes two minutes. Skipped elsewhere. Last: 598 of 600 letters equal, largest difference 0.051.
"""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from asl_keras.data.dataset import load
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import pretrained

DEMO = Path("android_demo")
SOURCES = DEMO / "app/src/test/native"
LIBRARY = DEMO / "tflite/target/runtime/jni/arm64-v8a/libtensorflowlite_jni.so"
COMPILER, PROCESSOR, ROOT = "aarch64-linux-gnu-gcc", "qemu-aarch64", "/usr/aarch64-linux-gnu"
STEP = 1 / 256
HANDS = 600
SEED = 1
PATIENCE = 900  # seconds

# XNNPACK rounds the integers between two layers otherwise on arm64 than on x86_64. A letter may
# change only where the two likeliest are nearer than twice this.
ROUNDING = 0.06
EQUAL_LETTERS = 0.99


@pytest.fixture(scope="module")
def phone(tmp_path_factory):
    """A folder with the library and what it needs."""
    for tool in (COMPILER, PROCESSOR):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed; `make test-arm` installs it")
    if not LIBRARY.is_file():
        pytest.skip(f"{LIBRARY} was not unpacked; `make apk` unpacks it")
    folder = tmp_path_factory.mktemp("phone")
    shutil.copy(LIBRARY, folder)
    targets = ["libraries", str(folder / "run_model")]
    build = ["make", "--silent", "--directory", str(SOURCES), f"CC={COMPILER}", f"OUT={folder}"]
    subprocess.run([*build, *targets], check=True)
    return folder


class ArmRecognizer:
    """A `Classifier` on the phone's library; masks and probabilities are unsigned bytes."""

    def __init__(self, folder: Path, desktop: Recognizer):
        self.alphabet, self.input = desktop.alphabet, desktop.input
        self._folder = folder

    def probabilities(self, masks: np.ndarray) -> np.ndarray:
        masks.tofile(self._folder / "masks")
        words = ["run_model", LIBRARY.name, str(pretrained().resolve()), "masks", "answers"]
        line = [PROCESSOR, "-L", ROOT, "-E", "LD_LIBRARY_PATH=.", *words]
        subprocess.run(line, check=True, cwd=self._folder, timeout=PATIENCE)
        answers = np.fromfile(self._folder / "answers", np.uint8)
        return answers.reshape(len(masks), len(self.alphabet)) * np.float32(STEP)


def test_real_hands_are_read_as_on_the_desktop(phone, shared_data):
    desktop = Recognizer(pretrained())
    data = load(sorted((shared_data / "landmarks").glob("*.npz")), desktop.alphabet)
    rows = np.random.default_rng(SEED).choice(len(data), HANDS, replace=False)
    masks = data.prepared(rows, desktop.input)
    expected = both_views(desktop, masks)
    read = both_views(ArmRecognizer(phone, desktop), masks)
    assert np.abs(read - expected).max() <= ROUNDING
    changed = read.argmax(axis=1) != expected.argmax(axis=1)
    likeliest = np.sort(expected, axis=1)
    assert (likeliest[changed, -1] - likeliest[changed, -2] < 2 * ROUNDING).all()
    assert changed.mean() <= 1 - EQUAL_LETTERS
