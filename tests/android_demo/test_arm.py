"""The library for arm64 phones, on the processor that qemu imitates, against LiteRT on this one.

Run by `make test-arm`, which installs what it needs: a compiler for arm64, its C library and qemu.
Takes two minutes. Skipped elsewhere. Last: 598 of 600 letters equal, largest difference 0.051.
"""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from asl_keras.data.dataset import load
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.pretrained import SHIPPED, description

DEMO = Path("android_demo")
SOURCES = DEMO / "app/src/test/native"
LIBRARY = DEMO / "tflite/target/runtime/jni/arm64-v8a/libtensorflowlite_jni.so"
COMPILER, PROCESSOR, ROOT = "aarch64-linux-gnu-gcc", "qemu-aarch64", "/usr/aarch64-linux-gnu"
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
    """A `Classifier` on the phone's library."""

    def __init__(self, folder: Path, model: Path, desktop: Recognizer):
        self.alphabet, self.input = desktop.alphabet, desktop.input
        self._folder, self._model = folder, model.resolve()
        interpreter = Interpreter(str(model))
        self._to = interpreter.get_input_details()[0]
        self._from = interpreter.get_output_details()[0]

    def probabilities(self, batch: np.ndarray) -> np.ndarray:
        stored(batch, self._to).tofile(self._folder / "batch")
        words = ["run_model", LIBRARY.name, str(self._model), "batch", "answers"]
        line = [PROCESSOR, "-L", ROOT, "-E", "LD_LIBRARY_PATH=.", *words]
        subprocess.run(line, check=True, cwd=self._folder, timeout=PATIENCE)
        answers = np.fromfile(self._folder / "answers", self._from["dtype"])
        scale, zero = self._from["quantization"]
        if answers.dtype != np.float32:
            answers = (answers.astype(np.float32) - zero) * np.float32(scale)
        return answers.reshape(len(batch), len(self.alphabet))


def stored(values: np.ndarray, tensor: dict) -> np.ndarray:
    """Numbers in the format of a tensor."""
    if tensor["dtype"] == np.float32:
        return values.astype(np.float32)
    scale, zero = tensor["quantization"]
    limits = np.iinfo(tensor["dtype"])
    return np.clip(np.rint(values / scale + zero), limits.min, limits.max).astype(tensor["dtype"])


@pytest.mark.parametrize("model", [one.file for one in description.read(SHIPPED).members], ids=str)
def test_real_hands_are_read_as_on_the_desktop(phone, model, shared_data):
    desktop = Recognizer(model)
    data = load(sorted((shared_data / "landmarks").glob("*.npz")))
    rows = np.random.default_rng(SEED).choice(len(data), HANDS, replace=False)
    batch = data.prepared(rows, desktop.input)
    expected = both_views(desktop, batch)
    read = both_views(ArmRecognizer(phone, model, desktop), batch)
    assert np.abs(read - expected).max() <= ROUNDING
    changed = read.argmax(axis=1) != expected.argmax(axis=1)
    likeliest = np.sort(expected, axis=1)
    assert (likeliest[changed, -1] - likeliest[changed, -2] < 2 * ROUNDING).all()
    assert changed.mean() <= 1 - EQUAL_LETTERS
