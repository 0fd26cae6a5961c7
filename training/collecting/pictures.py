"""Pictures of recorded hands, where a signer lets them be kept: SIGNER/LABEL/CLIP-FRAME.jpg."""

from pathlib import Path

import numpy as np

from asl_keras.errors import InputError, expect
from asl_keras.files import write_bytes
from asl_keras.opencv import cv2
from training.collecting.records import Recorded

QUALITY = 92


class Pictures:
    """A folder of pictures, as `training.make_dataset` reads them.

    Args:
        folder: may not exist yet.
        signer: whose hands are recorded.
    """

    def __init__(self, folder: Path, signer: str):
        self._folder, self._signer = folder, signer

    def keep(self, recorded: Recorded, clip: int) -> None:
        """Writes the pictures of a take.

        Raises:
            InputError: if they cannot be written.
        """
        place = self._folder / self._signer / recorded.take.label
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(
                f"Expected `pictures` in a folder that can be written to. Received: {place} "
                f"({error.strerror}). Name another one.",
                "pictures",
            ) from error
        for number, row in enumerate(recorded.rows):
            if row.picture is not None:
                _write(place / f"{clip:05d}-{number:03d}.jpg", row.picture)


def _write(path: Path, picture: np.ndarray) -> None:
    options = [cv2.IMWRITE_JPEG_QUALITY, QUALITY]
    _, content = cv2.imencode(".jpg", cv2.cvtColor(picture, cv2.COLOR_RGB2BGR), options)
    write_bytes(path, content.tobytes())


def expect_folder_names(names: list[str], field: str) -> None:
    """Raises InputError for names that would lead out of the folder."""
    odd = [name for name in names if name in (".", "..") or any(one in name for one in "/\\:\0")]
    expect(not odd, field, "that can be names of folders, as `pictures` needs", ", ".join(odd))
