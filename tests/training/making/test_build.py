"""Builds from pictures of all kinds, without MediaPipe."""

import io
import multiprocessing
import os
import shutil

import numpy as np
import pytest
from PIL import Image

from asl_keras.errors import InputError
from tests.training.making.eyes import POINTS, Glance
from training.making.assembling import assembled
from training.making.build import Build
from training.making.memory import Memory
from training.making.progress import Progress
from training.sources.opening import open_source
from training.sources.options import SourceOptions
from training.sources.samples import NO_HAND


def picture(kind="JPEG", mode="RGB", size=(24, 16), colour=128, **options):
    file = io.BytesIO()
    channels = {"L": 1, "I;16": 1, "LA": 2, "RGB": 3, "RGBA": 4, "CMYK": 4, "P": 3}[mode]
    colours = colour if channels == 1 else (colour,) * channels
    made = Image.new("RGB" if mode == "P" else mode, size, colours)
    made.convert(mode).save(file, kind, **options)
    return file.getvalue()


def animated():
    frames = [Image.new("RGB", (24, 16), (shade, 0, 0)) for shade in (50, 100)]
    file = io.BytesIO()
    frames[0].save(file, "WEBP", save_all=True, append_images=frames[1:])
    return file.getvalue()


def turned(orientation):
    exif = Image.Exif()
    exif[0x112] = orientation
    return picture(exif=exif)


GOOD = {
    "plain.jpg": picture(),
    "grey.png": picture("PNG", "L"),
    "alpha.png": picture("PNG", "RGBA"),
    "grey and alpha.png": picture("PNG", "LA"),
    "deep.png": picture("PNG", "I;16", colour=30000),
    "print.jpg": picture(mode="CMYK"),
    "palette.png": picture("PNG", "P"),
    "~black.png": picture("PNG", colour=0),
    "moves.webp": animated(),
    "not a jpeg.jpg": picture("PNG"),
    "あ\n\u202e.bmp": picture("BMP"),
    **{f"turned{way}.jpg": turned(way) for way in range(1, 9)},
}
BAD = {
    "nothing.jpg": b"",
    "half.png": picture("PNG", size=(200, 200), colour=7)[:90],
    "text.jpg": b"hello",
    "page.jpg": b"<html>",
    "moves.jpg": b"GIF89a" + bytes(50),
    "strip.png": picture("PNG", size=(4000, 2)),
    "bomb.png": picture("PNG", "L", size=(20000, 20000)),
}


def build(folder, memory, looking=None, **options):
    pictures = list(open_source(folder, SourceOptions()).pictures())
    with Memory(memory) as remembered, Progress(len(pictures)) as progress:
        maker = Build(looking or Glance(), remembered, 1, **options)
        return assembled(pictures, maker.look(pictures, progress))


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """Pictures of all kinds, in a folder for A."""
    place = tmp_path_factory.mktemp("good") / "A"
    place.mkdir()
    for name, content in GOOD.items():
        (place / name).write_bytes(content)
    return place


@pytest.fixture(scope="module")
def bad(tmp_path_factory):
    """What is no picture that can be read."""
    place = tmp_path_factory.mktemp("bad") / "A"
    place.mkdir()
    for name, content in BAD.items():
        (place / name).write_bytes(content)
    os.mkfifo(place / "pipe.jpg")
    (place / "nowhere.jpg").symlink_to("absent")
    (place / "device.jpg").symlink_to("/dev/zero")
    return place


@pytest.fixture(scope="module")
def built(good, tmp_path_factory):
    """A build of the good ones, and where it is remembered."""
    memory = tmp_path_factory.mktemp("memory")
    return build(good, memory), memory


def test_whatever_can_be_seen_is_taken(built):
    samples, _ = built
    assert len(samples) == len(GOOD) - 1
    assert [(one.origin, one.why) for one in samples.missed] == [("A/~black.png", NO_HAND)]
    assert (set(samples.labels), set(samples.handedness)) == ({"A"}, {"Left"})
    assert all(origin.startswith("A/") and origin.isprintable() for origin in samples.origins)


def test_what_cannot_be_read_is_left_out_and_named(bad, tmp_path):
    samples = build(bad, tmp_path)
    why = {one.origin: one.why for one in samples.missed}
    assert why["A/pipe.jpg"] == "is not a regular file"
    assert why["A/nothing.jpg"] == "is empty"
    assert set(why) == {f"A/{name}" for name in os.listdir(bad)}
    assert len(samples) == 0


def test_a_strict_build_ends_there(tmp_path):
    (tmp_path / "A").mkdir()
    os.mkfifo(tmp_path / "A/pipe.jpg")
    with pytest.raises(InputError, match="`strict`"):
        build(tmp_path, tmp_path, strict=True)


def test_a_second_build_looks_at_nothing_and_is_the_same(good, built):
    samples, memory = built
    again = build(good, memory, Glance(aside=5))
    assert np.array_equal(again.landmarks, samples.landmarks)
    assert again.missed == samples.missed


def test_a_moved_picture_is_remembered_and_a_changed_one_is_not(built, tmp_path):
    _, memory = built
    (tmp_path / "B").mkdir()
    (tmp_path / "B/1.jpg").write_bytes(GOOD["plain.jpg"])
    (tmp_path / "B/2.png").write_bytes(picture("PNG", colour=200))
    found = build(tmp_path, memory, Glance(aside=5)).landmarks[:, 0, 0] - POINTS[0, 0]
    assert found.tolist() == [128, 205]


def test_with_other_settings_and_where_it_is_wished_all_is_looked_at(good, built, tmp_path):
    samples, memory = built
    for looking, anew in ((Glance("other", 5), False), (Glance(aside=5), True)):
        copy = tmp_path / looking.name
        shutil.copytree(memory, copy)
        again = build(good, copy, looking, anew=anew)
        assert np.allclose(again.landmarks, samples.landmarks + 5)


def test_an_interrupted_build_goes_on_where_it_was(good, built, tmp_path, monkeypatch):
    samples, _ = built
    stop = iter([None, None, KeyboardInterrupt])

    def add(self, is_known=False):
        if error := next(stop):
            raise error

    with monkeypatch.context() as patched:
        patched.setattr(Progress, "add", add)
        with pytest.raises(KeyboardInterrupt):
            build(good, tmp_path)
    assert not multiprocessing.active_children()
    again = build(good, tmp_path, Glance(aside=5))
    is_known = np.isclose(again.landmarks, samples.landmarks).all(axis=(1, 2))
    assert is_known.sum() == 3
