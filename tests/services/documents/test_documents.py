"""Documents are begun with what is known, and found by what they are called."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.documents import figures_used, writing
from app.services.documents.documents import document_named, new_document
from app.services.documents.stored import stored_document
from app.services.grants import grants
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from tests.documents.some import COST

TODAY = date(2026, 11, 21)
SHORT, SUMMARY, REPORT = "business-case-short", "trustee-summary", "funder-report"


@pytest.fixture
def choir(session: Session) -> Session:
    """An organisation with two projects, and a grant with two reports."""
    new_organisation(session, name="Riverbank")
    choir = records.add(session, "project", {"name": "Choir", "summary": "A *choir* for **all**."})
    records.add(session, "project", {"name": "Clay"})
    for title, project in (("Singing", choir), ("Core", None)):
        grant = {"title": title, "funder_id": grants.funder_id_for(session, "Weaver Trust"), "project_id": project}
        row = records.add(session, "grant", grant)
        for report, month in (("Interim report", 1), ("Final report", 6)):
            records.add(session, "grant_report", {"grant_id": row, "title": report, "due": date(2027, month, 1)})
    return session


def begun(session: Session, kind: str = SHORT, **named: str) -> int:
    title = new_document(session, kind, today=TODAY, **named)  # type: ignore[arg-type]
    return document_named(session, title)


def test_a_document_is_about_the_year_ahead_and_has_a_title_of_its_own(choir: Session) -> None:
    titles = [new_document(choir, SHORT, project=" CHOIR ", buyer=" Council", today=TODAY) for _ in range(2)]
    assert titles == ["Choir: business case", "Choir: business case (2)"]
    row = records.get(choir, "document", document_named(choir, "choir: BUSINESS case"))
    assert (row["year"], row["buyer"], row["created_on"]) == (2027, "Council", TODAY)
    assert row["audience"].value == "commissioner"


def test_a_year_and_a_reader_can_be_chosen(choir: Session) -> None:
    title = new_document(choir, SHORT, project="Choir", today=TODAY, year=2026, reader="trustees")
    row = records.get(choir, "document", document_named(choir, title))
    assert (row["year"], row["audience"].value) == (2026, "trustees")


def test_a_document_about_the_whole_organisation_needs_nothing_named(choir: Session) -> None:
    row = records.get(choir, "document", begun(choir, SUMMARY))
    assert (row["project_id"], row["grant_id"], row["year"]) == (None, None, None)
    assert row["title"].startswith("Riverbank: ")


def test_a_report_is_found_with_its_grant(choir: Session) -> None:
    row = records.get(choir, "document", begun(choir, REPORT, grant="core", report="final report"))
    assert row["title"] == "Core: Final report"
    assert records.get(choir, "grant", row["grant_id"])["title"] == "Core"
    assert records.get(choir, "grant_report", row["grant_report_id"])["title"] == "Final report"
    other = records.get(choir, "document", begun(choir, REPORT, report="Final report (Singing)"))
    assert records.get(choir, "grant", other["grant_id"])["title"] == "Singing"


@pytest.mark.parametrize(
    ("kind", "named", "sentence"),
    [
        (SHORT, {"project": "Band"}, "There is no project called “Band”. There are: “Choir” and “Clay”."),
        (SHORT, {}, "“Business case, short” needs a project. Name one. There are: “Choir” and “Clay”."),
        (SUMMARY, {"project": "Choir"}, "is not about a project. Leave the project out."),
        (
            REPORT,
            {},
            "needs a report. Name one. There are: “Interim report (Singing)”, “Interim report (Core)”, “Final",
        ),
        (
            REPORT,
            {"grant": "Core"},
            "needs a report. Name one. There are: “Interim report (Core)” and “Final report (Co",
        ),
        (REPORT, {"report": "Final report"}, "Several reports are called “Final report”. Choose one: “Final report (S"),
        (
            REPORT,
            {"grant": "x", "report": "Final report"},
            "There is no grant called “x”. There are: “Core",
        ),
        ("poem", {}, "“poem” is not a kind of document here. There are: "),
    ],
)
def test_what_is_missing_or_unknown_is_said_with_what_there_is(
    choir: Session, kind: str, named: dict[str, str], sentence: str
) -> None:
    with pytest.raises(Refused) as refused:
        new_document(choir, kind, today=TODAY, **named)  # type: ignore[arg-type]
    assert sentence in str(refused.value)
    assert records.rows(choir, "document") == ()


def test_no_document_has_a_name_that_is_not_there(choir: Session) -> None:
    with pytest.raises(Refused, match=r"There is no document called “Plan”. There are: none yet"):
        document_named(choir, "Plan")


def test_the_projects_summary_is_filled_in_word_for_word(choir: Session) -> None:
    stored = stored_document(choir, begun(choir, project="Choir"))
    assert stored.bodies == {"summary": "A *choir* for \\*\\*all\\*\\*."}
    assert stored_document(choir, begun(choir, project="Clay")).bodies == {}


def test_texts_of_earlier_documents_about_the_project_are_filled_in_with_their_figures(choir: Session) -> None:
    first, other = begun(choir, project="Choir"), begun(choir, project="Clay")
    writing.save_text(choir, other, "need", "Clay.")
    token = figures_used.insert(choir, first, "need", COST)
    writing.save_text(choir, first, "need", f"It costs {{{{{token}}}}}.")
    writing.save_text(choir, first, "summary", "Singing together.")
    second = begun(choir, project="Choir")
    writing.save_text(choir, second, "need", "It costs more.")
    writing.save_text(choir, second, "summary", " ")
    third = stored_document(choir, begun(choir, project="Choir"))
    assert third.bodies == {"need": "It costs more.", "summary": "Singing together."}
    writing.save_text(choir, second, "need", "")
    fourth = stored_document(choir, begun(choir, project="Choir"))
    assert fourth.bodies["need"] == "It costs more.", "the third has it"
    records.delete(choir, "document", [second, *(row.id for row in records.rows(choir, "document") if row.id > second)])
    fifth = stored_document(choir, begun(choir, project="Choir"))
    (use,) = fifth.uses
    assert (use.key, use.token, use.figure, use.seen) == ("need", "full-cost", "full-cost", "£86,880")
    assert fifth.bodies["need"] == "It costs {{full-cost}}."


def test_a_report_takes_texts_from_reports_on_its_grant_and_not_from_a_case(choir: Session) -> None:
    case = begun(choir, project="Choir")
    writing.save_text(choir, case, "outcomes", "People will sing.")
    first = begun(choir, REPORT, grant="Singing", report="Interim report", project="Choir")
    assert stored_document(choir, first).bodies == {}
    writing.save_text(choir, first, "outcomes", "People sang.")
    assert stored_document(choir, begun(choir, "business-case-five", project="Choir")).bodies == {
        "outcomes": "People will sing.",
        "summary": "A *choir* for \\*\\*all\\*\\*.",
    }
    last = begun(choir, REPORT, grant="Singing", report="Final report", project="Choir")
    assert stored_document(choir, last).bodies == {"outcomes": "People sang."}
    assert stored_document(choir, begun(choir, REPORT, grant="Core", report="Final report")).bodies == {}
