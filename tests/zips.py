"""Zip archives as strangers make them, which our own writer would not."""

import io
import warnings
import zipfile
from collections.abc import Iterable


def zip_of(
    members: Iterable[tuple[str, str | bytes]], compression: int = zipfile.ZIP_STORED
) -> bytes:
    """An archive of these names and contents; a name may be there twice."""
    buffer = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(buffer, "w", compression) as archive:
        warnings.simplefilter("ignore")  # of a name that is there twice
        for name, content in members:
            archive.writestr(name, content)
    return buffer.getvalue()
