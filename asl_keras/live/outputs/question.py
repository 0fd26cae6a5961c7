"""Which letter the last one should have been: asked of the user, who answers on the keyboard."""

from collections.abc import Sequence

MOST_OFFERED = 9  # keys from 1 on
DELETE, ENTER = "backspace", "enter"
TYPED = "Read: {}. Which letter was it? Type it; Esc leaves it as it is."
OFFERED = "Read: {}. Which was it? {}. Esc leaves it as it is."


class Question:
    """Takes keys until they name a letter.

    Letters that a key stands for are answered with that key. In other alphabets, with words or
    letters that a keyboard may lack, the likeliest have a number, and names can be typed.

    Args:
        read: the last letter.
        letters: that it may have been, the likeliest first.
    """

    def __init__(self, read: str, letters: Sequence[str]):
        self._read, self._typed = read, ""
        self._letters = tuple(letter for letter in letters if letter != read)
        self._by_key = all(len(one) == 1 and one.isascii() for one in self._letters)
        has_digits = any(one.isdigit() for one in self._letters)
        self._offered = () if self._by_key or has_digits else self._letters[:MOST_OFFERED]

    @property
    def text(self) -> str:
        """For the user."""
        if self._by_key:
            return TYPED.format(self._read)
        ways = [f"{number} {one}" for number, one in enumerate(self._offered, start=1)]
        return OFFERED.format(self._read, "  ".join([*ways, f"Or type it: {self._typed}_"]))

    def press(self, key: str | None) -> str | None:
        """The letter that is named by now; None while none is."""
        if self._by_key:
            return key if key is not None and len(key) == 1 and key.isalnum() else None
        if key is not None and key.isdigit() and 1 <= int(key) <= len(self._offered):
            return self._offered[int(key) - 1]
        if key == DELETE:
            self._typed = self._typed[:-1]
        elif key == "space" or (key is not None and len(key) == 1):
            self._typed += " " if key == "space" else key
        return self._named(key == ENTER)

    def _named(self, entered: bool) -> str | None:
        """The letter of the name that is typed, once no longer one begins so."""
        typed = self._typed.casefold()
        begun = [one for one in self._letters if one.casefold().startswith(typed)]
        meant = [one for one in begun if one.casefold() == typed]
        return meant[0] if meant and (entered or len(begun) == 1) else None
