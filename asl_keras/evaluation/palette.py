"""The colours of plots."""

INK, PAPER, PALE = "#1b1f24", "white", "#8a94a0"
ACCENT = "#0b6bcb"
GRID, FRAME = "#e3e7eb", "#c5ccd3"

# Of pictures on a dark ground, as the live picture has.
NIGHT, NIGHT_INK, NIGHT_FAINT = "#12151c", "#e8eaf0", "#8b93a5"
NIGHT_FRAME, NIGHT_BAR, NIGHT_BEST = "#2a2f3a", "#3b4252", "#4cc38a"

# Of pages, which are shown by day and by night.
FAINT, RIGHT, WRONG = "#59636e", "#0a58a8", "#9c3d08"
NIGHT_PALE, NIGHT_ACCENT, NIGHT_WRONG = "#747d91", "#5aa9f5", "#e88f52"
