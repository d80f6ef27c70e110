"""Lists in Word: bullets and numbers that Word knows as such; every numbered list begins with 1."""

from typing import Any

from docx.document import Document as WordFile
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from app.documents.tree.tree import ListBlock
from app.reports.word.styles import BULLET, NUMBER
from app.reports.word.texts import add_paragraph, add_runs, says


def add_list(word: WordFile, block: ListBlock) -> None:
    """Put a list at the end of a file, without the items that say nothing."""
    items = [item for item in block.items if says(item)]
    number = _begin_again(word) if block.numbered and items else None
    for item in items:
        paragraph = add_paragraph(word, NUMBER if block.numbered else BULLET)
        if number is not None:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx's documented way
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = number
        add_runs(word, paragraph._p, item)  # noqa: SLF001 - the same


def _begin_again(word: WordFile) -> int:
    """A numbering of its own that starts at 1, in the look of the list style."""
    numbering = word.part.numbering_part.element
    style = word.styles[NUMBER].element
    used = style.find(f".//{qn('w:numId')}").get(qn("w:val"))
    known = next(each for each in numbering.findall(qn("w:num")) if each.get(qn("w:numId")) == used)
    look = known.find(qn("w:abstractNumId")).get(qn("w:val"))
    made: Any = numbering.add_num(int(look))
    override = made.add_lvlOverride(ilvl=0)
    start = OxmlElement("w:startOverride")
    start.set(qn("w:val"), "1")
    override.append(start)
    return int(made.numId)
