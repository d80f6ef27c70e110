"""The styles of a Word file: all in it follows a named style, so that its owner can change every look at once."""

from typing import Any

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import ParagraphStyle

from app.letters import FAMILY
from app.scenes.palettes import PRINT

HEADINGS = {1: "Heading 1", 2: "Heading 2", 3: "Heading 3"}
PARAGRAPHS = {"body": "Body Text", "lead": "Lead", "caption": "Caption", "byline": "Byline"}
BULLET, NUMBER = "List Bullet", "List Number"
CELL, CELL_STRONG, CELL_HEAD = "Table Text", "Table Strong", "Table Heading"
DENSE = "Dense "
"""Before the name of a style of cells in a table of many short rows."""
SIZES = {(CELL, False): 10.0, (CELL, True): 9.0, (CELL_HEAD, False): 9.0, (CELL_HEAD, True): 8.5}
"""Of the letters in cells and heads of a table, dense or not, in points."""
FOOTER = "Footer"
LINK = "Hyperlink"
TEXT, SOFT, PRIMARY = (RGBColor.from_string(colour[1:]) for colour in (PRINT.text, PRINT.soft, PRINT.primary))


def set_styles(word: WordFile, language: str) -> None:
    """Give a new file the family of letters, its sizes and its language."""
    _defaults(word, language)
    normal = word.styles["Normal"]
    _dress(normal, 10.5, TEXT, after=0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    for level, size, colour, before, after in ((1, 24, PRIMARY, 0, 4), (2, 16, PRIMARY, 20, 5), (3, 12.5, TEXT, 12, 4)):
        _dress(word.styles[HEADINGS[level]], size, colour, before=before, after=after, bold=True, keep=True)
    _dress(word.styles["Body Text"], 10.5, TEXT, after=8, line=15)
    _dress(word.styles["Caption"], 9, SOFT, before=4, after=10, bold=False)
    for name in (BULLET, NUMBER):
        _dress(word.styles[name], 10.5, TEXT, after=4, line=15)
    _dress(_new(word, "Lead", "Body Text"), 15, TEXT, after=12, line=21)
    _dress(_new(word, "Byline", "Caption"), 9, SOFT, before=0, after=12)
    for dense in (False, True):
        _dress_cells(word, dense=dense)
    _dress(word.styles[FOOTER], 8.5, SOFT)
    link = word.styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER)
    link.font.color.rgb = PRIMARY
    link.font.underline = True


def _dress_cells(word: WordFile, *, dense: bool) -> None:
    before = DENSE if dense else ""
    size = SIZES[CELL, dense]
    _dress(_new(word, before + CELL, "Normal"), size, TEXT)
    _dress(_new(word, before + CELL_STRONG, before + CELL), size, TEXT, bold=True)
    _dress(_new(word, before + CELL_HEAD, before + CELL), SIZES[CELL_HEAD, dense], SOFT, bold=True)


def _defaults(word: WordFile, language: str) -> None:
    """The family and the language of all that says nothing else."""
    properties = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _set_family(properties)
    spoken = properties.find(qn("w:lang"))
    if spoken is None:
        spoken = OxmlElement("w:lang")
        properties.append(spoken)
    for kind in ("val", "eastAsia", "bidi"):
        spoken.set(qn(f"w:{kind}"), language)


def _set_family(properties: Any) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FAMILY)


def _new(word: WordFile, name: str, base: str) -> ParagraphStyle:
    made = word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)  # noqa: S101 - tells the type checker what was asked for
    made.base_style = word.styles[base]
    made.quick_style = True
    return made


def _dress(
    style: Any,
    size: float,
    colour: RGBColor,
    *,
    before: float = 0,
    after: float = 0,
    line: float = 0,
    bold: bool = False,
    keep: bool = False,
) -> None:
    _set_family(style.element.get_or_add_rPr())
    style.font.size, style.font.color.rgb = Pt(size), colour
    style.font.bold, style.font.italic = bold, False
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.keep_with_next, layout.widow_control = keep, True
    if line:
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.AT_LEAST, Pt(line)
