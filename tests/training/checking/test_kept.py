"""What stays of a card: all that its seals do not show to be as it was written."""

import re

import pytest

from training.checking.kept import LICENCES, SEAL, merged

NEW = "# mine\n\n9 hands\n\n## Licences\n\nNot stated.\n\n## What to know\n\n- A\n\n## Split\n\n-\n"
NEXT = NEW.replace("9", "7").replace("- A", "- B")
FENCE = "```\n## Example\nasl train\n## Split\n```"


def written(old: str, new: str = NEXT) -> str:
    return merged(old, new, [LICENCES], is_of_file=False)


CARD = written("", NEW)
SEAL_OF_KNOWN = next(SEAL.finditer(CARD, CARD.index("- A")))[0]


@pytest.mark.parametrize(
    "edited",
    [
        CARD + "\n## Notes\n\nfirst\n\n## Notes\n\nsecond\n",
        CARD.replace(f"- A{SEAL_OF_KNOWN}", "- A\n- by hand\n"),
        CARD.replace(f"- A{SEAL_OF_KNOWN}", f"- A\n- by hand\n\n## Consent\n\nyes{SEAL_OF_KNOWN}"),
        CARD + f"\n## How\n\nabove\n\n{FENCE}\n\nbelow\n",
        CARD.replace("- A", f"- A\n\nabove\n\n{FENCE}"),
        CARD.replace("# mine", "---\nlicense: cc0\n---\n# mine"),
        CARD.replace(SEAL_OF_KNOWN, f"{SEAL_OF_KNOWN}\nby hand, below the seal\n"),
        CARD.replace("9 hands", "9 hands\n\n## Inserted\n\nby hand"),
        CARD.replace("Not stated.", "CC0, says Anna"),
        CARD.replace(SEAL_OF_KNOWN, "").replace("- A", "- A by hand"),
        CARD + CARD.replace("Not stated.", "CC0, says Anna"),
        CARD.replace("\n", "\r\n").replace("\r\n", "\n") + "by hand, at the end",
    ],
)
def test_no_line_by_hand_is_lost_and_the_next_card_is_the_same(edited):
    card = written(edited)
    lines = {line for line in edited.split("\n") if line and not SEAL.search(line)}
    ours = {line for line in NEW.split("\n") if line}
    kept = re.sub("(## .*), as edited by hand", r"\1", card).split("\n")
    assert lines - ours <= set(kept)
    assert {"- B", "7 hands"} <= set(kept)
    assert written(card) == card
    if FENCE in edited:
        assert FENCE.replace("## Split", "## Split, as edited by hand") in card


def test_licences_by_hand_are_the_only_ones():
    card = written(CARD.replace("Not stated.", "CC0, says Anna"))
    assert card.count("## Licences") == 1
    assert "Not stated" not in card


def test_what_nobody_edited_is_written_anew():
    assert written(CARD) == written("")
