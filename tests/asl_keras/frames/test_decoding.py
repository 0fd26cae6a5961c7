"""Pictures unpacked: every format as a viewer shows it, hostile ones refused in little memory."""

import io
import json
import struct
import subprocess
import sys
import zlib

import numpy as np
import pytest
from PIL import Image

from asl_keras.files import UnreadableError
from asl_keras.frames import decoding, formats
from asl_keras.frames.decoding import decoded
from asl_keras.opencv import cv2

ORIENTATION = 0x112
# 8 x 16 pixels of four colours, so that each turn of it looks otherwise.
COLOURS = np.array([[[255, 0, 0], [0, 255, 0]], [[0, 0, 255], [255, 255, 255]]], np.uint8)
UPRIGHT = COLOURS.repeat(4, axis=0).repeat(8, axis=1).repeat(4, axis=0).repeat(4, axis=1)
# How a file stores what is to be seen upright, by its orientation.
STORED = {
    1: UPRIGHT,
    2: UPRIGHT[:, ::-1],
    3: UPRIGHT[::-1, ::-1],
    4: UPRIGHT[::-1],
    5: UPRIGHT.transpose(1, 0, 2),
    6: UPRIGHT.transpose(1, 0, 2)[::-1],
    7: UPRIGHT.transpose(1, 0, 2)[::-1, ::-1],
    8: UPRIGHT.transpose(1, 0, 2)[:, ::-1],
}


def encoded(rgb: np.ndarray, kind: str, **options) -> bytes:
    content = io.BytesIO()
    picture = Image.fromarray(np.ascontiguousarray(rgb))
    picture.save(content, kind, **({"quality": 95} if kind != "PNG" else {}), **options)
    return content.getvalue()


def oriented(orientation: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def assert_upright(content: bytes) -> None:
    pixels = decoded(content).pixels
    assert pixels.shape == UPRIGHT.shape
    # What the colours of JPEG lose at an edge.
    assert np.abs(pixels.astype(int) - UPRIGHT).mean() < 12


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
def test_all_orientations_of_all_formats_are_upright(kind, orientation):
    assert_upright(encoded(STORED[orientation], kind, exif=oriented(orientation)))


def test_the_orientation_is_found_behind_other_metadata():
    jpeg, exif = encoded(STORED[6], "JPEG"), oriented(6).tobytes()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
    segments = [b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body for body in (xmp, exif)]
    assert_upright(jpeg[:2] + b"".join(segments) + jpeg[2:])

    png = encoded(STORED[6], "PNG")
    text = b"\nexif\n%8d\n%s\n" % (len(exif), exif.hex().encode())
    chunk = png_chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text))
    assert_upright(png[:33] + chunk + png[33:])
    end = len(png) - 12  # an eXIf chunk may follow the pixels
    assert_upright(png[:end] + png_chunk(b"eXIf", exif[6:]) + png[end:])


def test_a_damaged_orientation_leaves_the_picture_as_it_lies():
    exif = oriented(6).tobytes()
    assert_upright(encoded(UPRIGHT, "JPEG", exif=exif[:10] + b"\xff" * (len(exif) - 10)))
    assert_upright(encoded(UPRIGHT, "PNG", exif=oriented(99)))


def test_an_iphones_photograph_is_read_with_the_extra_and_else_named(monkeypatch):
    heif = pytest.importorskip("pillow_heif")
    content = io.BytesIO()
    heif.from_pillow(Image.fromarray(UPRIGHT)).save(content, quality=95)
    assert_upright(content.getvalue())
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    with pytest.raises(UnreadableError, match=r"is HEIC, .* Save it as JPEG, or install"):
        decoded(content.getvalue())


def test_a_pillow_without_avif_is_named(monkeypatch):
    from PIL import AvifImagePlugin

    content = encoded(UPRIGHT, "AVIF")
    monkeypatch.setattr(AvifImagePlugin, "SUPPORTED", False)
    with pytest.raises(UnreadableError, match=r"is AVIF, which cannot be read here. Save it as"):
        decoded(content)


@pytest.mark.parametrize("kind", [".png", ".bmp", ".tiff", ".webp", ".jpg"])
@pytest.mark.parametrize("deep", [False, True])
def test_pixels_are_those_of_opencv(kind, deep):
    picture = np.random.default_rng(0).integers(0, 256, (48, 64, 3), dtype=np.uint8)
    grey = cv2.GaussianBlur(picture[..., 0], (0, 0), 3)
    for each in (picture, grey):
        levels = each.astype(np.uint16) * 257 if deep and kind in (".png", ".tiff") else each
        content = cv2.imencode(kind, levels)[1]
        expected = cv2.imdecode(content, cv2.IMREAD_COLOR)[..., ::-1]
        np.testing.assert_array_equal(decoded(content.tobytes()).pixels, expected)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_pixel_becomes_colour(mode):
    content = io.BytesIO()
    white = Image.new(mode, (6, 4), 65535 if mode == "I;16" else "white")
    white.save(content, "PNG")
    assert (decoded(content.getvalue()).pixels == np.full((4, 6, 3), 255)).all()


