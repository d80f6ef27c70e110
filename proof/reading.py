"""What other programs read in a document that was handed over, held against its tree."""

import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pypdfium2  # type: ignore[import-untyped]  # it publishes no types
from docx.oxml.ns import qn

from app.documents.tree.plain import texts_of
from app.documents.tree.tree import Block, Document, Heading, Image, ListBlock, Picture, Table, Together
from app.letters import clean, one_line
from proof.tools import PDFUA
from tests.reports.pdf.reading import Told, drawn, told

_COMPARED = {"H1", "H2", "H3", "L", "LI", "Table", "TR", "TH", "TD", "Figure"}
_SPACE = re.compile(r"\s+")


def finding_of_pdfua(pdf: Path) -> str:
    """What pdfua finds wrong with the tags; nothing where all is well."""
    done = subprocess.run([str(PDFUA), "check", str(pdf)], check=False, capture_output=True, text=True)
    return "" if done.returncode == 0 else done.stdout.strip() or done.stderr.strip()


def tags_by_poppler(pdf: Path) -> list[str]:
    """The elements of the structure in reading order, as poppler has them; a head of a table says of what it is one."""
    found: list[str] = []
    for line in _struct(pdf):
        if match := re.match(r"\s*([A-Z][A-Za-z0-9]*)(?: \(|:|$)", line):
            found.append(match[1])
        elif found and (match := re.match(r"\s*/Scope /(Row|Column)$", line)):
            found[-1] += f" {match[1]}"
    return found


def tags_by_pypdf(pdf: Path) -> list[str]:
    """The same as pypdf has them; each mark of the pages belongs to the element that names it."""
    return list(_below(told(pdf)))


def compared(tags: list[str]) -> list[str]:
    """Those that the tree asks for by itself; what lies inside them is left out."""
    return [tag for tag in tags if tag.split()[0] in _COMPARED]


def painted_outside_marks(pdf: Path) -> list[str]:
    """What is painted on the pages and belongs neither to an element nor to what is there for the eye alone."""
    return drawn(pdf).unmarked


def missing_in_poppler(pdf: Path, document: Document) -> list[str]:
    """Texts of the tree that poppler does not read whole and in order in the structure."""
    read = _plain("".join(re.findall(r'"(.*)"', "\n".join(_struct(pdf)))))
    return _missing(read, _without_charts(document))


def missing_in_office(word: Path, folder: Path, document: Document) -> list[str]:
    """Texts of the tree that LibreOffice does not show whole and in order; a word or a number that it breaks is not."""
    own = f"-env:UserInstallation={(folder / 'office').as_uri()}"  # one that is open would take the work and do nothing
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    pages = pypdfium2.PdfDocument(folder / f"{word.stem}.pdf")
    read = _plain(" ".join(page.get_textpage().get_text_range() for page in pages))
    pages.close()
    foot = re.escape(_plain(clean(document.meta.running)))  # a paragraph may go on after it
    read = re.sub(rf" ?{foot} ?Page \d+ of \d+", "", read)
    return _missing(read, _without_charts(document))


def described_pictures(word: Path) -> list[str]:
    """The alternative text of each picture of a Word file, in order."""
    return [node.get("descr", "") for node in docx.Document(str(word)).element.iter(qn("wp:docPr"))]


def wanted_descriptions(document: Document) -> list[str]:
    """What the tree says of its charts and images, in order."""
    pictures = (block for block in _all(document.blocks) if isinstance(block, Picture | Image))
    return [one_line(block.description) for block in pictures]


def wanted_tags(document: Document) -> list[str]:
    """The elements that the tree asks for, without what lies inside them."""
    return [tag for block in _all(document.blocks) for tag in _tags(block)]


def is_whole(word: Path) -> bool:
    """Whether every part of the package can be read."""
    with zipfile.ZipFile(word) as package:
        return package.testzip() is None


def _below(element: Told) -> Iterator[str]:
    yield f"{element.tag} {element.scope}".strip()
    for kid in element.kids:
        if isinstance(kid, Told):
            yield from _below(kid)


def _struct(pdf: Path) -> list[str]:
    command = ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(pdf)]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()


def _missing(read: str, texts: list[str]) -> list[str]:
    """The texts that do not follow one another in what was read."""
    lost, at = [], 0
    for text in texts:
        wanted = _plain(clean(text))
        found = read.find(wanted, at)
        if found < 0:
            lost.append(text)
        else:
            at = found + len(wanted)
    return lost


def _plain(text: str) -> str:
    """With single spaces: other programs break lines where they like, but only between words."""
    return _SPACE.sub(" ", text.replace("\u00ad", "").replace("\ufffe", "-")).strip()


def _without_charts(document: Document) -> list[str]:
    """The texts of the tree, but for the words inside charts and the foot."""
    inside = {description for block in _all(document.blocks) for description in _described(block)}
    return [text for text in texts_of(document)[:-1] if text not in inside]


def _described(block: Block) -> Iterator[str]:
    if isinstance(block, Picture):
        yield from (block.description, *(mark.text for mark in block.scene.marks if hasattr(mark, "text")))
    elif isinstance(block, Image):
        yield block.description


def _all(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Together):
            yield from _all(block.blocks)
        else:
            yield block


def _tags(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"H{block.level}"
    elif isinstance(block, Table):
        yield from _tags_of_table(block)
    elif isinstance(block, ListBlock):
        yield from ("L", *("LI" for _ in block.items))
    elif isinstance(block, Picture | Image):
        yield "Figure"


def _tags_of_table(table: Table) -> Iterator[str]:
    yield from ("Table", "TR", *("TH Column" for _ in table.columns))
    first = "TH Row" if table.row_heads else "TD"
    for row in table.rows:
        yield from ("TR", first, *("TD" for _ in row.cells[1:]))
