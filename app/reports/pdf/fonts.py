"""The bundled letters, embedded in every PDF; Helvetica and its gaps are never used."""

from functools import cache

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont

from app.letters import FACES, FALLBACK, font_file

REGULAR = "SourceSansPro"
SEMIBOLD = "SourceSansPro-Semibold"
BOLD = "SourceSansPro-Bold"
LIGHT = "SourceSansPro-Light"
ITALIC = "SourceSansPro-Italic"


@cache
def register_fonts() -> None:
    """Make the faces and the fallback known to reportlab, once."""
    for face in (*FACES, FALLBACK):
        registerFont(TTFont(face, str(font_file(face))))
    registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)
