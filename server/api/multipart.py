"""The files in a multipart body, in memory."""

from dataclasses import dataclass, field
from email.message import Message

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError

from asl_keras.errors import InputError, shortened, shown

MULTIPART = "multipart/form-data"
LONGEST_NAME = 100


@dataclass
class Part:
    """A file of a form."""

    name: str = ""
    """As whoever sent it calls it; empty if not at all."""
    content: bytearray = field(default_factory=bytearray)


class _Parts:
    """Collects parts from what the parser finds."""

    def __init__(self, most: int):
        self.found: list[Part] = []
        self.is_complete = False
        self._most = most
        self._header = [bytearray(), bytearray()]

    def on_part_begin(self) -> None:
        if len(self.found) == self._most:
            raise InputError(f"Expected at most {self._most} pictures. Received: more.")
        self.found.append(Part())

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self.found[-1].content += data[start:end]

    def on_header_field(self, data: bytes, start: int, end: int) -> None:
        self._header[0] += data[start:end]

    def on_header_value(self, data: bytes, start: int, end: int) -> None:
        self._header[1] += data[start:end]

    def on_header_end(self) -> None:
        name, value = (bytes(one).decode("utf-8", "replace") for one in self._header)
        if name.lower() == "content-disposition":
            self.found[-1].name = _file_name(value)
        self._header = [bytearray(), bytearray()]

    def on_end(self) -> None:
        self.is_complete = True


def parts_of(content_type: str, body: bytes, most: int) -> list[Part]:
    """The parts of a body.

    Args:
        content_type: the header, with the boundary between parts.
        body: all of it.
        most: parts that there may be.

    Raises:
        InputError: if it is none, has no end, no parts or too many.
    """
    boundary = _parameter(content_type, "boundary")
    if not 1 <= len(boundary) <= 70:
        raise InputError(f"Expected {MULTIPART} with a boundary. Received: none.")
    parts = _Parts(most)
    parser = MultipartParser(
        boundary.encode("latin-1", "replace"),
        {
            "on_part_begin": parts.on_part_begin,
            "on_part_data": parts.on_part_data,
            "on_header_field": parts.on_header_field,
            "on_header_value": parts.on_header_value,
            "on_header_end": parts.on_header_end,
            "on_end": parts.on_end,
        },
    )
    try:
        parser.write(body)
        parser.finalize()
    except FormParserError as error:
        raise InputError(f"Expected {MULTIPART}. Received: a damaged body.") from error
    if not parts.is_complete or not parts.found:
        raise InputError(f"Expected {MULTIPART} with a picture. Received: a body that has no end.")
    return parts.found


def _parameter(value: str, name: str) -> str:
    """Of a header; empty if there is none, or one of RFC 2231, as browsers send none.

    On damaged ones of those the package `email` fails in many ways.
    """
    message = Message()
    message["Content-Type"] = value
    try:
        found = message.get_param(name)
    except (TypeError, ValueError, LookupError, AttributeError):
        return ""
    return found if isinstance(found, str) else ""


def _file_name(disposition: str) -> str:
    name = _parameter(disposition.replace("form-data", "form/data", 1), "filename")
    return shortened(shown(name), LONGEST_NAME)
