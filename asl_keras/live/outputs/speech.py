"""Reads words aloud through pyttsx3, on a thread of its own."""

import queue
import threading
from typing import Any

from asl_keras.errors import InputError
from asl_keras.live.outputs.output import Moment
from asl_keras.text import Word

ENGINE_START = 10.0  # seconds


class Speaker:
    """Says words one after the other while the program goes on.

    Raises:
        InputError: if pyttsx3 is not installed or finds no engine to speak with.
    """

    def __init__(self) -> None:
        self._words: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._fault: str | None = None
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        if not self._ready.wait(ENGINE_START):
            self._fault = "the engine does not start"
        if self._fault:
            raise InputError(
                f"Expected an engine to `speak` with. Received: {self._fault}. Install pyttsx3 "
                "with `pip install '.[speak]'` and, on Linux, the package espeak-ng.",
                "speak",
            )

    def write(self, moment: Moment) -> None:
        """Says the words that have ended, after those that wait."""
        for event in moment.written:
            if isinstance(event, Word):
                self._words.put(event.word)

    def close(self) -> None:
        """Says what waits, then stops."""
        self._words.put(None)
        self._thread.join()

    def _run(self) -> None:
        engine = self._engine()
        self._ready.set()
        while engine is not None and (word := self._words.get()) is not None:
            engine.say(word.lower())  # in capitals it would be spelled
            engine.runAndWait()

    def _engine(self) -> Any:
        """The engine belongs to the thread that makes it."""
        try:
            import pyttsx3

            return pyttsx3.init()
        except Exception as error:  # each platform's driver raises its own kind
            self._fault = f"{type(error).__name__}: {error}".splitlines()[0]
            return None
