"""The program's own letters: Source Sans Pro, registered with Qt from the files that ship with it."""

from PySide6.QtGui import QFontDatabase

from app.paths import resource

FAMILY = "Source Sans Pro"
FACES = ("Regular", "Semibold", "Bold")
"""What the screen uses; every face takes time before the window shows."""


def load_fonts() -> str:
    """Register the faces with Qt and return the family's name. Needs a QApplication; harmless when repeated."""
    if FAMILY not in QFontDatabase.families():
        for face in FACES:
            QFontDatabase.addApplicationFont(str(resource("fonts", f"SourceSansPro-{face}.ttf")))
    return FAMILY
