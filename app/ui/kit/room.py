"""How large a dialog becomes: as large as it asks for, and no larger than the screen, as at 200% on a laptop."""

from PySide6.QtWidgets import QWidget

_BESIDE, _ABOVE = 40, 60
"""Pixels that stay free beside a dialog, and above and below it for its title."""


def resize_within_screen(dialog: QWidget, width: int, height: int) -> None:
    """Make it so large where there is room, else as large as the room is."""
    room = dialog.screen().availableGeometry()
    dialog.resize(min(width, room.width() - _BESIDE), min(height, room.height() - _ABOVE))
