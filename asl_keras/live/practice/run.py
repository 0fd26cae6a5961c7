"""Runs a practice: frames with hands in, what was written into the practice, the picture out."""

from collections.abc import Iterable, Sequence

from asl_keras.errors import InputError
from asl_keras.frames import FrameSource
from asl_keras.frames.frame import Frame
from asl_keras.hand.alphabet import Alphabet
from asl_keras.hand.hand import Hand
from asl_keras.live.movements import written_beside
from asl_keras.live.practice.keys import PracticeAction
from asl_keras.live.practice.overlay import PracticeView
from asl_keras.live.practice.window import PracticeConsole, PracticeWindow
from asl_keras.live.reader import LiveReader
from asl_keras.live.scene import Scene
from asl_keras.live.watch import View
from asl_keras.text.practice import WORDS, Practice


def practice_of(words: Sequence[str], alphabet: Alphabet) -> Practice:
    """A practice of words in the alphabet's letters, or of those that are always there.

    Raises:
        InputError: for a word with a letter that is not read.
    """
    read = {*alphabet.letters, *written_beside(alphabet)}
    capitals = all(letter == letter.upper() for letter in read)
    wanted = [word.upper() if capitals else word for word in words]
    wrong = [word for word in wanted if not word or not set(word) <= read]
    if wrong:
        raise InputError(
            f"Expected `practice` words of the letters {' '.join(sorted(read))}. "
            f"Received: {wrong[0]}. Leave it out.",
            "practice",
        )
    known = [word for word in WORDS if set(word) <= read]
    if not (wanted or known):
        raise InputError("Expected `practice` with words of the model's letters", "practice")
    return Practice(wanted or known)


def run_practice(
    practice: Practice,
    reader: LiveReader,
    stream: Iterable[tuple[Frame, Sequence[Hand]] | None],
    shown: PracticeWindow | PracticeConsole,
    source: FrameSource,
    view: View,
) -> None:
    """Until the last word, the end of the source, or the user ends it."""
    scene, picture = Scene((), ""), None
    for item in stream:
        if item is not None:
            scene, written = reader.read(*item)
            practice.see(item[0].time)
            for event in written:
                practice.take(event)
            picture = item[0].picture
        shapes = reader.alphabet.may_be_asl
        moment = PracticeView(practice, scene, view.mirrored, source.trouble, shapes=shapes)
        if _do(shown.show(moment, picture), practice, view):
            return
        if not practice.step.letter:
            shown.stay(moment)
            return


def _do(action: PracticeAction | None, practice: Practice, view: View) -> bool:
    """Does what the user asks for; True if that is to end."""
    match action:
        case PracticeAction.SKIP:
            practice.skip()
        case PracticeAction.SKIP_WORD:
            practice.skip_word()
        case PracticeAction.MIRROR:
            view.mirrored = not view.mirrored
    return action is PracticeAction.QUIT
