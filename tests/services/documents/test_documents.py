"""Beginning documents and finding them."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import DocumentKind
from app.problems import Refused
from app.services.documents.documents import document_named, new_document
from app.services.organisation.organisation import new_organisation
from app.services.rows import records

TODAY = date(2026, 11, 21)


@pytest.fixture
def choir(session: Session) -> Session:
    """An organisation with one project."""
    new_organisation(session, name="Riverbank")
    records.add(session, "project", {"name": "Choir"})
    return session


def test_a_document_is_about_the_year_ahead_and_has_a_title_of_its_own(choir: Session) -> None:
    titles = [
        new_document(choir, DocumentKind.BUSINESS_CASE_SHORT, project=" CHOIR ", buyer="Council", today=TODAY)
        for _ in range(2)
    ]
    assert titles == ["Choir: business case", "Choir: business case (2)"]
    row = records.get(choir, "document", document_named(choir, "choir: BUSINESS case"))
    assert (row["year"], row["buyer"], row["created_on"]) == (2027, "Council", TODAY)


def test_what_is_not_there_is_said_with_what_is(choir: Session) -> None:
    with pytest.raises(Refused, match=r"There is no project called “Band”. There are: “Choir”"):
        new_document(choir, DocumentKind.BUSINESS_CASE_SHORT, project="Band", today=TODAY)
    with pytest.raises(Refused, match=r"There is no document called “Plan”. There are: none yet"):
        document_named(choir, "Plan")
