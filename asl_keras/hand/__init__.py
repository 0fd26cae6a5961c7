"""A hand: its 21 points, the letters that it can show, and which hand is which over time."""
