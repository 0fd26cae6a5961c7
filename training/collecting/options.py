"""What is recorded, of whom, and where it is kept, as options."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from asl_keras.errors import InputError, expect
from asl_keras.files import expect_writable
from asl_keras.hand.alphabet import ASL, Alphabet
from asl_keras.hand.alphabet_file import beside, read_alphabet_file

if TYPE_CHECKING:
    from asl_keras.live.watch import View
    from training.collecting.recording import Recorder
    from training.collecting.records import Recorded
    from training.collecting.session import Session
    from training.collecting.showing import Shown
    from training.collecting.store import Store

MOST_FRAMES, LONGEST_COUNTDOWN = 100, 60.0


@dataclass(frozen=True)
class CollectOptions:
    """What is recorded, of whom, and where it is kept."""

    signer: str
    """Who signs: a name that stays the same; people are told apart by it when a model is judged."""
    labels: tuple[str, ...] = ()
    """Letters or words to sign, with spaces between them (default: all of the alphabet)."""
    out: Path = Path("hands.npz")
    """The file that hands are added to."""
    hands: Literal["both", "right", "left"] = "both"
    """Which hands sign."""
    views: Literal["all", "front"] = "all"
    """all: in front, nearer, farther, turned to both sides; front: the first alone."""
    frames: int = 4
    """Of each letter, hand and view, to keep."""
    countdown: float = 3.0
    """Seconds between the moment when a hand is seen and the first frame of a letter."""
    pictures: Path | None = None
    """Keep the pictures, too, in this folder, as SIGNER/LABEL/*.jpg: ask the signer first."""
    pose_model: Path | None = None
    """Whose shapes are shown (default: hands that the file has; of ASL those of the package)."""
    headless: bool = False
    """Without a window: prints what to sign."""

    def __post_init__(self) -> None:
        name = self.signer.strip()
        expect(bool(name) and name.isprintable() and len(name) <= 100, "signer", "as a name", name)
        expect(1 <= self.frames <= MOST_FRAMES, "frames", f"from 1 to {MOST_FRAMES}", self.frames)
        right = 0 <= self.countdown <= LONGEST_COUNTDOWN
        expect(right, "countdown", f"from 0 to {LONGEST_COUNTDOWN:.0f} seconds", self.countdown)
        expect(self.out.suffix == ".npz", "out", "as a file that ends in .npz", self.out)
        expect_writable(self.out.parent, "out")
        if self.pictures is not None:
            from training.collecting.pictures import expect_folder_names

            expect_folder_names([self.signer], "signer")
            expect_folder_names(list(self.labels), "labels")
            expect_writable(self.pictures, "pictures")

    def session(self, store: Store) -> Session:
        """What is asked for.

        Raises:
            InputError: if the labels are no alphabet, or others than those of the file beside.
        """
        from training.collecting.session import Rules, Session
        from training.collecting.takes import SIDES, View, still_to_do, takes

        alphabet = self._alphabet(store)
        sides = list(SIDES) if self.hands == "both" else [self.hands]
        views = tuple(View) if self.views == "all" else (View.FRONT,)
        rules, labels = Rules(views, self.frames, self.countdown), self.labels or alphabet.labels
        asked = takes(labels, sides, alphabet.moving, alphabet.none)
        return Session(still_to_do(asked, store.takes_of_signer()), rules)

    def shown(self) -> Shown:
        """Where it is shown; raises InputError if there is no screen."""
        from training.collecting.showing import Lines, Window

        return Lines() if self.headless else Window()

    def recorder(self, session: Session, shown: Shown, view: View, store: Store) -> Recorder:
        """What records it."""
        from training.collecting.examples import Examples
        from training.collecting.recording import Recorder

        examples = Examples(store, self.pose_model)
        return Recorder(session, shown, view, examples.of, self.pictures is not None)

    def keeper(self, store: Store) -> Callable[[Recorded], None]:
        """What keeps a take."""
        from training.collecting.pictures import Pictures

        pictures = Pictures(self.pictures, self.signer) if self.pictures else None

        def keep(recorded: Recorded) -> None:
            clip = store.keep(recorded)
            if pictures is not None:
                pictures.keep(recorded, clip)

        return keep

    def _alphabet(self, store: Store) -> Alphabet:
        described = beside(self.out)
        if not os.path.lexists(described):
            return Alphabet.of(self.labels or store.labels() or ASL.labels)
        alphabet = read_alphabet_file(described)
        if strangers := [label for label in self.labels if label not in alphabet.labels]:
            raise InputError(
                f"Expected `labels` of {described}. Received: {' '.join(strangers)[:80]}. Add them "
                "there first.",
                "labels",
            )
        return alphabet
