"""The file as a whole: what it says about itself, and no time of writing, so that its bytes are always the same."""

from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document as WordFile

from app.documents.tree.tree import Document
from app.letters import one_line

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold."""
_UNIX = 3
"""Of what system the file says that it comes from, whichever it was, so that its bytes are the same on each."""
_LONGEST = 255
"""Letters of a property, as its standard has it."""


def describe(word: WordFile, document: Document) -> None:
    """Title, author, language and day; the day is that of the document, not of the writing."""
    known = word.core_properties
    day = datetime.combine(document.meta.as_at, time(), UTC)
    known.title, known.author = one_line(document.title)[:_LONGEST], one_line(document.meta.author)[:_LONGEST]
    known.last_modified_by = known.author
    known.language, known.comments, known.revision = document.meta.language[:_LONGEST], "", 1
    known.created = known.modified = day.replace(tzinfo=None)


def write_package(word: WordFile, path: Path) -> None:
    """Write the parts in their order, all of one time."""
    saved = BytesIO()
    word.save(saved)
    with ZipFile(saved) as source, ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _BEGINNING)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system, entry.external_attr = _UNIX, 0o600 << 16
            target.writestr(entry, source.read(name))
