"""Runs of a text into a paragraph of Word: plain, strong, linked. Every character stands for itself."""

from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from app.documents.tree.tree import Link, Runs
from app.letters import clean
from app.reports.word.elements import child, words
from app.reports.word.styles import LINK


def add_paragraph(word: WordFile, style: str) -> WordParagraph:
    """An empty paragraph of this style at the end of a file."""
    paragraph = word.add_paragraph()
    paragraph._p.get_or_add_pPr().style = style_id(style)  # noqa: SLF001 - python-docx's documented way
    return paragraph


def style_id(style: str) -> str:
    """What a style is called inside the file: looking it up by its name would take longer than all the rest."""
    return style.replace(" ", "")


def add_runs(word: WordFile, paragraph: Any, runs: Runs) -> None:
    """Put a text into the element of a paragraph; a line break inside is one there too."""
    for run in runs:
        holder = paragraph
        if isinstance(run, Link):
            relation = word.part.relate_to(run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            holder = child(paragraph, "hyperlink")
            holder.set(qn("r:id"), relation)
        made = child(holder, "r")
        if isinstance(run, Link):
            child(child(made, "rPr"), "rStyle", val=style_id(LINK))
        elif run.strong:
            child(child(made, "rPr"), "b")
        words(made, plain(run.text))


def plain(text: str) -> str:
    """A text as Word may hold it: signs that XML forbids and those nobody can print are □."""
    return clean(text)


def says(runs: Runs) -> bool:
    """Whether there is anything to read in it."""
    return any(plain(run.text).strip() for run in runs)
