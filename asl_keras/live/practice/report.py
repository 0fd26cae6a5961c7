"""A practice in words: what to do now, and what came of it."""

from asl_keras.motion import LETTERS
from asl_keras.text.practice import Hard, Step, Summary


def hint(step: Step, took: float | None) -> str:
    """What to do now.

    Args:
        step: where the practice is.
        took: seconds of the last word.
    """
    if not step.letter:
        return "That was the last word. q ends."
    if step.instead:
        return f"That was {step.instead}. {_asked(step)}"
    if step.place == 0:
        return _asked(step) if took is None else f"Right, in {took:.1f} seconds. {_asked(step)}"
    return f"Right. {_asked(step)}"


def _asked(step: Step) -> str:
    """How the letter is signed."""
    if step.place and step.word[step.place - 1] == step.letter:
        return f"{step.letter} once more: open the hand, or slide it"
    return f"Draw {step.letter} with this hand" if step.letter in LETTERS else f"Sign {step.letter}"


def lines(summary: Summary) -> list[str]:
    """A summary, a line for each thing."""
    if summary.seconds is None:
        signed = any(one.instead for one in summary.hard)
        told = ["No letter was right." if signed else "No letter was signed."]
    else:
        told = [
            f"{_count(summary.words, 'word')}, {_count(summary.letters, 'letter')}",
            f"{summary.seconds:.1f} seconds a letter",
        ]
    if summary.skipped:
        told.append(f"{_count(summary.skipped, 'letter')} left out")
    return [*told, *(_hard(one) for one in summary.hard)]


def _hard(one: Hard) -> str:
    took = "never right" if one.seconds is None else f"{one.seconds:.1f} seconds"
    if not one.instead:
        return f"{one.letter}: {took}"
    read = ", ".join(f"{letter} {_times(count)}" for letter, count in one.instead)
    return f"{one.letter}: {took}, was read as {read}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
