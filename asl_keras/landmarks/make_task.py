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
from asl_keras.files import write_bytes
from asl_keras.landmarks.hand_models import LANDMARKS, PALMS, read_model
from asl_keras.landmarks.task_file import MEMBERS, pack_task


def main(arguments: Sequence[str]) -> None:
    """Writes the file."""
    page = manual_page("asl_keras.landmarks.make_task", __doc__)
    page.add_argument(
        "--out", type=Path, default="hand_landmarker.task", metavar="FILE", help="to write"
    )
    out = page.parse_args(arguments).out

    models = (read_model(PALMS), read_model(LANDMARKS))
    content = pack_task(dict(zip(MEMBERS, models, strict=True)))
    write_bytes(out, content)
    print(f"{out}: {len(content) / 1e6:.1f} MB")


if __name__ == "__main__":
    run(main)
