"""What a signer is told."""

from training.collecting.records import Phase
from training.collecting.session import Session

OTHER = {"right": "left", "left": "right"}
END = "That was all. Thank you!"


def sentence(session: Session) -> str:
    """What to do now, in one line."""
    take = session.take
    if take is None:
        return END
    if session.other_hand and session.phase is not Phase.RECORD:
        return f"This looks like your {OTHER[take.side]} hand: {take.side}, please"
    if session.still_the_last:
        return f"Well done. Now {take.label}, {session.view.value}"
    if session.phase is Phase.RECORD:
        still = "good. " + ("Another hand" if take.is_none else "Move and turn it a little")
        said = f"sign {take.label} again and again" if take.moves else still
        return f"{session.view.value.capitalize()}: {said}"
    if take.is_none:
        return f"{take.label}: hold any hand that signs no letter {session.view.value}"
    verb = "Get ready to sign" if take.moves else "Hold"
    return f"{verb} {take.label} {session.view.value}"


def asked(session: Session) -> str:
    """The same where there is no picture beside it."""
    take = session.take
    if take is None:
        return END
    return f"{take.label}, {take.side} hand, {session.view.value}"


def summary(session: Session, hands: int, out: object) -> str:
    """What was recorded, and what was not."""
    counted = list(zip(session.takes, session.counts, strict=True))
    labels = " ".join(dict.fromkeys(take.label for take, count in counted if count))
    new = f"{sum(session.counts)} are new" + (f": {labels}" if labels else "")
    lines = [f"{out}: {hands} hands, of which {new}."]
    for side in dict.fromkeys(take.side for take in session.takes):
        left = " ".join(take.label for take, count in counted if take.side == side and not count)
        lines += [f"Not recorded with the {side} hand: {left}."] if left else []
    return "\n".join(lines)
