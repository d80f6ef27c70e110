"""A yearly rise always has a month, whoever stored it: without one it would be shown and never come."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import Month
from app.services.open_form.form import from_open_form, to_open_form
from app.services.organisation.organisation import new_organisation
from app.services.rows import records
from app.services.rows.rises import Rises
from tests.services.memory import close_session, memory_session

ROWS = {
    "cost_line": {"name": "Rent", "amount": 100_000},
    "income_line": {"name": "Fees", "amount": 100_000},
    "freelancer": {"name": "Lena", "day_rate": 20_000, "days": 200},
    "post": {"title": "Worker", "salary": 3_000_000},
}


def test_it_begins_with_the_financial_year_after_the_start_or_the_balances() -> None:
    known = Rises(date(2026, 10, 31), 4)
    assert known.first(date(2019, 9, 1)) == Month(2027, 4)
    assert known.first(date(2027, 6, 1)) == Month(2028, 4)
    assert Rises(date(2026, 3, 31), 4).first(date(2019, 9, 1)) == Month(2027, 4)
    assert Rises(None, 1).first(date(2026, 6, 1)) == Month(2027, 1)


@pytest.mark.parametrize("table", ROWS)
def test_a_row_that_rises_gets_its_month_in_the_one_way_to_store_it(session: Session, table: str) -> None:
    new_organisation(session, "Riverbank", balance_date=date(2026, 10, 31))
    row = records.add(session, table, {**ROWS[table], "start": date(2020, 1, 1), "uplift": 300})
    assert records.get(session, table, row)["uplift_from"] == Month(2027, 4)
    records.change(session, table, row, {"uplift_from": Month(2028, 1)})
    assert records.get(session, table, row)["uplift_from"] == Month(2028, 1)
    records.change(session, table, row, {"uplift_from": None})
    assert records.get(session, table, row)["uplift_from"] == Month(2027, 4)
    records.change(session, table, row, {"uplift": 0, "uplift_from": None})
    assert records.get(session, table, row)["uplift_from"] is None


def test_the_open_form_gives_it_too(session: Session) -> None:
    new_organisation(session, "Riverbank", balance_date=date(2026, 10, 31))
    for table, values in ROWS.items():
        records.add(session, table, {**values, "start": date(2020, 1, 1), "uplift": 300})
    form = to_open_form(session)
    for name in ("cost_lines", "income_lines", "freelancers", "posts"):
        form[name][0].pop("uplift_from")
    other = memory_session()
    from_open_form(other, form)
    assert [records.get(other, table, 1)["uplift_from"] for table in ROWS] == [Month(2027, 4)] * len(ROWS)
    close_session(other)
