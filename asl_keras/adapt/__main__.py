"""Teaches the recogniser how one signer makes the letters: a minute that helps more than any model.

Examples:
  python -m asl_keras.adapt --profile anna
  python -m asl_keras.adapt --profile anna --letters MNT
  python -m asl_keras.adapt --profile anna --misread
  python -m asl_keras.adapt --profile anna --source spelled.mp4 --letters HELLO
  python -m asl_keras.adapt --profile anna --data hands.npz

Shows one letter after the other, and keeps a few frames of a hand that holds still. --source is a
camera; a video or pictures in which the hands of --letters are held still one after the other; or a
folder with a folder of photographs for each letter. --data teaches from a landmark NPZ instead.
Says at the end what the profile gains, on frames that it was not taught with. Ctrl-C or q ends it
before; what was recorded is kept.

A profile is a small file of hand landmarks and their letters, without any picture. It lies in the
user's folder for data, or where ASL_PROFILES says; --profile may also name a file. A profile that
is there already learns more. --list, --export and --delete keep order.
`python -m asl_keras.webcam --profile anna` reads with it, and so do the other commands.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from asl_keras.command import add_options, from_options, manual_page, remark, run
from asl_keras.errors import InputError, expect
from asl_keras.files import expect_another_place, expect_writable
from asl_keras.landmarks.options import LandmarkerOptions
from asl_keras.live.options import SourceOptions
from asl_keras.pretrained.options import ModelOptions

if TYPE_CHECKING:
    from asl_keras.adapt.profile import Profile
    from asl_keras.hand.alphabet import Alphabet
    from asl_keras.inference.reader import EmbeddingReader
    from asl_keras.live.lesson.collect import Hands

RECORDED, OF_A_FILE = 5, 10  # frames of a letter to keep, unless --frames says otherwise


@dataclass(frozen=True)
class Options:
    """What is taught, and what becomes of the profile."""

    profile: str | None = None
    """The profile's name, or its file."""
    letters: tuple[str, ...] = ()
    """Letters, such as MNT; of a video, those that it shows, in order (default: all of them)."""
    misread: bool = False
    """Look at all of them first, and dwell on those that are misread."""
    frames: int | None = None
    """Frames of each letter to keep (default: 5, of --data 10)."""
    data: Path | None = None
    """A landmark NPZ file to learn from, instead of a camera."""
    headless: bool = False
    """Without a window."""
    list: bool = False
    """Print the profiles that there are."""
    export: Path | None = None
    """Write the profile to this file, to take it elsewhere."""
    delete: bool = False
    """Delete the profile."""

    def __post_init__(self) -> None:
        from asl_keras.adapt.profile import MOST_OF_A_LETTER

        most = MOST_OF_A_LETTER
        right = self.frames is None or 1 <= self.frames <= most
        expect(right, "frames", f"from 1 to {most}", self.frames)
        tasks = [name for name in ("list", "export", "delete", "data") if getattr(self, name)]
        expect(len(tasks) < 2, tasks[0] if tasks else "", "alone", " and ".join(tasks))
        expect(self.list or bool(self.profile), "profile", "with the name of a signer", "none")


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("asl_keras.adapt", __doc__)
    add_options(page, Options, export={"metavar": "FILE.npz"})
    for kind in (SourceOptions, ModelOptions, LandmarkerOptions):
        add_options(page, kind)
    given = page.parse_args(arguments)
    options = from_options(Options, given)
    if options.list:
        print(_known_profiles())
    elif options.delete or options.export:
        _keep_order(options)
    else:
        _teach(options, given)


def _teach(options: Options, given: argparse.Namespace) -> None:
    from asl_keras.adapt.signer import hash_of
    from asl_keras.adapt.storage import open_or_new, place_of, save
    from asl_keras.adapt.teaching import teach

    assert options.profile is not None
    place, profile = place_of(options.profile), open_or_new(options.profile)
    reader = from_options(ModelOptions, given).open()
    _expect_an_embedding(reader)
    expect_writable(place.parent, "profile")
    landmarks, labels = _hands(options, given, reader)
    if not len(labels):
        raise InputError("Expected a hand that holds still. Received: none; nothing was saved.")
    frames = options.frames or (OF_A_FILE if options.data else RECORDED)
    taught, judged = teach(reader, profile, landmarks, labels, frames, options.misread)
    save(replace(taught, model=hash_of(given.model)), place)
    print(f"{_in_words(taught)}, in {place}\n{judged}")


