"""Practice before a camera: a word, the hand shape of its next letter, and what came of it."""
