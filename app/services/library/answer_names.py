"""Names that do not belong in an answer: those of other funders, buyers and projects of the file, left from before."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.documents.prose.names import Foreign, foreign_names
from app.services.documents import sections
from app.services.library.answer_text import as_answer, names, plain
from app.services.rows import records
from app.services.rows.columns import all_rows
from app.text import one_line, quoted

IsWord = Callable[[str], bool]
_BESIDE = 30
"""Signs that are shown on either side of a name."""


@dataclass(frozen=True, slots=True)
class StrayName:
    """A name that does not belong: whose it is, the words by which it was found, and some words around them."""

    name: str
    whose: str
    words: str
    around: str

    @property
    def sentence(self) -> str:
        """Whose name it is and where, such as `This names the funder “A Trust”: “… A Trust paid …”`."""
        return f"This names the {self.whose} {quoted(self.name)}: {quoted(self.around, 2 * _BESIDE + 80)}."


def stray_names(session: Session, body: str, is_word: IsWord, document_id: int | None = None) -> tuple[StrayName, ...]:
    """The names in an answer that do not belong in a document, or in the library where none is named.

    In a document its own project, funder and buyer belong; the organisation's name belongs everywhere.
    """
    return stray_names_of(session, {0: body}, is_word, document_id)[0]


def stray_names_of(
    session: Session, bodies: Mapping[int, str], is_word: IsWord, document_id: int | None = None
) -> Mapping[int, tuple[StrayName, ...]]:
    """The same for several answers at once, by whatever they are told apart by."""
    known, own, standing = file_names(session), belonging(session, document_id), names(session)
    texts = {key: plain(body, standing) for key, body in bodies.items()}
    return {
        key: tuple(
            StrayName(each.name, known[each.name], each.words, _around(text, each))
            for each in foreign_names(text, own, known, is_word)
        )
        for key, text in texts.items()
    }


def stray_names_in(session: Session, document_id: int, key: str, is_word: IsWord) -> tuple[StrayName, ...]:
    """The same for a section as it stands in its document."""
    section = sections.find(session, document_id, key)
    if section is None:
        return ()
    return stray_names(session, as_answer(session, section.id, section["body"]), is_word, document_id)


def file_names(session: Session) -> Mapping[str, str]:
    """Every funder, buyer and project of the file, each with the word for what it is."""
    named = (("project", "name", "project"), ("document", "buyer", "buyer"), ("funder", "name", "funder"))
    return {
        name: word
        for table, column, word in named
        for row in records.rows(session, table)
        if (name := one_line(row[column]))
    }


def belonging(session: Session, document_id: int | None = None) -> Collection[str]:
    """The names that may stand in an answer: the organisation's, and those that a document is about and for."""
    own = [row.name for row in all_rows(session, "organisation")]
    return tuple(filter(None, (*own, *(_of_document(session, document_id) if document_id is not None else ()))))


def _of_document(session: Session, document_id: int) -> Iterator[str]:
    document = records.get(session, "document", document_id)
    yield document["buyer"]
    projects = [document["project_id"]]
    if document["grant_id"] is not None:
        grant = records.get(session, "grant", document["grant_id"])
        projects.append(grant["project_id"])
        yield records.get(session, "funder", grant["funder_id"])["name"]
    for project in filter(None, projects):
        yield records.get(session, "project", project)["name"]


def _around(text: str, found: Foreign) -> str:
    """A name with the words beside it, on one line."""
    start, end = max(found.start - _BESIDE, 0), min(found.end + _BESIDE, len(text))
    if start:
        start = text.find(" ", start, found.start) + 1 or found.start
    if end < len(text):
        end = max(text.rfind(" ", found.end, end), found.end)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return f"{before}{one_line(text[start:end])}{after}"