@pytest.mark.parametrize(("side", "scale"), [(40, 1), (41, 2), (160, 4)])
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_longer_picture_is_halved_until_it_fits(monkeypatch, kind, side, scale):
    monkeypatch.setattr(decoding, "LONGEST_SIDE", 40)
    monkeypatch.setattr(decoding, "BAND", 100)  # several bands, the last not full
    picture = decoded(encoded(np.full((side // 2, side, 3), 90, np.uint8), kind, exif=oriented(6)))
    assert picture.scale == scale
    assert picture.pixels.shape == (-(-side // scale), -(-(side // 2) // scale), 3)
    assert (np.abs(picture.pixels.astype(int) - 90) <= 1).all()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is empty"),
        (b"text", "is not a picture"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "is JPEG 2000. Save it as JPEG or PNG"),
        (b"GIF89a", "is a GIF. Save it as"),
        (b"\n<!DOCTYPE html>", "is a page"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", "is a video. .* `asl webcam --source`"),
        (b"RIFF\0\0\0\0AVI LIST", "is a video"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", "HEIC"),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", "is a damaged AVIF"),
        (b"\xff\xd8\xff\xe0", "is a damaged JPEG"),
        (b"BM" + bytes(60), "is a damaged BMP|is empty"),
    ],
)
def test_what_is_none_is_named_with_what_to_do(content, fault):
    with pytest.raises(UnreadableError, match=fault):
        decoded(content)


def test_a_picture_cut_short_is_damaged():
    for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "BMP"):
        noise = np.random.default_rng(0).integers(0, 256, (40, 60, 3), dtype=np.uint8)
        content = io.BytesIO()
        Image.fromarray(noise).save(content, kind)
        with pytest.raises(UnreadableError, match="is a damaged"):
            decoded(content.getvalue()[: len(content.getvalue()) // 2])


def test_hostile_pictures_take_little_memory():
    """In a process of its own, as OpenCV 4.11 ends it at some; megabytes beyond the imports."""
    hostile = {
        "damaged PNG": [animated_with_a_bad_filter(), long_chunk()],
        "strip of": [plain_png(20_000, 1), plain_png(1, 1_000_000), plain_png(65_500, 1)],
        "more than 100 megapixels": [plain_png(12_000, 12_000), plain_png(2**31 - 1, 2**31 - 1)],
        "more than 110 megapixels": [jpeg_of_size(65_000, 65_000)],
        "more than 50 megapixels": [webp_of_size(16_000, 16_000)],
        "tiles that are too large": [tiff_of_one_tile(40_000)],
        "JPEG 2000": [encoded(UPRIGHT, "JPEG2000")],
    }
    code = """if True:
        import json, sys
        from asl_keras.files import UnreadableError
        from asl_keras.frames.decoding import decoded
        def most():
            with open("/proc/self/status") as status:
                return next(int(line.split()[1]) for line in status if "VmHWM" in line)
        before, faults = most(), []
        for content in json.load(sys.stdin):
            try:
                decoded(bytes.fromhex(content))
            except UnreadableError as error:
                faults.append(str(error))
        print(json.dumps([(most() - before) // 1000, faults]))
    """
    contents = [content.hex() for group in hostile.values() for content in group]
    result = subprocess.run(
        [sys.executable, "-c", code], input=json.dumps(contents), capture_output=True, text=True
    )
    assert result.returncode == 0, result.stderr
    megabytes, faults = json.loads(result.stdout)
    expected = [fault for fault, group in hostile.items() for _ in group]
    assert all(part in fault for part, fault in zip(expected, faults, strict=True)), faults
    assert megabytes < 50  # the readers' own code; 3,500 in OpenCV for a chunk's stated length


def test_formats_are_known_by_their_first_bytes_alone():
    assert formats.format_of(encoded(UPRIGHT, "AVIF")) is formats.AVIF
    assert formats.format_of(encoded(UPRIGHT, "WEBP")) is formats.WEBP


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(*chunk) for chunk in chunks)


def header(width: int, height: int) -> tuple[bytes, bytes]:
    return b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)


def plain_png(width: int, height: int) -> bytes:
    pixels = zlib.compress(bytes(min((3 * width + 1) * height, 3_100_000)))
    return png(header(width, height), (b"IDAT", pixels), (b"IEND", b""))


def animated_with_a_bad_filter() -> bytes:
    row = bytes(97)  # a filter and 32 pixels
    frame = struct.pack(">IIIIHHBB", 32, 32, 0, 0, 1, 10, 0, 0)
    return png(
        *(header(32, 32), (b"acTL", struct.pack(">II", 2, 0)), (b"fcTL", bytes(4) + frame)),
        *((b"IDAT", zlib.compress(b"\x09" + row[1:] + 31 * row)), (b"fcTL", b"\0\0\0\1" + frame)),
        *((b"fdAT", b"\0\0\0\2" + zlib.compress(32 * row)), (b"IEND", b"")),
    )


def long_chunk() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 3_467_341_818) + b"IHDR" + bytes(48)


def jpeg_of_size(width: int, height: int) -> bytes:
    content = encoded(UPRIGHT, "JPEG")
    place = content.index(b"\xff\xc0") + 5
    return content[:place] + struct.pack(">HH", height, width) + content[place + 4 :]


def webp_of_size(width: int, height: int) -> bytes:
    content = io.BytesIO()
    Image.fromarray(UPRIGHT).save(content, "WEBP", lossless=True)
    content = bytearray(content.getvalue())
    (bits,) = struct.unpack_from("<I", content, 21)
    struct.pack_into("<I", content, 21, bits >> 28 << 28 | height - 1 << 14 | width - 1)
    return bytes(content)


def tiff_of_one_tile(side: int) -> bytes:
    """One grey pixel in a tile of that side, which is unpacked whole."""
    packed = zlib.compress(bytes(1_000_000))
    deflate, grey = 8, 1
    tags = {256: 1, 257: 1, 258: 8, 259: deflate, 262: grey, 277: 1}
    tags |= {322: side, 323: side, 324: 200, 325: len(packed)}
    entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
    head = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries
    return head.ljust(200, b"\0") + packed
