"""Zip archives that are the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping

NO_TIME = (1980, 1, 1, 0, 0, 0)  # zip's earliest


def pack(members: Mapping[str, bytes]) -> bytes:
    """The content of an archive of these members, stored in their order, not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), content)
    return buffer.getvalue()