def _hands(options: Options, given: argparse.Namespace, reader: EmbeddingReader) -> Hands:
    """What the signer shows, of the letters that were asked for."""
    letters = _letters(options, reader.alphabet)
    if options.data:
        return _of_file(options.data, letters)

    from asl_keras.adapt.teaching import misread_letters
    from asl_keras.live.lesson.collect import Request, collect

    misread = (lambda *hands: misread_letters(reader, *hands)) if options.misread else None
    frames, is_asl = options.frames or RECORDED, reader.alphabet.may_be_asl
    request = Request(letters, frames, options.headless, is_asl, misread)
    looking, finding = from_options(SourceOptions, given), from_options(LandmarkerOptions, given)
    return collect(looking, finding, request)


def _letters(options: Options, alphabet: Alphabet) -> tuple[str, ...]:
    """Those that were named; else all that a still hand shows, and of a file all labels."""
    if not options.letters:
        return alphabet.labels if options.data else alphabet.static
    words = (word if word in alphabet.labels else word.upper() for word in options.letters)
    letters = [one for word in words for one in ([word] if word in alphabet.labels else word)]
    strangers = [letter for letter in letters if letter not in alphabet.labels]
    expect(not strangers, "letters", f"among {' '.join(alphabet.labels)}", " ".join(strangers))
    return tuple(letters)


def _of_file(data: Path, letters: Sequence[str]) -> Hands:
    from asl_keras.data.dataset import LandmarkDataset, load

    hands = load([data])
    remark(hands.remarks)
    if not isinstance(hands, LandmarkDataset):
        raise InputError(f"Expected landmarks as `data`. Received: {data}, with masks.", "data")
    rows = np.flatnonzero(np.isin(hands.labels, letters))
    found = sorted(set(hands.labels.tolist()))
    expect(len(rows) > 0, "data", f"with hands of {' '.join(letters)}", f"{' '.join(found)} alone")
    if left_out := sorted(set(found) - set(letters)):
        print(f"Left out: {len(hands) - len(rows)} hands of {' '.join(left_out)}.")
    if len(signers := np.unique(hands.signers[rows])) > 1:
        names = ", ".join(name or "somebody" for name in signers.tolist())
        print(f"These are hands of {names}: a profile is of one signer, so expect less of it.")
    return hands.landmarks(rows), hands.labels[rows]


def _expect_an_embedding(reader: EmbeddingReader) -> None:
    """Before the signer spends a minute."""
    from asl_keras.adapt.personal import Personal
    from asl_keras.adapt.profile import Profile

    Personal(reader, Profile("nobody"))


def _known_profiles() -> str:
    """A line for each profile in the folder."""
    from asl_keras.adapt.storage import folder, load, names, place_of

    lines = []
    for name in names():
        try:
            lines.append(_in_words(load(place_of(name))))
        except InputError as error:
            lines.append(f"{name}: {error}")
    return "\n".join(lines or [f"No profile in {folder()}."])


def _keep_order(options: Options) -> None:
    """Exports or deletes a profile."""
    from asl_keras.adapt.storage import load, place_of, remove, save

    assert options.profile is not None
    place = place_of(options.profile)
    if options.delete:
        remove(place)
        print(f"Deleted: {place}")
    else:
        assert options.export is not None
        expect_another_place(options.export, "export", [place])
        profile = load(place)
        save(profile, options.export)
        print(f"{_in_words(profile)}, in {options.export}")


def _in_words(profile: Profile) -> str:
    """Such as `anna: 72 frames of 24 letters`."""
    letters = f"{len(profile.letters)} letters ({' '.join(profile.letters)})"
    return f"{profile.name}: {len(profile)} frames of {letters}"


if __name__ == "__main__":
    run(main)
