"""What pictures and hands show, as rows."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

from asl_keras.data.schemas import impossible
from asl_keras.errors import InputError
from asl_keras.files import UnreadableError, read_bytes
from asl_keras.frames.picture import MAX_BYTES
from asl_keras.hand.skeleton import LANDMARK_COUNT
from asl_keras.text import Reading
from server.batches.parts import Item
from server.batches.rows import NO_HAND, Row
from server.serving.models import load
from server.serving.photos import PhotoReader, ReadHand

TOGETHER = 64  # hands that are read in one go
MEGAPIXELS = 110  # each format has its own bound, at most this
NUMBERS = LANDMARK_COUNT * 3


class BatchReader:
    """Reads items, a few at a time.

    Args:
        model: a `.tflite` or a `.json`.
        hands: at most so many are read in a picture, 1 to 4.
        is_fast: stop looking at a picture where two looks are sure of one letter.

    Raises:
        InputError: if the model cannot be read.
    """

    def __init__(self, model: Path, hands: int, is_fast: bool):
        self.model = load("batch", model)
        self.alphabet = self.model.reader.alphabet
        self._photos, self._hands = PhotoReader(MEGAPIXELS), hands
        self._is_fast = is_fast

    def read(self, items: Sequence[Item]) -> list[Row]:
        """The rows of a picture, or of some hands, in their order."""
        content = items[0].content
        if isinstance(content, Path | bytes):
            return list(self._picture(items[0], content))
        return self._landmarks(items)

    def _picture(self, item: Item, content: Path | bytes) -> Iterator[Row]:
        try:
            content = read_bytes(content, MAX_BYTES) if isinstance(content, Path) else content
            photo = self._photos.read(content, self.model.reader, self._hands, self._is_fast)
        except UnreadableError as error:
            yield Row.without(item, str(error))
        except (InputError, MemoryError) as error:
            yield Row.without(item, _fault(error))
        else:
            found = (self._hand(item, place, one) for place, one in enumerate(photo.hands))
            yield from found if photo.hands else [Row.without(item, NO_HAND)]

    def _hand(self, item: Item, place: int, hand: ReadHand) -> Row:
        shows = hand.shows
        return Row(
            *(item.file, item.row, item.key, place),
            letter=shows.letters[0].letter,
            probability=self._of(shows.letters[0].letter, hand.probabilities),
            known=shows.known,
            distribution=hand.probabilities,
            handedness=shows.handedness,
            standing=shows.standing,
            box=shows.box,
        )

    def _landmarks(self, items: Sequence[Item]) -> list[Row]:
        hands = [_hand_of(item) for item in items]
        good = [hand for hand in hands if not isinstance(hand, str)]
        read = iter(self.model.reader.read(np.stack(good)) if good else ())
        return [
            Row.without(item, hand) if isinstance(hand, str) else self._read(item, next(read))
            for item, hand in zip(items, hands, strict=True)
        ]

    def _read(self, item: Item, probabilities: np.ndarray) -> Row:
        known = Reading.of(probabilities, self.alphabet, self.model.reader.threshold)
        letters = np.flatnonzero(self.alphabet.is_letter)
        letter = self.alphabet.labels[letters[probabilities[letters].argmax()]]
        return Row(
            *(item.file, item.row, item.key, 0),
            letter=letter,
            probability=self._of(letter, probabilities),
            known=known.letter is not None,
            distribution=probabilities,
        )

    def _of(self, letter: str, probabilities: np.ndarray) -> float:
        return float(probabilities[self.alphabet.labels.index(letter)])


def together(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Items in their order, as they are read in one go: each picture alone, some hands."""
    some: list[Item] = []
    for item in items:
        is_picture = isinstance(item.content, Path | bytes)
        if some and (is_picture or len(some) == TOGETHER):
            yield some
            some = []
        some.append(item)
        if is_picture:
            yield some
            some = []
    if some:
        yield some


def _hand_of(item: Item) -> np.ndarray | str:
    """A hand, float32 (21, 3), or why there is none."""
    if item.content is None:
        return str(item.fault)
    try:
        with np.errstate(over="ignore"):
            hand = np.array(item.content, np.float32).ravel()
    except (TypeError, ValueError):
        return "has landmarks that are no numbers"
    if hand.size != NUMBERS:
        return f"has {hand.size} numbers and not {NUMBERS}"
    hand = hand.reshape(LANDMARK_COUNT, 3)
    unusable, degenerate = impossible(hand[np.newaxis])
    if unusable[0]:
        return "has landmarks that are not finite, or too large"
    return "has 21 equal points" if degenerate[0] else hand


def _fault(error: Exception) -> str:
    """Why a picture was not read, without what was expected."""
    if isinstance(error, MemoryError):
        return "needs more memory than there is"
    return str(error).rpartition("Received: one that ")[2].removesuffix(".")
