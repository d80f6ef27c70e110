"""Writes every document of the example and has other programs read it: `make proof`. Fails where any finds a fault."""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from app.services.organisation.rates import rates_of
from app.services.rows import records
from app.work.documents import PDF, WORD, OpenDocument, open_document, write_document
from app.work.example import EXAMPLE, FREELANCER
from app.work.making import new_example
from app.work.opening import reading as open_to_read
from proof import reading, tools


def main() -> int:
    """Print a line for each document; 1 where something was found."""
    if not tools.ready():
        return 1
    findings = 0
    with tempfile.TemporaryDirectory() as folder:
        for opened in _documents(Path(folder)):
            found = list(_proved(opened, Path(folder)))
            findings += len(found)
            print(f"{opened.document.title}: {'; '.join(found) or 'nothing found'}", flush=True)
    print("Everything was read as it was written." if not findings else f"{findings} found.")
    return int(bool(findings))


def _documents(folder: Path) -> Iterator[OpenDocument]:
    """Every document of both examples."""
    today = date.today()
    for source in (EXAMPLE, FREELANCER):
        path = folder / f"{source.stem}.footing"
        new_example(path, today=today, source=source)
        with open_to_read(path) as session:
            for row in records.rows(session, "document", order="title"):
                yield open_document(session, rates_of(session), row.id, today=today)


def _proved(opened: OpenDocument, folder: Path) -> Iterator[str]:
    """What any of the programs finds wrong, in words."""
    document = opened.document
    pdf, word = folder / f"{opened.stored.uid}{PDF}", folder / f"{opened.stored.uid}{WORD}"
    for path in (pdf, word):
        write_document(path, document, opened.images)
    if fault := reading.finding_of_pdfua(pdf):
        yield f"pdfua: {fault}"
    tags = reading.tags_by_poppler(pdf)
    if reading.compared(tags) != reading.wanted_tags(document):
        yield "poppler reads other tags, or in another order"
    if tags != reading.tags_by_pypdf(pdf):
        yield "poppler and pypdf read different tags"
    if outside := reading.painted_outside_marks(pdf):
        yield f"painted outside every mark: {outside[0]}"
    if lost := reading.missing_in_poppler(pdf, document):
        yield f"poppler does not read “{lost[0]}”"
    if not reading.is_whole(word):
        yield "the Word file is damaged"
    if reading.described_pictures(word) != reading.wanted_descriptions(document):
        yield "a picture in Word is missing, or has not the alternative text of the tree"
    if lost := reading.missing_in_office(word, folder, document):
        yield f"LibreOffice does not show whole and in its place “{lost[0]}”"


if __name__ == "__main__":
    sys.exit(main())
