"""Files, versions and what was sent in the open form: out and in again, and every fault told with its place."""

import copy
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.documents import LARGEST_FILE
from app.problems import Refused
from app.services.keeping import blobs, kept
from app.services.open_form.form import OpenFormUnusable, from_open_form, to_open_form
from app.services.organisation import organisation
from app.services.organisation.attachments import logo, remove_logo, set_logo
from app.services.rows import records

DAY = date(2026, 5, 1)


@pytest.fixture
def form(session: Session) -> dict[str, Any]:
    """An organisation with a logo, a version of a document and that it was sent, as its form."""
    organisation.new_organisation(session, "Us")
    set_logo(session, "logo.png", b"a picture", "image/png", today=DAY)
    tree, pdf = blobs.keep(session, b"{}"), blobs.keep(session, b"%PDF")
    values = {"kind": "forecast", "title": "Ours", "number": 1, "at": "2026-05-01T10:00:00+00:00", "why": "sent"}
    version = kept.add(session, "version", {"document_uid": "u1", "tree_version": 1, "tree": tree} | values)
    kept.add(session, "sent", {"version_id": version, "on": DAY, "to": "A Trust", "pdf": pdf, "docx": None})
    made = copy.deepcopy(to_open_form(session))
    session.rollback()
    return made


def test_everything_that_is_kept_comes_back(session: Session, form: dict[str, Any]) -> None:
    from_open_form(session, form)
    assert to_open_form(session) == form
    assert logo(session) == b"a picture"
    (sent,) = kept.rows(session, "sent")
    assert (sent["on"], sent["to"], sent["withdrawn_on"]) == (DAY, "A Trust", None)


def _set(*path: str | int, to: object) -> Callable[[Any], None]:
    def change(form: Any) -> None:
        for part in path[:-1]:
            form = form[part]
        form[path[-1]] = to

    return change


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (_set("files", to={}), "files: This has to be a list"),
        (_set("files", 0, to="x"), "files → item 1: This has to be an object"),
        (_set("files", 0, "data", to="???"), "files → item 1 → data: This is not base64"),
        (_set("files", 0, "sha256", to="0" * 64), "files → item 1 → sha256: The data is not what this says it is"),
        (_set("versions", to=None), "versions: This has to be a list"),
        (_set("versions", 0, "more", to=1), "versions → item 1 → more: The form has nothing of this name"),
        (_set("versions", 0, "number", to="1"), "versions → item 1 → number: Write a whole number"),
        (_set("versions", 0, "title", to=1), "versions → item 1 → title: Write words in quotation marks"),
        (_set("versions", 0, "tree", to="0" * 64), "versions → item 1 → tree: None of the files has this name"),
        (_set("versions", 0, "sent", to={"on": 1}), "versions → item 1 → sent"),
        (_set("versions", 0, "sent", 0, to=1), "versions → item 1 → sent → item 1: This has to be an object"),
        (_set("versions", 0, "sent", 0, "on", to="May"), "versions → item 1 → sent → item 1 → on: Write a date"),
        (_set("versions", 0, "sent", 0, "on", to=None), "versions → item 1 → sent → item 1 → on: Write a date"),
        (_set("versions", 0, "sent", 0, "pdf", to="1" * 64), "sent → item 1 → pdf: None of the files has this name"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    session: Session, form: dict[str, Any], change: Callable[[Any], None], sentence: str
) -> None:
    change(form)
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(session, form)
    assert sentence in str(refused.value)
    assert kept.rows(session, "blob") == ()


def test_a_version_that_is_there_twice_is_refused(session: Session, form: dict[str, Any]) -> None:
    form["versions"].append(copy.deepcopy(form["versions"][0]))
    with pytest.raises(OpenFormUnusable, match="more than once"):
        from_open_form(session, form)


def test_what_is_too_large_or_empty_is_not_kept(session: Session) -> None:
    with pytest.raises(Refused, match="is empty"):
        blobs.keep(session, b"")
    with pytest.raises(Refused, match=r"has 10\.0 MB. Keep files of at most 10\.0 MB"):
        blobs.keep(session, bytes(LARGEST_FILE + 1))


def test_all_files_together_have_a_limit(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blobs, "LARGEST_FILES", 10)
    blobs.keep(session, b"12345678")
    assert blobs.keep(session, b"12345678") == blobs.keep(session, b"12345678")
    with pytest.raises(Refused, match="would come to"):
        blobs.keep(session, b"abc")


def test_damaged_bytes_are_told(session: Session) -> None:
    with pytest.raises(Refused, match="missing or damaged"):
        blobs.read(session, "0" * 64)


def test_a_logo_that_goes_takes_its_row_with_it(session: Session, form: dict[str, Any]) -> None:
    from_open_form(session, form)
    remove_logo(session)
    remove_logo(session)
    assert (logo(session), records.rows(session, "attachment")) == (b"", ())


OLD: dict[str, Any] = {
    "format": "footing",
    "version": "1.2",
    "organisation": {"name": "Us", "balance_date": "2026-03-31"},
    "projects": [
        {"name": "Choir", "summary": "Songs.", "need": "- Nobody\n\n**sings**"},
        {"name": "Drums", "offer": "Drums."},
        {"name": "Quiet"},
    ],
    "documents": [{"title": "Drums: business case", "kind": "business-case-short", "project": "Drums", "year": 2027}],
}


def old(**more: object) -> dict[str, Any]:
    made = copy.deepcopy(OLD)
    made["documents"][0]["created_on"] = "2026-05-01"
    return made | more


def test_an_older_form_has_its_words_in_documents(session: Session) -> None:
    from_open_form(session, old())
    found = {row["title"]: (row["year"], row.id) for row in records.rows(session, "document")}
    assert {title: year for title, (year, _) in found.items()} == {
        "Drums: business case": 2027,
        "Choir: business case": 2026,
    }
    texts = {(row["document_id"], row["key"]): row["body"] for row in records.rows(session, "section")}
    drums, choir = found["Drums: business case"][1], found["Choir: business case"][1]
    assert texts == {
        (drums, "offer"): "Drums.",
        (choir, "summary"): "Songs.",
        (choir, "need"): "\\- Nobody\n\n\\*\\*sings\\*\\*",
    }


@pytest.mark.parametrize("start", ["no date", "", 5])
def test_an_older_form_without_a_usable_balance_date_tells_so(session: Session, start: object) -> None:
    form = old()
    form["organisation"]["balance_date"] = start
    with pytest.raises(OpenFormUnusable, match="balance_date"):
        from_open_form(session, form)


@pytest.mark.parametrize("wrong", [{"projects": 5}, {"projects": [5]}, {"projects": [{"name": "A", "need": 5}]}])
def test_what_is_faulty_in_an_older_form_is_told_as_ever(session: Session, wrong: dict[str, Any]) -> None:
    with pytest.raises(OpenFormUnusable):
        from_open_form(session, old(**wrong))
