"""What a web server says of an address: whether a recording lies there, which ends."""

from dataclasses import dataclass

from asl_keras.opencv import CAMERA_TIMEOUT

BEGINNING = 4096  # bytes; a recording's header and its first pictures
LISTS = (b"#EXTM3U", b"<")  # of streams: HLS, DASH; their length is that of the list


@dataclass(frozen=True)
class Answer:
    """How an answer begins."""

    length: int | None
    """Bytes of all of it; None where the server does not know, as of a live stream."""
    kind: str
    """Such as `video/webm`."""
    content: bytes
    """At most `BEGINNING` bytes."""

    @property
    def is_recording(self) -> bool:
        """Whether it is a file of moving pictures."""
        is_list = self.content.lstrip().startswith(LISTS)
        return bool(self.length) and not is_list and not self.kind.startswith(("image/", "text/"))


def ask(address: str) -> Answer | None:
    """The beginning of what a web server sends; None where it does not answer, and elsewhere."""
    if not address.lower().startswith(("http://", "https://")):
        return None
    from http.client import HTTPException
    from urllib.request import urlopen

    try:
        with urlopen(address, timeout=CAMERA_TIMEOUT) as answer:
            kind, content = answer.headers.get_content_type(), answer.read(BEGINNING)
            return Answer(int(answer.headers.get("Content-Length") or 0) or None, kind, content)
    except (OSError, ValueError, HTTPException):
        return None
