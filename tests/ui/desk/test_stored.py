"""Columns and fields of stored columns: their words, their sort and their bounds are those of their entries."""

from datetime import date
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.models.choices import Stage
from app.problems import Refused
from app.services.rows.columns import columns
from app.services.rows.fields import FIELDS
from app.ui.desk.stored import StoredForm, stored_column, stored_field
from app.ui.kit.date_field import DateEdit
from app.ui.kit.field import Field
from app.ui.kit.line_fields import LineField, MoneyEdit, MonthEdit, TextEdit
from app.ui.kit.long_text import LongText
from app.ui.kit.pick_fields import Choice, YesNo
from app.ui.table.column import Column
from tests.ui.keys import press

TODAY = date(2026, 12, 1)


def today() -> date:
    return TODAY


def column(table: str, name: str, **more: Any) -> Column:
    return stored_column(table, name, today=today, **more)


def test_a_column_has_the_heading_the_hint_and_the_choices_of_its_entry() -> None:
    salary, stage = column("post", "salary"), column("grant", "stage", width=158)
    assert (salary.heading, salary.hint, salary.kind) == ("Salary", "A year, full time", "money")
    assert (stage.heading, stage.width, stage.choices) == ("Stage", 158, tuple((each, each.label) for each in Stage))
    assert column("supervision_plan", "minutes").hint == "Minutes a session"


@pytest.mark.parametrize(("table", "name"), [(table, name) for table in FIELDS for name in FIELDS[table]])
def test_every_column_but_a_link_can_stand_in_a_table_and_in_a_form(qtbot: QtBot, table: str, name: str) -> None:
    if columns(table)[name].kind == "row":
        return
    assert column(table, name).heading == FIELDS[table][name].heading
    field = stored_field(table, name, today)
    qtbot.addWidget(field)
    cast("Field", field).set_value(columns(table)[name].default)


@pytest.mark.parametrize(
    ("table", "name", "typed", "value"),
    [
        ("post", "fte", "21/35", 6_000),
        ("grant", "probability", "60%", 60),
        ("grant", "minutes_spent", "1.5", 90),
        ("grant", "overhead_cap", "12.5%", 1_250),
        ("grant", "deadline", "3/2/27", date(2027, 2, 3)),
        ("freelancer", "days", "2.5", 250),
        ("cost_line", "vat_recoverable", "yes", True),
    ],
)
def test_a_column_reads_what_its_stored_kind_and_unit_say(table: str, name: str, typed: str, value: object) -> None:
    reader = column(table, name).reader
    assert reader is not None
    assert reader.parse(typed) == value


@pytest.mark.parametrize(
    ("table", "name", "typed"),
    [("cost_line", "amount", "-5"), ("cost_line", "uplift", "-101%"), ("course", "validity_months", "601")],
)
def test_a_column_refuses_what_lies_outside_the_bounds_of_its_entry(table: str, name: str, typed: str) -> None:
    reader = column(table, name).reader
    assert reader is not None
    with pytest.raises(Refused):
        reader.parse(typed)


def test_a_new_row_must_say_what_a_stored_row_must() -> None:
    assert [column("cost_line", name).optional for name in ("name", "amount", "category")] == [False, False, True]
    assert column("cost_line", "start", optional=True).optional


def test_a_form_has_the_prompts_of_its_columns_and_the_field_that_fits_each(qtbot: QtBot) -> None:
    form = StoredForm("grant", today)
    qtbot.addWidget(form)
    form.add_stored("title")
    form.add_stored("purpose", LongText(form))
    form.add_stored("note", LongText(form), titled=False)
    form.add_stored_beside("funder", "kind", "minutes_spent", "start", funder=TextEdit(form))
    names = {name: form.row(name).field.accessibleName() for name in form.values()}
    assert names == {
        "title": "Title",
        "purpose": "Purpose",
        "note": "Note",
        "funder": "Funder",
        "kind": "Grant or contract",
        "minutes_spent": "Hours spent on it",
        "start": "Start date",
    }
    assert isinstance(form.row("title").field, TextEdit)
    assert isinstance(form.row("kind").field, Choice)
    assert isinstance(form.row("start").field, DateEdit)


def test_a_field_may_be_left_empty_where_its_column_may_or_where_that_means_nothing(qtbot: QtBot) -> None:
    class Terms(StoredForm):
        nothing = frozenset({"vat"})

    form = Terms("price", today)
    qtbot.addWidget(form)
    form.add_stored_beside("vat", "results_share", "buyer")
    optional = {name: cast("LineField", form.row(name).field).kind().optional for name in form.values()}
    assert optional == {"vat": True, "results_share": False, "buyer": True}


def test_months_and_ticks_have_fields_of_their_own(qtbot: QtBot) -> None:
    kinds = {
        "year_start_month": Choice,
        "claims_allowance": YesNo,
        "balance_date": DateEdit,
    }
    for name, kind in kinds.items():
        field = stored_field("organisation", name, today)
        qtbot.addWidget(field)
        assert isinstance(field, kind)
    rise = stored_field("cost_line", "uplift_from", today)
    qtbot.addWidget(rise)
    assert isinstance(rise, MonthEdit)


def test_how_often_is_not_said_twice_where_it_is_chosen_beside_the_amount(qtbot: QtBot) -> None:
    cost, salary = column("cost_line", "amount").reader, column("post", "salary").reader
    assert cost is not None
    assert salary is not None
    with pytest.raises(Refused, match="choose how often it comes round beside it"):
        cost.parse("£1,200 pa")
    assert cost.parse("1,200 pounds") == 120_000
    assert salary.parse("£24,000 pa") == 2_400_000
    field = stored_field("income_line", "amount", today)
    qtbot.addWidget(field)
    assert isinstance(field, MoneyEdit)
    field.setText("£1,200 pa")
    field.setFocus()
    press(field, Qt.Key.Key_Return)
    assert "Type the amount alone" in field.problem()


def test_an_end_typed_as_a_month_is_its_last_day_in_form_and_table(qtbot: QtBot) -> None:
    field = stored_field("post", "end", today)
    qtbot.addWidget(field)
    assert isinstance(field, DateEdit)
    field.setText("March 2027")
    assert field.commit()
    assert (field.value(), field.text()) == (date(2027, 3, 31), "31 March 2027")
    reader = column("post", "end").reader
    assert reader is not None
    assert reader.parse("Mar-27") == date(2027, 3, 31)
