"""Spells the letters of all hands into one text."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from asl_keras.errors import expect
from asl_keras.hand.alphabet import Alphabet
from asl_keras.text.decoder import NOTHING, Decoder, Suggestions
from asl_keras.text.events import Correction, Event, Letter, Word, spelled
from asl_keras.text.hand_reader import HandReader, Reading
from asl_keras.text.rules import Rules
from asl_keras.text.words import Words

# Seconds; a letter's window looks back as far, so that it is known so long after it was shown.
LATE = 0.3


class Speller:
    """Writes the letters of all hands into one text.

    Args:
        alphabet: of the probabilities; its label of no letter is never written, and what is a whole
            word stands alone.
        rules: when a letter is written.
        decoder: may correct a word at its end; None leaves all as it is spelled.

    Example:
        >>> speller = Speller(recognizer.alphabet)
        >>> readings, events = speller.update(0.033, {hand_id: probabilities})
    """

    def __init__(
        self, alphabet: Alphabet, rules: Rules | None = None, decoder: Decoder | None = None
    ):
        self._alphabet, self._rules, self._decoder = alphabet, rules or Rules(), decoder
        self._readers: dict[int, HandReader] = {}
        self._no_hand_since: float | None = None
        self._words = Words()
        self._ended: tuple[Letter, ...] = ()  # the last word as it was spelled; none after a change
        self._suggested: tuple[tuple[Letter, ...], Suggestions] = ((), NOTHING)

    @property
    def text(self) -> str:
        """What was written so far."""
        return self._words.text

    @property
    def decoded(self) -> tuple[int, ...]:
        """The places in the text of what a decoder put there."""
        return self._words.decoded

    @property
    def suggestions(self) -> Suggestions:
        """What the word that has begun may become or, until the next begins, the one before it."""
        spelled_so = self.letters or self._ended
        if self._decoder is None or not spelled_so:
            return NOTHING
        if self._suggested[0] is not spelled_so:
            self._suggested = spelled_so, self._decoder.suggest(spelled_so)
        return self._suggested[1]

    @property
    def letters(self) -> tuple[Letter, ...]:
        """Of the word that has begun."""
        return self._words.last

    @property
    def newest(self) -> Letter | None:
        """The last letter of the text; None while there is none."""
        return self._words.newest

    def update(
        self, time: float, hands: Mapping[int, np.ndarray], slid: Collection[int] = ()
    ) -> tuple[dict[int, Reading], list[Event]]:
        """One frame: the reading of each hand, and what was written.

        Args:
            time: of the frame in seconds; never decreases.
            hands: probabilities (labels,) by the identity of the hand.
            slid: hands that have just slid, or bounced, which may spell a letter twice.
        """
        readings: dict[int, Reading] = {}
        events: list[Event] = []
        for hand in [*hands, *(self._readers.keys() - hands.keys())]:
            if hand not in self._readers:
                self._readers[hand] = HandReader(self._alphabet, self._rules)
            if hand in slid:
                self._readers[hand].repeat(time)
            reading, written = self._readers[hand].update(time, hands.get(hand))
            if hand in hands:
                readings[hand] = reading
            if written:
                events += self._write(time, hand, reading)
        return readings, events + self._end_word_after_gap(time, bool(hands))

    def keep(self, hands: Collection[int]) -> None:
        """Forgets all other hands."""
        self._readers = {hand: self._readers[hand] for hand in self._readers if hand in hands}

    def correct(self, time: float, count: int, letters: Sequence[Letter]) -> Correction:
        """Replaces the last letters of the word that has begun.

        Args:
            time: in seconds.
            count: of letters to take back, at most all of the word's.
            letters: instead of them; may be none.

        Raises:
            InputError: if the word has fewer letters.

        Example:
            >>> speller.correct(time, 1, [Letter(time, hand, "J", probability)])  # J begins as I
        """
        most = len(self.letters)
        expect(0 <= count <= most, "count", f"from 0 to the word's {most} letters", count)
        return Correction(time, self._words.replace(count, letters), tuple(letters))

    def draw(self, since: float, letter: Letter, begins: Collection[str]) -> Letter | Correction:
        """Writes a movement, instead of the letters that its hand seemed to show meanwhile.

        Args:
            since: when the movement began, in seconds.
            letter: that was drawn.
            begins: the letters that a hand looks like before, in and after the movement.
        """
        reader = self._readers.get(letter.hand)
        self._ended = ()
        count = self._mistaken(letter.hand, since, begins, reader)
        if reader is not None:
            reader.has_drawn(begins)
        if count:
            return self.correct(letter.time, count, [letter])
        self._words.replace(0, [letter])
        return letter

    def _mistaken(
        self, hand: int, since: float, begins: Collection[str], reader: HandReader | None
    ) -> int:
        """How many letters were written in a movement, and of the hand that waited to begin it.

        The one that it waited as may be there twice, as its first move looks like a slide.
        """
        lasted = reader is not None and reader.shown_until >= since - LATE
        count, waited, again = 0, False, ""
        for letter in reversed(self.letters):
            begins_it = letter.letter in begins and lasted and not waited
            meanwhile = letter.time > since + LATE or letter.letter == again
            if letter.hand != hand or not (meanwhile or begins_it):
                break
            count += 1
            waited = waited or not meanwhile
            again = letter.letter if waited and letter.time >= since - LATE else ""
        return count

    def end_word(self, time: float) -> list[Correction | Word]:
        """Ends the word, if one was begun; first the decoder may correct it."""
        if not self.letters:
            return []
        meant = self._decoder.decode(self.letters) if self._decoder else self.letters
        return self._end_as(time, meant)

    def accept(self, time: float, choice: int) -> list[Correction | Word]:
        """Ends the word as one of `suggestions`, from 0 on; the last word, if none has begun.

        Returns:
            What changed; the word once more, if it had ended before. Nothing without such a one.
        """
        words = self.suggestions.words
        if self._decoder is None or not 0 <= choice < len(words):
            return []
        literal = self.letters or self._ended
        return self._end_as(time, self._decoder.read_as(literal, words[choice]))

    def keep_spelled(self, time: float) -> list[Correction | Word]:
        """Ends the word as it is spelled, or the last word, if none has begun."""
        literal = self.letters or self._ended
        return self._end_as(time, literal) if literal else []

    def delete(self) -> None:
        """Takes the last letter or space back."""
        self._ended = ()
        self._words.delete()

    def clear(self) -> None:
        """Takes everything back."""
        self._ended = ()
        self._words.clear()

    def _write(self, time: float, hand: int, reading: Reading) -> list[Event]:
        assert reading.letter is not None  # only letters are written
        is_word = reading.letter in self._alphabet.words
        before = self.end_word(time) if is_word else []
        letter = Letter(time, hand, reading.letter, reading.probability, reading.distribution)
        self._ended = ()
        self._words.replace(0, [letter])
        return [*before, letter, *(self._end_as_shown(time) if is_word else [])]

    def _end_as_shown(self, time: float) -> list[Correction | Word]:
        """Ends a word of one letter, of which no dictionary knows another."""
        events = self._end_as(time, self.letters)
        self._ended = ()
        return events

    def _end_as(self, time: float, meant: Sequence[Letter]) -> list[Correction | Word]:
        """Ends the word, or the last one again, with these letters in the place of all."""
        literal = self.letters or self._ended
        if not self.letters:
            self._words.reopen()
        events: list[Correction | Word] = []
        if spelled(meant) != spelled(self.letters):
            events.append(self.correct(time, len(self.letters), meant))
        if self.letters:
            chosen = spelled(self.letters) != spelled(literal)
            events.append(Word(time, self.letters, literal if chosen else ()))
            self._words.end()
            self._ended = literal
        return events

    def _end_word_after_gap(self, time: float, any_hand: bool) -> list[Correction | Word]:
        if any_hand:
            self._no_hand_since = None
            return []
        if self._no_hand_since is None:
            self._no_hand_since = time
        return self.end_word(time) if time - self._no_hand_since >= self._rules.gap else []
