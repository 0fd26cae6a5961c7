"""The library for arm64 phones, on the processor that qemu imitates, against LiteRT on this one.

Run by `make test-arm`, which installs what it needs: a compiler for arm64, its C library and qemu.
Takes two minutes of a processor that does nothing else. Last: MobileNetV2 reads 599 of 600 letters
alike, largest difference 0.059; the landmark network 600 of 600, 0.012; landmarks of photographs
differ by 0.0002 % of the hand's size.
"""

import shutil
import subprocess
import zipfile
from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from asl_keras.data.dataset import load
from asl_keras.frames.picture import read_picture
from asl_keras.inference.classifier import both_views
from asl_keras.inference.recognizer import Recognizer
from asl_keras.opencv import cv2
from asl_keras.pretrained import SHIPPED, description
from mobile_export.android import ASSETS

DEMO = Path("android_demo")
SOURCES = DEMO / "app/src/test/native"
APK = DEMO / "dist/asl-demo-arm64.apk"
LIBRARY = "libtensorflowlite_jni.so"
PUBLISHED = DEMO / "app/target/archives/jni/arm64-v8a" / LIBRARY
LANDMARKS, PALMS = "hand_landmark_full.tflite", "palm_detection_full.tflite"
COMPILER, PROCESSOR, ROOT = "aarch64-linux-gnu-gcc", "qemu-aarch64", "/usr/aarch64-linux-gnu"
HANDS = 600
PHOTOS = 24
SEED = 1
PATIENCE = 3600  # seconds, for a machine with a lot else to do; alone it takes 80

# XNNPACK rounds the integers between two layers otherwise on arm64 than on x86_64. A letter may
# change only where the two likeliest are nearer than twice this.
ROUNDING = 0.06
EQUAL_LETTERS = 0.995
NEAR = 0.001  # of the hand's size

pytestmark = pytest.mark.arm


@pytest.fixture(scope="module")
def phone(tmp_path_factory):
    """A folder with the APK's library and what it needs."""
    for tool in (COMPILER, PROCESSOR):
        if shutil.which(tool) is None:
            pytest.skip(f"{tool} is not installed; `make test-arm` installs it")
    if not APK.is_file():
        pytest.skip(f"{APK} was not made; `make apk` makes it")
    folder = tmp_path_factory.mktemp("phone")
    with zipfile.ZipFile(APK) as apk:
        (folder / LIBRARY).write_bytes(apk.read(f"lib/arm64-v8a/{LIBRARY}"))
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
        assert run_model(self._folder, self._model) == 0
        answers = np.fromfile(self._folder / "answers", self._from["dtype"])
        scale, zero = self._from["quantization"]
        if answers.dtype != np.float32:
            answers = (answers.astype(np.float32) - zero) * np.float32(scale)
        return answers.reshape(len(batch), len(self.alphabet))


def run_model(folder: Path, model: Path, page: int = 1 << 12) -> int:
    """Reads `batch` into `answers`, with memory pages of so many bytes; the exit status."""
    words = ["run_model", LIBRARY, str(model), "batch", "answers"]
    line = [PROCESSOR, "-p", str(page), "-L", ROOT, "-E", "LD_LIBRARY_PATH=.", *words]
    return subprocess.run(line, cwd=folder, timeout=PATIENCE, check=False).returncode


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


@pytest.fixture
def photographs(shared_data):
    """Of hands that fill them, float32 (24, H, W, 3) from 0 to 1, H and W as they come."""
    files = sorted((shared_data / "photos" / "project_s").rglob("*.jpg"))
    chosen = np.random.default_rng(SEED).choice(len(files), PHOTOS, replace=False)
    return [read_picture(files[one]).astype(np.float32) / 255 for one in sorted(chosen)]


def outputs(model: Path, batch: np.ndarray) -> list[np.ndarray]:
    """All outputs of a model of this processor, for each of (N, H, W, 3)."""
    interpreter = Interpreter(str(model))
    interpreter.allocate_tensors()
    answers = []
    for one in batch:
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], one[np.newaxis])
        interpreter.invoke()
        found = interpreter.get_output_details()
        answers.append([interpreter.get_tensor(output["index"])[0] for output in found])
    return [np.stack(output) for output in zip(*answers, strict=True)]


def arm_output(phone: Path, model: Path, batch: np.ndarray) -> np.ndarray:
    """The first output of a model on the phone's library, flat, for each of (N, H, W, 3)."""
    batch.tofile(phone / "batch")
    assert run_model(phone, model) == 0
    return np.fromfile(phone / "answers", np.float32).reshape(len(batch), -1)


def test_landmarks_of_photographs_are_those_of_the_desktop(phone, photographs):
    model = (ASSETS / LANDMARKS).resolve()
    batch = np.stack([cv2.resize(picture, (224, 224)) for picture in photographs])
    landmarks, presence, *_ = outputs(model, batch)
    found = presence.ravel() > 0.5
    assert found.sum() > PHOTOS / 2
    on_arm = arm_output(phone, model, batch)
    for one, other in zip(landmarks[found], on_arm[found], strict=True):
        ours, theirs = (points.reshape(21, 3) for points in (one, other))
        size = np.ptp(ours[:, :2], axis=0).max()
        assert np.linalg.norm(ours - theirs, axis=1).max() <= NEAR * size


def test_palms_of_photographs_are_those_of_the_desktop(phone, photographs):
    model = (ASSETS / PALMS).resolve()
    batch = np.stack([cv2.resize(picture, (192, 192)) for picture in photographs])
    boxes, scores = outputs(model, batch)
    on_arm = arm_output(phone, model, batch).reshape(boxes.shape)
    surest = scores[..., 0].argmax(axis=1)
    for number, anchor in enumerate(surest):
        ours, theirs = boxes[number, anchor], on_arm[number, anchor]
        assert np.abs(ours - theirs).max() <= NEAR * ours[2:4].max()


@pytest.mark.parametrize("model", [LANDMARKS, PALMS])
def test_pages_of_16_kb_change_no_bit_and_the_published_library_has_none(phone, model, tmp_path):
    file = (ASSETS / model).resolve()
    shape = Interpreter(str(file)).get_input_details()[0]["shape"]
    noise = np.random.default_rng(SEED).random(shape, np.float32)
    answers = []
    for library in (PUBLISHED, phone / LIBRARY):
        folder = tmp_path / library.parent.name
        shutil.copytree(phone, folder)
        shutil.copy(library, folder)
        noise.tofile(folder / "batch")
        assert run_model(folder, file) == 0
        answers.append((folder / "answers").read_bytes())
        loads = run_model(folder, file, page=1 << 14) == 0
        assert loads == (library != PUBLISHED)
        if loads:
            answers.append((folder / "answers").read_bytes())
    assert len(answers[0]) > 0
    assert len(set(answers)) == 1
