"""Makes the confusions of the decoder: what letters of unknown signers are read as.

    make unseen
    python -m tools.make_confusion runs/unseen --data ../shared/data/landmarks*/*.npz \\
        --nonletters ../shared/data/nonletters/nonletters.npz

Takes a minute. Every signer counts once, whichever letters they showed.
"""

from collections.abc import Sequence
from pathlib import Path

from asl_keras.command import add_options, from_options, manual_page, run
from asl_keras.hand.alphabet import ASL
from asl_keras.text.decoding.evidence import CONFUSION, write_confusion
from training.judging.confusions import shares
from training.judging.rounds import RoundOptions
from training.judging.unknown import signers


def main(arguments: Sequence[str]) -> None:
    """The command."""
    page = manual_page("tools.make_confusion", __doc__)
    page.add_argument("runs", type=Path, metavar="RUNS", help="the folder of the rounds")
    add_options(page, RoundOptions, arch={"metavar": "ARCH"})
    given = page.parse_args(arguments)
    known = list(signers(given.runs, from_options(RoundOptions, given)))
    write_confusion(ASL.labels, shares(known))
    print(f"{CONFUSION}: of {len(known)} signers")


if __name__ == "__main__":
    run(main)
