"""Every reader of files of strangers, with files that it reads and how they are changed.

A reader imports what it needs when it is opened, so that one process pays for those it runs.
"""

import contextlib
import io
import json
import os
import shutil
import signal
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np

from asl_keras.errors import InputError
from tests.fuzz import commands, mutate_bytes, mutate_formats, mutate_text
from tests.fuzz.mutate_bytes import Change
from tests.fuzz.opened import NPZ, ROOT, Opened, Read, synthetic_hands


def landmark_npz(folder: Path) -> Opened:
    from asl_keras.data.dataset import load
    from asl_keras.data.split import split

    hands, labels = synthetic_hands()
    signers = np.array(["x", "y", "z"] * 20)
    np.savez(folder / "stored.npz", landmarks=hands, labels=labels, signers=signers)
    np.savez_compressed(folder / "packed.npz", landmarks=hands, labels=labels, signers=signers)

    def read(path: Path) -> None:
        data = load([path])
        split(data.labels, data.signers)

    return Opened(read, NPZ)


def image_npz(folder: Path) -> Opened:
    from asl_keras.data.dataset import load
    from asl_keras.inference.inputs import MaskInput
    from asl_keras.mask import draw

    hands, labels = synthetic_hands(8)
    np.savez(folder / "stored.npz", images=draw(hands, 32), labels=labels)
    np.savez_compressed(folder / "packed.npz", images=draw(hands, 32), labels=labels)
    return Opened(lambda path: load([path]).prepared(np.arange(1), MaskInput(32)), NPZ)


def source(folder: Path) -> Opened:
    """What `training.make_dataset` takes: tables and arrays of others."""
    from training.sources.opening import open_source
    from training.sources.options import SourceOptions
    from training.sources.samples import LandmarkSource

    hands, labels = synthetic_hands(30)
    pairs = zip(hands, labels, strict=True)
    rows = [",".join([label, *map(str, hand.ravel())]) for hand, label in pairs]
    head = ",".join(["label", *(f"{axis}{point}" for point in range(21) for axis in "xyz")])
    (folder / "wide.csv").write_text("\n".join([head, *rows]))
    (folder / "plain.tsv").write_text("\n".join(rows).replace(",", "\t"))
    pixels = np.random.default_rng(0).integers(0, 256, (9, 785))
    (folder / "small.csv").write_text("\n".join(",".join(map(str, row)) for row in pixels % 26))
    np.savez_compressed(folder / "other.npz", X=hands.reshape(30, 63), y=labels)
    np.save(folder / "A.npy", hands)

    def read(path: Path) -> None:
        opened = open_source(path, SourceOptions())
        if isinstance(opened, LandmarkSource):
            opened.read()
        else:
            [list(one.frames()) for one in opened.pictures()]

    return Opened(read, (*NPZ, mutate_formats.npy_header, *mutate_text.TEXT, *mutate_bytes.ANY))


def pose_model(folder: Path) -> Opened:
    from asl_keras.hand.variation import Variation
    from asl_keras.synthetic.fit import fit
    from asl_keras.synthetic.generator import sample
    from asl_keras.synthetic.pose_model import PoseModel

    hands, labels = synthetic_hands(200)
    chosen = np.isin(labels, ("A", "B", "C"))
    model = fit(hands[chosen], labels[chosen], np.full(chosen.sum(), "s"), modes=2)
    model.save(folder / "pose.npz")

    def read(path: Path) -> None:
        drawn, _ = sample(5, 0, PoseModel.load(path), Variation())
        assert np.isfinite(drawn[..., :2]).all()

    return Opened(read, NPZ)


def profile(folder: Path) -> Opened:
    from asl_keras.adapt import storage
    from asl_keras.adapt.profile import Profile

    hands, labels = synthetic_hands(20)
    storage.save(Profile("anna", model="0" * 64).taught(hands, labels), folder / "anna.npz")
    return Opened(storage.load, NPZ)


def labels(folder: Path) -> Opened:
    from asl_keras.hand.alphabet import ASL
    from asl_keras.inference.labels_file import read_alphabet, write_alphabet

    write_alphabet(folder, ASL)
    return Opened(lambda path: read_alphabet(path.parent), mutate_text.TEXT)


def alphabet_file(folder: Path) -> Opened:
    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.hand.alphabet_file import as_toml, read_alphabet_file

    alphabet = Alphabet(("A", "Ä", "SCH", "HELLO", "idle"), ("Ä",), "idle", ("HELLO",))
    (folder / "hands.toml").write_text(as_toml(alphabet), encoding="utf-8")
    return Opened(read_alphabet_file, mutate_text.TEXT)


