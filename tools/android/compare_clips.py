"""Compares the app's live line with the desktop's on clips, as users run them: hands and text.

    python -m tools.android.compare_clips --mirror runs/clips/*.mp4

Takes about three times as long as the clips do. Both lines follow up to two hands, with the reader
that is in the app's assets, correct words by the English dictionary and write J and Z; with
--mirror both read the clip as in a mirror, as they do with a front camera. Prints each clip whose
text differs, and where the two lines part; then two lines of figures.

"From equal hands" is what Python makes of the hands that Java found: letters, text with what the
dictionary put there, suggestions, and where a practice would be. No frame may differ. "The desktop
with itself" is Python on the same clips, where ten values of each frame are one more: a tracked
hand is looked for where it was last, so that the least difference grows from frame to frame where
it moves. The app should differ from the desktop no more than that.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.frames import open_frames
from asl_keras.frames.frame import Frame
from asl_keras.pretrained import open_reader
from mobile_export.android import ASSETS
from tools.android.clip_lines import ComparedFrame, compare
from tools.android.compare import share
from tools.android.partings import parting


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.android.compare_clips", __doc__)
    page.add_argument("clips", nargs="+", type=Path, help="videos")
    page.add_argument("--mirror", action="store_true", help="read them as in a mirror")
    options = page.parse_args(arguments)

    reader = open_reader(ASSETS / "reader.json")
    clips = []
    for clip in options.clips:
        clips.append(list(compare(_frames(clip), options.mirror, reader)))
        end = clips[-1][-1]
        if end.python.text != end.java.text:
            print(
                f"{clip.name}: Python writes {end.python.text!r}, Java {end.java.text!r}, Python "
                f"itself of other values {end.nudged.text!r}; {parting(clips[-1])}",
                flush=True,
            )
    frames = [frame for clip in clips for frame in clip]
    ends = [clip[-1] for clip in clips]
    texts = share(end.python.text == end.java.text for end in ends)
    _print("the app", {**_figures(frames), "clips with the same text": texts})
    texts = share(end.python.text == end.nudged.text for end in ends)
    _print("the desktop with itself", {**_control(frames), "clips with the same text": texts})


def _frames(clip: Path) -> list[Frame]:
    with open_frames(str(clip)) as source:
        return [frame for frame in source.frames() if frame is not None]


def _figures(frames: list[ComparedFrame]) -> dict[str, object]:
    both = [frame for frame in frames if frame.same_count and frame.python.hands]
    return {
        "frames": len(frames),
        "as many hands": share(frame.same_count for frame in frames),
        **_apart([apart for frame in frames for apart in frame.differences]),
        "same handedness": share(frame.same_handedness for frame in both),
        "same letters": share(frame.same_letters for frame in frames),
        "from equal hands, all": share(frame.same_from_equal_hands for frame in frames),
    }


def _control(frames: list[ComparedFrame]) -> dict[str, object]:
    """The same of what is nudged."""
    return {
        "as many hands": share(
            len(frame.python.hands) == len(frame.nudged.hands) for frame in frames
        ),
        **_apart([apart for frame in frames for apart in frame.differences_nudged]),
        "same letters": share(frame.same_letters_nudged for frame in frames),
    }


def _apart(differences: list[float]) -> dict[str, object]:
    return {
        "hands": len(differences),
        "landmarks, median": f"{np.median(differences):.3%} of the hand",
        "95th percentile": f"{np.percentile(differences, 95):.3%}",
        "more than a tenth": share(apart > 0.1 for apart in differences),
    }


def _print(name: str, figures: dict[str, object]) -> None:
    print(f"{name}: " + ", ".join(f"{what} {figure}" for what, figure in figures.items()))


if __name__ == "__main__":
    run(main)
