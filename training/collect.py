"""Records hands of a signer from a camera into an NPZ file to train on.

Examples:
    python -m training.collect --signer anna
    python -m training.collect --signer anna --labels 0 1 2 3 4 5 6 7 8 9 rest --out digits.npz
    python -m training.collect --signer anna --labels SCH HELLO --hands right --pictures photos

Shows which letter to sign and what it looks like, counts down, and records it with the right hand
and the left one, from several distances and angles: 20 seconds for each letter and hand. In the
window, h shows the keys: space skips a letter, backspace records it, or the one before, anew. Every
letter is in the file as soon as it is complete: Ctrl-C, or a kill, loses no other. The same command
goes on with what this signer has not recorded, and once that is all, with another round. Hands are
added to those of others. Only landmarks are kept, no picture, unless --pictures asks for them.

The labels are those of --labels, else those of FILE.toml beside FILE.npz (docs/alphabets.md), else
those that the file has, else the letters of ASL. Letters that move, as that file says, are recorded
as clips. --source takes a video instead of a camera.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.landmarks.options import LandmarkerOptions, TrackingOptions
from asl_keras.live.options import SourceOptions
from training.collecting.options import CollectOptions

if TYPE_CHECKING:
    from training.collecting.session import Session
    from training.collecting.store import Store


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("training.collect", __doc__)
    names = {"out": {"metavar": "FILE.npz"}, "pictures": {"metavar": "FOLDER"}}
    add_options(page, CollectOptions, **names, pose_model={"metavar": "FILE.npz"})
    for kind in (SourceOptions, LandmarkerOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)
    options = from_options(CollectOptions, given)

    from training.collecting.store import Store

    store = Store(options.out, options.signer)
    session = options.session(store)
    if not options.headless:
        from asl_keras.live.overlay import lettering

        remark(lettering.remarks(dict.fromkeys(take.label for take in session.takes)))
    _record(options, given, store, session)


def _record(
    options: CollectOptions, given: argparse.Namespace, store: Store, session: Session
) -> None:
    from asl_keras.live.watch import watch
    from training.collecting.words import summary

    looking, finding = from_options(SourceOptions, given), from_options(LandmarkerOptions, given)
    tracking = TrackingOptions(finding.landmarker, finding.complexity, hands=1)
    with ExitStack() as stack:
        source = stack.enter_context(looking.open())
        view = looking.view(source)
        shown = stack.enter_context(closing(options.shown()))
        landmarker = stack.enter_context(tracking.open())
        recorder = options.recorder(session, shown, view, store)
        stream = stack.enter_context(closing(watch(source, landmarker, view)))
        try:
            recorder.run(stream, source, options.keeper(store))
        except KeyboardInterrupt:
            print()
        finally:
            print(summary(session, store.count, options.out))


if __name__ == "__main__":
    run(main)
