"""The program's own letters: Source Sans Pro, registered with Qt from the files that ship with it."""

from PySide6.QtGui import QFontDatabase

from app.paths import resource

FAMILY = "Source Sans Pro"


def load_fonts() -> str:
    """Register the five faces with Qt and return the family's name. Needs a QApplication; harmless when repeated."""
    if FAMILY not in QFontDatabase.families():
        for file in sorted(resource("fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))
    return FAMILY
