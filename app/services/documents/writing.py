"""Writing a document: its texts, the sections that the user adds, and which parts are shown."""

from sqlalchemy.orm import Session

from app.documents.building.figures import tokens_in
from app.documents.kinds.kind import Kind
from app.documents.kinds.loading import OWN, is_own, kind_of
from app.problems import Refused
from app.services.documents import sections
from app.services.rows import records
from app.text import listed, one_line, quoted


def save_text(session: Session, document_id: int, key: str, body: str) -> None:
    """Store the text of a box or of an own section, in the markup of `app.documents.tree.markup`.

    A figure or a citation that was cut from another section of the document and pasted here stays what it was. Raises
    Refused for a section that the document does not have.
    """
    _require_text(session, document_id, key)
    section = sections.put(session, document_id, key, body=body)
    sections.bring_in(session, document_id, section, tokens_in(body))


def add_section(session: Session, document_id: int, heading: str) -> str:
    """Add a section of the user's own at the end, and return its key. Raises Refused without a heading."""
    rows = sections.of_document(session, document_id)
    taken = {row["key"] for row in rows}
    key = next(name for number in range(1, len(taken) + 2) if (name := f"{OWN}-{number}") not in taken)
    last = max((row["position"] for row in rows if is_own(row["key"])), default=0)
    sections.put(session, document_id, key, heading=_heading(heading), position=last + 1)
    return key


def rename_section(session: Session, document_id: int, key: str, heading: str) -> None:
    """Give an own section another heading. Raises Refused without one."""
    records.change(session, "section", _own(session, document_id, key), {"heading": _heading(heading)})


def remove_section(session: Session, document_id: int, key: str) -> None:
    """Delete an own section with its text. Raises Refused for one that the kind has."""
    records.delete(session, "section", [_own(session, document_id, key)])


def show_part(session: Session, document_id: int, key: str, shown: bool | None) -> None:  # noqa: FBT001 - a choice
    """Show or hide a built part whoever reads it; None leaves it to the reader again. Raises Refused."""
    kind = kind_of_document(session, document_id)
    known = [built.key for built in kind.built]
    if key not in known:
        raise Refused(f"{quoted(kind.name)} has no part called {quoted(key)}. There are: {listed(known) or 'none'}.")
    sections.put(session, document_id, key, shown=shown)


def text_keys(session: Session, document_id: int) -> tuple[str, ...]:
    """The keys of everything that can be written: the boxes of the kind, and the user's own sections."""
    own = [row["key"] for row in sections.of_document(session, document_id) if is_own(row["key"])]
    return (*(box.key for box in kind_of_document(session, document_id).boxes), *own)


def _require_text(session: Session, document_id: int, key: str) -> None:
    known = text_keys(session, document_id)
    if key not in known:
        there = f"This document has no text called {quoted(key)}." if key.strip() else "No text is named."
        raise Refused(f"{there} There are: {listed(known)}.")


def kind_of_document(session: Session, document_id: int) -> Kind:
    """The kind of a stored document. Raises Refused."""
    return kind_of(records.get(session, "document", document_id)["kind"])


def _own(session: Session, document_id: int, key: str) -> int:
    section = sections.find(session, document_id, key) if is_own(key) else None
    if section is None:
        raise Refused(f"{quoted(key)} is not a section that you added.")
    return section.id


def _heading(typed: str) -> str:
    heading = one_line(typed)
    if not heading:
        raise Refused("The section has no heading. Type a few words.")
    return heading
