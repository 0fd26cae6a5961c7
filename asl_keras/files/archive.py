"""Zip archives: ours are reproducible, a stranger's is unpacked within bounds."""

import io
import zipfile
from collections.abc import Mapping

from asl_keras.files.reading import UnreadableError

NO_TIME = (1980, 1, 1, 0, 0, 0)  # zip's earliest
ENCRYPTED = 1  # of a member's flags


def pack(members: Mapping[str, bytes]) -> bytes:
    """A reproducible zip archive: these members, stored in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, NO_TIME), content)
    return buffer.getvalue()


def unpack(content: bytes, most: Mapping[str, int], alone: bool = False) -> dict[str, bytes]:
    """The members of a zip archive, those of these names alone, with their checksums compared.

    They must be stored: a member that is not compressed cannot be larger than the file.

    Args:
        content: of the archive, which may follow something else.
        most: bytes that a member may have, by its name.
        alone: that there are no other members.

    Raises:
        UnreadableError: if it is no zip, or lacks one of the members, or one is compressed,
            encrypted, there twice, larger, damaged, or not alone.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if alone and not most.keys() >= set(archive.namelist()):
                raise UnreadableError(f"has more than {', '.join(most)}")
            return {name: _stored(archive, name, most[name]) for name in most}
    except UnreadableError:
        raise
    except Exception as error:  # zipfile and struct raise a dozen kinds
        raise UnreadableError("is damaged or no complete zip") from error


def _stored(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    found = [member for member in archive.infolist() if member.filename == name]
    if len(found) != 1:
        raise UnreadableError(f"has {name} {len(found)} times")
    (member,) = found
    if member.compress_type != zipfile.ZIP_STORED or member.flag_bits & ENCRYPTED:
        raise UnreadableError(f"has a compressed or encrypted {name}")
    if max(member.file_size, member.compress_size) > most:
        raise UnreadableError(f"has more than {most} bytes of {name}")
    return archive.read(member)
