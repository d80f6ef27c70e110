"""Files, versions and what was sent in the open form: out and in again, and every fault told with its place."""

import copy
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date
from hashlib import sha256
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
        (_set("files", 0, "data", to="é"), "files → item 1 → data: This is not base64"),
        (_set("files", 0, "name", to="x"), "files → item 1 → name: The form has nothing of this name"),
        (_set("files", 0, "sha256", to="0" * 64), "files → item 1 → sha256: The data is not what this says it is"),
        (_set("versions", to=None), "versions: This has to be a list"),
        (_set("versions", 0, "more", to=1), "versions → item 1 → more: The form has nothing of this name"),
        (_set("versions", 0, "number", to="1"), "versions → item 1 → number: Write a whole number"),
        (_set("versions", 0, "title", to=1), "versions → item 1 → title: Write words in quotation marks"),
        (_set("versions", 0, "tree", to="0" * 64), "versions → item 1 → tree: None of the files has this name"),
        (_set("versions", 0, "at", to="May"), "versions → item 1 → at: Write a moment"),
        (_set("versions", 0, "sent", to={"on": 1}), "versions → item 1 → sent: This has to be a list"),
        (_set("versions", 0, "sent", to=None), "versions → item 1 → sent: This has to be a list"),
        (_set("versions", 0, "sent", 0, "whom", to="A"), "sent → item 1 → whom: The form has nothing of this name"),
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
    with pytest.raises(OpenFormUnusable, match=r"versions → item 2 → number: .* more than once"):
        from_open_form(session, form)


def _file(data: bytes) -> dict[str, str]:
    return {"sha256": sha256(data).hexdigest(), "data": b64encode(data).decode("ascii")}


def test_a_file_that_is_too_large_or_empty_is_told_with_its_place(session: Session, form: dict[str, Any]) -> None:
    form["files"] += [_file(b""), _file(bytes(LARGEST_FILE + 1))]
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(session, form)
    assert "files → item 4 → data: This file is empty" in str(refused.value)
    assert "files → item 5 → data: This file has 10.0 MB" in str(refused.value)


def test_the_file_with_which_there_are_too_many_is_told(
    session: Session, form: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blobs, "LARGEST_FILES", 20)
    form["files"] += [_file(b"x" * 20), form["files"][0]]
    with pytest.raises(OpenFormUnusable, match="files → item 4 → data: The kept files would come to") as refused:
        from_open_form(session, form)
    assert len(refused.value.problems) == 1


def test_an_attachment_of_another_size_than_its_file_is_told(session: Session, form: dict[str, Any]) -> None:
    form["attachments"][0]["size"] = 7
    with pytest.raises(OpenFormUnusable, match="attachments → item 1 → size: The file has 9 bytes"):
        from_open_form(session, form)


_ODD: tuple[Any, ...] = (
    *(None, True, 5, -1, 2**70, 1.5, float("inf"), "", " ", "é", "\x00", "\ud800", "9999-99-99"),
    *([], {}, [[]], [None], [{}], {"a": []}),
)


def _places(node: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where something stands in a form."""
    if at:
        yield at
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, part in parts:
        yield from _places(part, (*at, name))


def _brought_in_or_told(session: Session, form: dict[str, Any], at: tuple[str | int, ...]) -> None:
    for value in _ODD:
        changed = copy.deepcopy(form)
        _set(*at, to=value)(changed)
        with suppress(OpenFormUnusable):
            from_open_form(session, changed)
        session.flush()
        session.rollback()


def test_whatever_stands_where_something_is_kept_is_brought_in_or_told(session: Session, form: dict[str, Any]) -> None:
    for at in _places({name: form[name] for name in ("attachments", "files", "versions")}):
        _brought_in_or_told(session, form, at)


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


@pytest.mark.parametrize(("first_month", "year"), [(1, 2027), (3, 2027), (4, 2026)])
def test_a_first_draft_is_for_the_year_after_that_of_the_balances(
    session: Session, first_month: int, year: int
) -> None:
    form = old()
    form["organisation"] |= {"balance_date": "2026-03-31", "year_start_month": first_month}
    from_open_form(session, form)
    assert records.rows(session, "document", where={"title": "Choir: business case"})[0]["year"] == year


def test_two_projects_called_alike_have_drafts_of_their_own(session: Session) -> None:
    from_open_form(
        session, old(projects=[{"name": "Choir", "need": "A"}, {"name": "choir", "need": "B"}], documents=[])
    )
    titles = [row["title"] for row in records.rows(session, "document")]
    assert titles == ["Choir: business case", "choir: business case (2)"]


def test_a_fault_in_an_older_form_is_told_without_words_that_were_right_then(session: Session) -> None:
    form = old()
    form["projects"][0]["floor_space"] = "large"
    form["documents"][0]["title"] = []
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(session, form)
    assert [each.field for each in refused.value.problems] == [
        "projects → item 1 → floor_space",
        "documents → item 1 → title",
        "documents → item 2 → project",
    ]


def test_whatever_stands_in_an_older_form_is_brought_in_or_told(session: Session) -> None:
    form = old()
    for at in _places({name: form[name] for name in ("organisation", "projects", "documents")}):
        _brought_in_or_told(session, form, at)


def test_a_draft_without_a_day_has_one_all_the_same(session: Session) -> None:
    form = old()
    form["organisation"]["balance_date"] = None
    from_open_form(session, form)
    assert [row["year"] for row in records.rows(session, "document")] == [2027, 2027]


@pytest.mark.parametrize("start", ["no date", "", 5])
def test_a_fault_in_the_balance_date_is_told_once(session: Session, start: object) -> None:
    form = old()
    form["organisation"]["balance_date"] = start
    with pytest.raises(OpenFormUnusable) as refused:
        from_open_form(session, form)
    assert [each.field for each in refused.value.problems] == ["organisation → balance_date"]


@pytest.mark.parametrize("wrong", [{"projects": 5}, {"projects": [5]}, {"projects": [{"name": "A", "need": 5}]}])
def test_what_is_faulty_in_an_older_form_is_told_as_ever(session: Session, wrong: dict[str, Any]) -> None:
    with pytest.raises(OpenFormUnusable):
        from_open_form(session, old(**wrong))
