"""The lists that can be brought in, under the words of the columns that they fill."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import plain
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.services.imports import lists
from app.services.imports.imports import import_table
from app.services.imports.lists import LISTS, TABLES, column_of
from app.services.imports.preview import preview_table
from app.services.rows import records
from app.services.rows.columns import columns
from app.services.rows.fields import FIELDS
from tests.exchange.tables import book

TODAY = date(2026, 3, 1)
APP = Path(lists.__file__).parents[2]


def test_a_field_is_called_like_the_column_that_it_fills() -> None:
    for name, kind in LISTS.items():
        fields = FIELDS[TABLES[name]]
        filled = {one.name: column_of(TABLES[name], one.name) for one in kind.fields}
        stored = {one.name: fields[filled[one.name]].label for one in kind.fields if filled[one.name] in fields}
        assert {one.name: one.label for one in kind.fields if one.name in stored} == stored
        assert {one.name for one in kind.fields} - set(stored) <= {"project", "hours"}


def test_the_stored_words_of_a_field_are_called_like_those_of_the_column_and_read_under_that_name() -> None:
    seen = [(kind.name, one) for kind in LISTS.values() for one in kind.fields if one.kind == "choice"]
    assert len(seen) == 12
    for name, one in seen:
        words = columns(TABLES[name])[column_of(TABLES[name], one.name)].choices
        assert words is not None
        assert dict(one.choices) == {each.value: each.label for each in words}
        assert {one.synonyms[plain(each.label)] for each in words} == set(one.spoken)


def test_a_label_of_a_stored_word_is_known_before_what_people_write_for_another() -> None:
    one = LISTS["grants"].by_name["stage"]
    taken = ListKind("x", "X", (one,)).called({}, {"stage": {**one.choices, "declined": "On hold"}}, {}).fields[0]
    assert (one.synonyms["on hold"], taken.synonyms["on hold"]) == ("withdrawn", "declined")


def test_a_field_is_known_by_its_label_and_by_every_heading_that_it_had() -> None:
    for name, kind in LISTS.items():
        assert all(kind.by_heading[plain(one.label)] == one.name for one in kind.fields)
        assert KINDS[name].by_heading.items() <= kind.by_heading.items()


def test_what_a_spreadsheet_of_the_file_calls_a_column_is_known_when_it_comes_back() -> None:
    headings = {"Yearly rise %": "uplift_percent", "Months until paid": "payment_lag", "Start date": "start"}
    assert {heading: LISTS["costs"].by_heading[plain(heading)] for heading in headings} == headings
    assert LISTS["grants"].by_heading[plain("Likelihood %")] == "probability"


def _also(monkeypatch: pytest.MonkeyPatch, table: str, *names: str) -> None:
    """Let these columns come in as they stand, as an entry asks for it."""
    known: Mapping[str, object] = {name: replace(FIELDS[table][name], imported=name) for name in names}
    monkeypatch.setitem(FIELDS, table, {**FIELDS[table], **known})
    monkeypatch.setattr(lists, "LISTS", {name: lists._list(kind) for name, kind in KINDS.items()})


def _read(*rows: list[str]) -> Table:
    file = book(*rows)
    return read_rows(file, lists.LISTS["grants"], guess_layout(file, lists.LISTS["grants"]), today=TODAY)


def test_a_column_that_exchange_knows_nothing_of_comes_in_under_its_own_words(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    _also(monkeypatch, "grant", "submitted_on", "hour_cost", "overhead_cap", "minutes_spent", "note")
    table = _read(
        ["Title", "Funder", "Amount", "Submitted on", "Cost of an hour", "Overhead cap", "Hours spent on it", "Note"],
        ["Choir", "A Trust", "500", "1/2/2026", "£21.50", "12.5%", "90", "Ask Jo"],
        ["Band", "A Trust", "700", "", "", "", "", ""],
    )
    shown = preview_table(session, table, lambda _number: {}, today=TODAY)
    assert {"Submitted on", "Cost of an hour"} <= {column.heading for column in shown.columns}
    session.rollback()
    import_table(session, table, today=TODAY)
    first, second = records.rows(session, "grant")
    assert (first["submitted_on"], first["hour_cost"], first["note"]) == (date(2026, 2, 1), 2_150, "Ask Jo")
    assert (first["overhead_cap"], first["minutes_spent"]) == (1_250, 90)
    assert (second["submitted_on"], second["hour_cost"], second["note"]) == (None, None, "")


def test_nothing_else_comes_in_by_itself() -> None:
    for name, table in TABLES.items():
        assert lists.simple_columns(name) == {}
        assert "import_key" in columns(table)


def test_nobody_else_takes_the_lists_without_their_words() -> None:
    paths = [path for path in APP.rglob("*.py") if "exchange" not in path.parts]
    assert len(paths) > 200
    takers = [path.name for path in paths if "app.exchange.lists.kinds" in path.read_text(encoding="utf-8")]
    assert takers == ["lists.py"]
