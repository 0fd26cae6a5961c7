"""Makes the hand_landmarker.task that newer versions of MediaPipe want.

Example:
  python -m asl_keras.landmarks.make_task --out hand_landmarker.task

Takes two seconds. Run it where mediapipe 0.10.21 is installed, whose hand models (those of
complexity 1) it copies; mediapipe 0.10.30 and later have none inside. The file of 8 MB is the same
every time and works with the Tasks API of either.
"""

from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import manual_page, run
from asl_keras.errors import InputError
from asl_keras.files import write_bytes
from asl_keras.landmarks.package import import_mediapipe
from asl_keras.landmarks.task_file import pack_task

MODELS = {
    "hand_detector.tflite": "palm_detection/palm_detection_full.tflite",
    "hand_landmarks_detector.tflite": "hand_landmark/hand_landmark_full.tflite",
}


def main(arguments: Sequence[str]) -> None:
    """Writes the file."""
    page = manual_page("asl_keras.landmarks.make_task", __doc__)
    page.add_argument(
        "--out", type=Path, default="hand_landmarker.task", metavar="FILE", help="to write"
    )
    options = page.parse_args(arguments)

    content = pack_task(_models())
    write_bytes(options.out, content)
    print(f"{options.out}: {len(content) / 1e6:.1f} MB")


def _models() -> dict[str, bytes]:
    mediapipe = import_mediapipe()
    folder = Path(mediapipe.__file__).parent / "modules"
    try:
        return {name: (folder / file).read_bytes() for name, file in MODELS.items()}
    except OSError as error:
        raise InputError(
            "Expected mediapipe 0.10.21, which has the hand models inside. Received: mediapipe "
            f"{mediapipe.__version__}, without {error.filename}. Install 0.10.21 in an environment "
            "of its own and make the file there."
        ) from error


if __name__ == "__main__":
    run(main)
