"""How large charts are drawn for a page: as wide as its text, with letters that match its tables."""

WIDTH = 459.0
"""Points from edge to edge of the text on A4 paper."""
SCALE = 0.92
"""Letters of charts on paper are smaller than on the screen."""