def reader_json(folder: Path) -> Opened:
    from asl_keras.pretrained import description

    models = [folder / "one.tflite", folder / "two.tflite"]
    for model in models:
        model.write_bytes(model.name.encode())
    described = description.describe(models, [0.5, 0.5], 1.0, 0.5)
    description.write(folder / "reader.json", described)
    return Opened(description.read, mutate_text.JSON, ("one.tflite", "two.tflite"))


def clips(folder: Path) -> Opened:
    from training.judging.clips import read_clips

    letters = [{"letter": "A", "start": 0.0, "end": 1.0}, {"letter": "B", "start": 1.0, "end": 2.0}]
    one = {"file": "a.mp4", "word": "AB", "signer": "x", "letters": letters}
    (folder / "clips.json").write_text(json.dumps([one, {**one, "file": "b.mp4"}]))
    return Opened(read_clips, mutate_text.JSON)


def export(folder: Path) -> Opened:
    from mobile_export import summary

    times = [{"threads": 2, "both_views": {"median": 1.5}}]
    names = ("accuracy", "macro_f1", "calibration_error", "agreement", "threshold")
    figures = {**dict.fromkeys(names, 0.5), "largest_difference": 0.1, "latency": times}
    rows = [
        {"name": name, "bytes": 10**6, "gzip_bytes": 9, **figures} for name in ("keras", "int8")
    ]
    (folder / "export.json").write_text(json.dumps({"models": rows, "rejected": ["int8"]}))

    def read(path: Path) -> None:
        with contextlib.redirect_stdout(io.StringIO()) as out:
            summary.main([str(path)])
        assert "\x1b" not in out.getvalue()

    return Opened(read, mutate_text.JSON)


def tflite(folder: Path) -> Opened:
    from asl_keras.pretrained import open_reader

    shipped = ROOT / "asl_keras" / "pretrained" / "landmarks_int8.tflite"
    shutil.copy(shipped, folder / "model.tflite")
    hand = synthetic_hands(1)[0]

    def read(path: Path) -> None:
        answers = open_reader(path).read(hand)
        assert np.isfinite(answers).all()
        assert np.allclose(answers.sum(axis=1), 1, atol=0.01)

    return Opened(read, (mutate_formats.zip_of(), *mutate_bytes.ANY))


def keras_model(folder: Path) -> Opened:
    return Opened(*_keras(folder, ".keras", _KERAS), ("labels.txt",))


def h5_model(folder: Path) -> Opened:
    return Opened(*_keras(folder, ".h5", (mutate_formats.h5, *mutate_bytes.ANY)), ("labels.txt",))


def _keras(
    folder: Path, suffix: str, changes: tuple[Change, ...]
) -> tuple[Read, tuple[Change, ...]]:
    import keras

    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.inference.keras_classifier import KerasClassifier
    from asl_keras.inference.labels_file import write_alphabet
    from asl_keras.models import saved

    write_alphabet(folder, Alphabet.of("ABC"))
    read, pool = keras.Input((32, 32, 3)), keras.layers.GlobalAveragePooling2D()
    features = pool(keras.layers.Conv2D(4, 3, activation="relu")(read))
    output = keras.layers.Dense(3, activation="softmax")(features)
    saved.save(keras.Model(read, output), folder / f"model{suffix}")
    return KerasClassifier.load, changes


def run_folder(folder: Path) -> Opened:
    from training.run.claim import claim
    from training.run.folder import COLUMNS, RunFolder
    from training.settings import TrainingSettings

    settings = TrainingSettings(arch="landmarks")
    claim(settings, folder)
    rows = [",".join(COLUMNS)] + [f"{epoch}" + ",0.5" * (len(COLUMNS) - 1) for epoch in (1, 2, 3)]
    (folder / "history.csv").write_text("\n".join(rows) + "\n")

    def read(path: Path) -> None:
        claim(settings, path.parent)
        RunFolder(path.parent).epochs_done()

    return Opened(read, mutate_text.TEXT)


def config(folder: Path) -> Opened:
    from asl_keras.command import from_options
    from training import fit
    from training.settings import OutputOptions, TrainingSettings
    from training.settings.config import parse_settings, save

    save(TrainingSettings(arch="landmarks", data=(Path("hands.npz"),)), "0" * 64, folder)
    (folder / "short.toml").write_text(
        'seed = 3\ndata = ["a.npz", "b.npz"]\nlearning_rate = 1e-3\n'
    )

    def read(path: Path) -> None:
        given = parse_settings(fit.page(), ["--config", str(path)], OutputOptions)
        from_options(TrainingSettings, given)

    return Opened(read, (mutate_text.toml_value, *mutate_text.TEXT))


