"""Word files written and read back for the tests."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from app.documents.tree.tree import Block, Document, Heading
from app.reports.word.writing import write_word
from tests.reports.word.samples import LOGO, META


def written(document: Document, folder: Path, mark: bytes | None = None) -> WordFile:
    path = folder / "out.docx"
    write_word(path, document, {} if mark is None else {LOGO: mark})
    return docx.Document(str(path))


def of(*blocks: Block) -> Document:
    """A document with a title and these blocks."""
    return Document("T", META, (Heading(1, "T"), *blocks))


def part(folder: Path, name: str) -> Any:
    """The element of a part of the file that was written last."""
    with zipfile.ZipFile(folder / "out.docx") as package:
        return parse_xml(package.read(name))


def paragraphs_of(word: WordFile) -> Iterator[WordParagraph]:
    """All paragraphs in reading order, those in cells too."""
    for each in word.iter_inner_content():
        if isinstance(each, WordTable):
            yield from (WordParagraph(found, each) for found in each._tbl.iter(qn("w:p")))
        else:
            yield each


def text_of(paragraph: WordParagraph) -> str:
    """Links and line breaks too, each as it is read."""
    return "".join(
        "\n" if node.tag == qn("w:br") else node.text or "" for node in paragraph._p.iter(qn("w:t"), qn("w:br"))
    )


def says(paragraph: WordParagraph, name: str) -> bool:
    """Whether a paragraph says this of itself."""
    properties = paragraph._p.pPr
    return properties is not None and properties.find(qn(f"w:{name}")) is not None
