"""The written text, kept as letters, so that each keeps what it was written with."""

from collections.abc import Iterator, Sequence

from asl_keras.text.events import Letter, spelled


class Words:
    """Words with a space between them; the last one has begun and may still be empty."""

    def __init__(self) -> None:
        self._words: list[tuple[Letter, ...]] = [()]
        self._text = ""
        self._decoded: tuple[int, ...] = ()

    @property
    def decoded(self) -> tuple[int, ...]:
        """The places in the text of all that a decoder put there."""
        return self._decoded

    @property
    def text(self) -> str:
        """All words."""
        return self._text

    @property
    def last(self) -> tuple[Letter, ...]:
        """The letters of the word that has begun."""
        return self._words[-1]

    @property
    def newest(self) -> Letter | None:
        """The last letter of all; None without any."""
        return next((word[-1] for word in reversed(self._words) if word), None)

    def replace(self, count: int, letters: Sequence[Letter]) -> tuple[Letter, ...]:
        """Puts letters in the place of the last ones of the last word.

        Args:
            count: of letters to take back, at most all of the word's.
            letters: instead of them.

        Returns:
            what was taken back.
        """
        kept, taken_back = self.last[: len(self.last) - count], self.last[len(self.last) - count :]
        self._change([*self._words[:-1], (*kept, *letters)])
        return taken_back

    def reopen(self) -> None:
        """Takes up the word before the last again, if the last one is empty and there is one."""
        if not self.last and len(self._words) > 1:
            self._change(self._words[:-1])

    def end(self) -> None:
        """Begins the next word."""
        self._change([*self._words, ()])

    def delete(self) -> None:
        """Takes the last letter or space back, if there is one."""
        if self.last:
            self.replace(1, ())
        else:
            self.reopen()

    def clear(self) -> None:
        """Takes everything back."""
        self._change([()])

    def _change(self, words: list[tuple[Letter, ...]]) -> None:
        self._words, self._text = words, " ".join(map(spelled, words))
        self._decoded = tuple(_places(words))


def _places(words: Sequence[Sequence[Letter]]) -> Iterator[int]:
    """The places of decoded letters in words with a space between them."""
    place = 0
    for word in words:
        for letter in word:
            after = place + len(letter.letter)
            yield from range(place, after) if letter.decoded else ()
            place = after
        place += 1
