"""What a file of a stranger is, by its first bytes, and Pillow's reader of that format alone."""

import importlib
import io
from dataclasses import dataclass

from PIL import Image, ImageFile

from asl_keras.files import UnreadableError

OFFERED = "JPEG, PNG, WebP, BMP, TIFF or AVIF"


@dataclass(frozen=True)
class Format:
    """A format in which photographs are read."""

    name: str
    megapixels: int
    """At most; unpacking the largest takes less than a gigabyte."""
    module: str
    reader: str
    """Pillow's class for it, in the module."""
    remedy: str = ""
    """What to do where the module is missing, or was built without it."""


JPEG = Format("JPEG", 110, "PIL.JpegImagePlugin", "JpegImageFile")
PNG = Format("PNG", 100, "PIL.PngImagePlugin", "PngImageFile")
BMP = Format("BMP", 100, "PIL.BmpImagePlugin", "BmpImageFile")
TIFF = Format("TIFF", 100, "PIL.TiffImagePlugin", "TiffImageFile")
WEBP = Format("WebP", 50, "PIL.WebPImagePlugin", "WebPImageFile", "Save it as JPEG")
AVIF = Format("AVIF", 50, "PIL.AvifImagePlugin", "AvifImageFile", "Save it as JPEG")
HEIC = Format(
    *("HEIC", 50, "pillow_heif", "HeifImageFile"),
    "Save it as JPEG, or install what reads it: `pip install '.[heic]'`",
)

# By the first bytes.
READ = {
    b"\xff\xd8\xff": JPEG,
    b"\x89PNG\r\n\x1a\n": PNG,
    b"BM": BMP,
    b"II*\0": TIFF,
    b"MM\0*": TIFF,
}
# By the brands of an ISO media file; a later one counts where the first is of a family.
BRANDS = {
    **dict.fromkeys((b"avif", b"avis"), AVIF),
    **dict.fromkeys((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm"), HEIC),
}
FAMILIES = (b"mif1", b"mif2", b"msf1", b"miaf")
PICTURE, VIDEO = "Save it as JPEG or PNG", "A video is shown to `asl webcam --source`"
# What else people have by the name of a photograph.
OTHERS = {
    b"GIF8": ("a GIF", PICTURE),
    b"\0\0\0\x0cjP  ": ("JPEG 2000", PICTURE),
    b"\xff\x4f\xff\x51": ("JPEG 2000", PICTURE),
    b"\xff\x0a": ("JPEG XL", PICTURE),
    b"\0\0\0\x0cJXL ": ("JPEG XL", PICTURE),
    b"8BPS": ("a Photoshop file", PICTURE),
    b"%PDF": ("a PDF", PICTURE),
    b"\x1a\x45\xdf\xa3": ("a video", VIDEO),
    b"<": ("a page or a drawing (HTML, XML or SVG)", "Save the picture itself"),
}


def format_of(content: bytes) -> Format:
    """The format of a file that is read as a photograph.

    Raises:
        UnreadableError: if it is none; names those that people have instead, with what to do.
    """
    if not content:
        raise UnreadableError("is empty")
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return WEBP
    for start, kind in READ.items():
        if content.startswith(start):
            return kind
    if content[4:8] == b"ftyp":
        return _of_brand(content)
    head = content[:256].lstrip(b"\xef\xbb\xbf \r\n\t")
    for start, (name, remedy) in OTHERS.items():
        if head.startswith(start):
            raise UnreadableError(f"is {name}. {remedy}")
    if content[:4] == b"RIFF":
        raise UnreadableError(f"is a video. {VIDEO}")
    raise UnreadableError("is not a picture, or its beginning is damaged")


def opened(content: bytes, kind: Format, megapixels: int | None = None) -> ImageFile.ImageFile:
    """A picture of which nothing but the head is read yet.

    Only the reader of this format is asked, so that a stranger's file does not choose among the
    fifty that Pillow has. Of more megapixels than the format's, or than those given, it is refused.

    Raises:
        UnreadableError: if this format cannot be read here, or the picture has too many pixels.
        Exception: whatever the reader raises at a damaged head.
    """
    try:
        module = importlib.import_module(kind.module)
    except ImportError:
        module = None
    if module is None or not getattr(module, "SUPPORTED", True):
        raise UnreadableError(f"is {kind.name}, which cannot be read here. {kind.remedy}")
    try:
        picture = getattr(module, kind.reader)(io.BytesIO(content))
    except Image.DecompressionBombError as error:
        raise _too_large(kind.name, kind.megapixels) from error
    most = min(kind.megapixels, megapixels or kind.megapixels)
    if picture.width * picture.height > most * 1_000_000:
        raise _too_large(kind.name, most)
    return picture


def _of_brand(content: bytes) -> Format:
    size = min(int.from_bytes(content[:4]), 256)
    brands = [content[place : place + 4] for place in (8, *range(16, size, 4))]
    known = [BRANDS[brand] for brand in brands if brand in BRANDS]
    if known and (brands[0] in BRANDS or brands[0] in FAMILIES):
        return known[0]
    raise UnreadableError(f"is a video. {VIDEO}")


def _too_large(name: str, most: int) -> UnreadableError:
    return UnreadableError(f"has more than {most} megapixels, the most that are read of {name}")
