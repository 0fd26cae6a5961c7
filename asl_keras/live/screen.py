"""The annotated picture as the user wants it: what is shown besides, notes, snapshots."""

import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import numpy as np

from asl_keras.live.outputs.window import HELP, Action
from asl_keras.live.overlay import Overlay
from asl_keras.live.scene import Scene
from asl_keras.opencv import cv2

NOTE = 2.0  # seconds for which a note stays


class Screen:
    """Draws scenes onto pictures; keeps what the user has switched on and off."""

    def __init__(self):
        self.paused = False
        self._overlay = Overlay(HELP)
        self._show_mask, self._show_help = True, False
        self._note, self._note_until = "", 0.0

    def draw(self, picture: np.ndarray, scene: Scene) -> np.ndarray:
        """A picture like `picture`, uint8 (H, W, 3) RGB, with the scene on it."""
        if time.perf_counter() < self._note_until:
            scene = replace(scene, message=self._note)
        drawn = picture.copy()
        self._overlay.draw(drawn, scene, self._show_mask, self._show_help, self.paused)
        return drawn

    def do(self, action: Action, picture: np.ndarray, scene: Scene) -> None:
        """What a key asks of the screen; other actions change nothing."""
        match action:
            case Action.PAUSE:
                self.paused = not self.paused
            case Action.MASK:
                self._show_mask = not self._show_mask
            case Action.HELP:
                self._show_help = not self._show_help
            case Action.SNAPSHOT:
                self._note = save_snapshot(self.draw(picture, scene))
                self._note_until = time.perf_counter() + NOTE


def save_snapshot(picture: np.ndarray) -> str:
    """Writes a picture, uint8 (H, W, 3) RGB, into the current folder; tells its name."""
    file = Path(f"asl-{datetime.now():%Y%m%d-%H%M%S-%f}.png")
    saved = cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
    return f"Saved {file}" if saved else f"{file} cannot be written here"