def picture(folder: Path) -> Opened:
    from PIL import Image, features

    from asl_keras.frames.picture import read_picture
    from asl_keras.landmarks.landmarker import Landmarker

    shown = Image.fromarray(_photograph())
    exif = Image.Exif()
    exif[0x0112] = 6
    avif = ("avif",) if features.check("avif") else ()
    for suffix in ("jpg", "png", "webp", "bmp", "tif", *avif):
        shown.save(folder / f"plain.{suffix}", exif=exif)
    shown.save(folder / "animated.png", save_all=True, append_images=[shown.rotate(9)])
    shown.convert("P").save(folder / "palette.png")
    shown.save(folder / "plain.gif")
    shown.save(folder / "named.jpg", format="JPEG2000")
    landmarker = Landmarker()

    def read(path: Path) -> None:
        seen = read_picture(path)
        if seen.shape[:2] != (48, 48):  # a look at the picture takes 0.1 s
            landmarker.detect(seen)

    return Opened(read, (mutate_formats.png, *mutate_bytes.ANY), refused=("named.jpg", "plain.gif"))


def _photograph() -> np.ndarray:
    """A drawing of a hand, with noise: uint8 (48, 48, 3)."""
    from asl_keras.mask import draw

    noise = np.random.default_rng(0).integers(0, 40, (48, 48, 3), np.uint8)
    return draw(synthetic_hands(1)[0], 48)[0] // 2 + noise


def video(folder: Path) -> Opened:
    from asl_keras.frames import open_frames
    from asl_keras.opencv import cv2

    for suffix, codec in (("mp4", "mp4v"), ("avi", "MJPG"), ("mkv", "mp4v")):
        four = cv2.VideoWriter.fourcc(*codec)
        writer = cv2.VideoWriter(str(folder / f"clip.{suffix}"), four, 10.0, (48, 48))
        for turn in range(8):
            writer.write(np.roll(_photograph(), turn, axis=1))
        writer.release()

    def read(path: Path) -> None:
        with open_frames(str(path)) as source:
            for _, _ in zip(range(8), source.frames(), strict=False):
                pass

    return Opened(read, mutate_bytes.ANY)


def task(folder: Path) -> Opened:
    from asl_keras.landmarks.hand_models import LANDMARKS, PALMS, read_model
    from asl_keras.landmarks.landmarker import Landmarker
    from asl_keras.landmarks.task_file import MEMBERS, pack_task

    content = pack_task(dict(zip(MEMBERS, map(read_model, (PALMS, LANDMARKS)), strict=True)))
    (folder / "hand_landmarker.task").write_bytes(content)

    def read(path: Path) -> None:
        with Landmarker(landmarker=path) as landmarker:
            landmarker.detect(np.zeros((48, 48, 3), np.uint8))

    return Opened(read, (mutate_formats.zip_of(), *mutate_bytes.ANY))


def wrong(folder: Path) -> Opened:
    """No reader: does each of the wrong things once, so that the program is known to notice."""
    right = folder / "file"
    right.write_bytes(bytes(100))
    done = Path(os.environ["ASL_FUZZ_DONE"])  # outlives the process

    def read(path: Path) -> None:
        if path.read_bytes() == bytes(100):
            return
        way = len(done.read_bytes())
        done.write_bytes(bytes(way + 1))
        if way == 0:
            os.kill(os.getpid(), signal.SIGSEGV)
        elif way == 1:
            os._exit(3)
        elif way == 2:
            raise KeyError("A")
        elif way == 3:
            bytearray(2 << 30)
        elif way == 4:
            raise InputError("A" * 1000)

    return Opened(read, mutate_bytes.ANY)


_KERAS = (
    mutate_formats.zip_of(*mutate_bytes.ANY, mutate_formats.h5, mutate_formats.h5),
    mutate_formats.zip_of(*mutate_bytes.ANY, mutate_formats.h5, mutate_formats.h5),
    *mutate_bytes.ANY[:5],
)

READERS: Mapping[str, Callable[[Path], Opened]] = {
    "landmark_npz": landmark_npz,
    "image_npz": image_npz,
    "source": source,
    "pose_model": pose_model,
    "profile": profile,
    "labels": labels,
    "alphabet_file": alphabet_file,
    "reader_json": reader_json,
    "clips": clips,
    "export": export,
    "video": video,
    "tflite": tflite,
    "picture": picture,
    "task": task,
    "run_folder": run_folder,
    "config": config,
    "keras": keras_model,
    "h5": h5_model,
    "split": commands.split,
    "promote": commands.promote,
}
OPENERS = {**READERS, "wrong": wrong}
