"""The last part of a document that is sent: where each of its figures comes from, as it stood on that day."""

from dataclasses import replace

from app.dates import format_date
from app.documents.tree.tree import Column, Document, Heading, Row, Table, words

HEADING = "Where the figures come from"


def with_provenance(document: Document) -> Document:
    """The same document with a table of its figures at the end; as it was where it has none."""
    if not document.figures:
        return document
    table = Table(
        columns=(
            Column("Which figure", weight=2),
            Column("As printed", "number"),
            Column("Taken from", weight=3),
            Column("As at", "date"),
        ),
        rows=tuple(
            Row((words(each.name), words(each.text), words(each.basis), words(format_date(each.as_at))))
            for each in document.figures
        ),
    )
    return replace(document, blocks=(*document.blocks, Heading(2, HEADING), table))
