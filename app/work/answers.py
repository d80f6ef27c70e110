"""Names that do not belong in answers of the library, by the names of the file and the British dictionary."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.services.library.answer_names import StrayName, stray_names, stray_names_in, stray_names_of
from app.services.library.answers import Answer
from app.spelling.spelling import british


def strays(session: Session, body: str, document_id: int | None = None) -> tuple[StrayName, ...]:
    """The names in an answer that do not belong in a document, or in the library where none is named."""
    return stray_names(session, body, british().knows, document_id)


def strays_in(session: Session, document_id: int, key: str) -> tuple[StrayName, ...]:
    """The same in a section of a document as it stands there."""
    return stray_names_in(session, document_id, key, british().knows)


def strays_of(session: Session, answers: Iterable[Answer]) -> Mapping[int, tuple[StrayName, ...]]:
    """The same for answers as they stand in the library, by their ids."""
    bodies = {each.id: each.body for each in answers}
    return stray_names_of(session, bodies, british().knows) if bodies else {}
