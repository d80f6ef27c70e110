"""Runs of a text into a paragraph of Word: plain, strong, linked. Every character stands for itself."""

from typing import Any

from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from app.documents.tree.tree import Link, Run, Runs, Text
from app.letters import clean
from app.reports.word.styles import LINK


def add_paragraph(word: WordFile, style: str) -> WordParagraph:
    """An empty paragraph of this style at the end of a file."""
    paragraph = word.add_paragraph()
    set_style(paragraph, style)
    return paragraph


def set_style(paragraph: WordParagraph, style: str) -> None:
    """Give a paragraph its style, by its id: looking it up by its name would take longer than all the rest."""
    paragraph._p.get_or_add_pPr().style = style.replace(" ", "")  # noqa: SLF001 - python-docx's documented way


def add_runs(paragraph: WordParagraph, runs: Runs) -> None:
    """Put a text into a paragraph; a line break inside is one there too."""
    for run in runs:
        if isinstance(run, Link):
            _add_link(paragraph, run)
        else:
            _add_words(paragraph, run)


def plain(text: str) -> str:
    """A text as Word may hold it: signs that XML forbids and those nobody can print are □."""
    return clean(text)


def _add_words(paragraph: WordParagraph, run: Run) -> None:
    lines = plain(run.text).split("\n")
    for at, line in enumerate(lines):
        made = paragraph.add_run()
        if at:
            made.add_break()
        _set_text(made, line)
        if isinstance(run, Text) and run.strong:
            made.bold = True


def _set_text(run: Any, line: str) -> None:
    """Words as they stand: python-docx would read a tab or a line's end in them."""
    text = OxmlElement("w:t")
    text.text = line
    text.set(qn("xml:space"), "preserve")
    run._r.append(text)  # noqa: SLF001 - python-docx's documented way to what it does not offer


def _add_link(paragraph: WordParagraph, link: Link) -> None:
    relation = paragraph.part.relate_to(link.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    holder = OxmlElement("w:hyperlink")
    holder.set(qn("r:id"), relation)
    made = paragraph.add_run(style=LINK)
    _set_text(made, plain(link.text).replace("\n", " "))
    holder.append(made._r)  # noqa: SLF001 - the same
    paragraph._p.append(holder)  # noqa: SLF001 - the same
