"""Photographs from files."""

import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest

from asl_keras.errors import InputError
from asl_keras.frames import picture
from asl_keras.frames.picture import MAX_BYTES, read_picture
from asl_keras.opencv import cv2

RED, GREEN, BLUE = (255, 0, 0), (0, 255, 0), (0, 0, 255)


def encoded(rgb: np.ndarray, kind: str) -> bytes:
    return cv2.imencode(kind, rgb[..., ::-1])[1].tobytes()


@pytest.mark.parametrize("kind", [".png", ".bmp", ".tiff", ".webp"])
def test_colours_are_rgb(tmp_path, kind):
    rgb = np.tile(np.array([RED, GREEN, BLUE], np.uint8), (3, 1, 1))
    file = tmp_path / f"picture{kind}"
    file.write_bytes(encoded(rgb, kind))
    np.testing.assert_array_equal(read_picture(file), rgb)


def test_a_grey_picture_has_three_channels(tmp_path):
    file = tmp_path / "grey.png"
    file.write_bytes(cv2.imencode(".png", np.full((4, 6), 7, np.uint8))[1].tobytes())
    assert read_picture(file).shape == (4, 6, 3)


def test_the_exif_orientation_is_honoured(tmp_path):
    rgb = np.zeros((32, 64, 3), np.uint8)
    rgb[:, :32] = RED
    jpeg = encoded(rgb, ".jpg")
    # One entry: orientation (0x112), a short, 6: turn by 90 degrees clockwise to view.
    entry = struct.pack("<HHIHH", 0x112, 3, 1, 6, 0)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + entry + bytes(4)
    segment = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    file = tmp_path / "turned.jpg"
    file.write_bytes(jpeg[:2] + segment + jpeg[2:])
    picture = read_picture(file)
    assert picture.shape == (64, 32, 3)
    assert picture[8, 16, 0] > 200  # red is on top
    assert picture[56, 16, 0] < 50


def test_a_missing_file_a_folder_and_other_content_are_one_sentence(tmp_path):
    text = tmp_path / "text.jpg"
    text.write_text("not a picture")
    empty = tmp_path / "empty.jpg"
    empty.touch()
    faults = {
        tmp_path / "none.jpg": "does not exist",
        tmp_path: "is a folder",
        text: "is not a picture",
        empty: "is empty",
    }
    for path, fault in faults.items():
        with pytest.raises(InputError, match=fault):
            read_picture(path)


def test_a_file_too_large_is_not_read(tmp_path):
    file = tmp_path / "large.jpg"
    with file.open("wb") as content:
        content.truncate(MAX_BYTES + 1)
    with pytest.raises(InputError, match="more than 100 MB"):
        read_picture(file)


# Whichever module of the product comes first: OpenCV takes over the limit when it is imported.
@pytest.mark.parametrize(
    "first",
    ["asl_keras.frames.picture", "asl_keras.live.session", "asl_keras.landmarks.landmarker"],
)
def test_a_picture_of_too_many_pixels_is_not_unpacked(first, tmp_path):
    header = struct.pack(">IIBBBBB", 12_000, 12_000, 8, 0, 0, 0, 0)
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(bytes(1000))), (b"IEND", b"")
    file = tmp_path / "huge.png"
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks))
    code = (
        f"import sys, {first}; from asl_keras.frames.picture import read_picture; "
        "read_picture(sys.argv[1])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, file], capture_output=True, text=True, check=False
    )
    assert "more than 100 megapixels" in result.stderr


def test_a_decoded_picture_of_too_many_pixels_is_refused(monkeypatch, tmp_path):
    monkeypatch.setattr(picture, "MAX_PIXELS", 11)
    cv2.imwrite(str(tmp_path / "12.png"), np.zeros((3, 4, 3), np.uint8))
    with pytest.raises(InputError, match="more than 100 megapixels"):
        read_picture(tmp_path / "12.png")


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
