"""Lines whose months each have an amount of their own: stored in one way, whoever asks for it."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import Frequency
from app.planning.plan.schedule import amount_table
from app.planning.spending.spending import repeated
from app.problems import Refused
from app.services.costs.edits import duplicate
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.month_cells import month_cells
from app.services.rows.months import month_amounts, set_months
from app.services.rows.tables import as_tables

APRIL = Month(2026, 4)
YEAR = FinancialYear(APRIL)


def _line(session: Session, **values: object) -> int:
    return records.add(session, "cost_line", {"name": "Clay", "amount": 10_000, "start": date(2026, 4, 1)} | values)


def _counts(session: Session, line: int, year: FinancialYear = YEAR) -> list[int]:
    return [cell.counts for cell in month_cells(session, "cost_line", year)[line]]


def test_a_line_goes_by_month_from_its_first_amount_on_and_starts_with_it(session: Session) -> None:
    line = _line(session, start=date(2026, 11, 30))
    set_months(session, "cost_line", line, {APRIL: 12_345, APRIL.plus(5): -2_005, APRIL.plus(6): 0})
    row = records.get(session, "cost_line", line)
    assert (row["frequency"], row["start"]) == (Frequency.BY_MONTH, date(2026, 4, 1))
    assert _counts(session, line) == [12_345, 0, 0, 0, 0, -2_005, 0, 0, 0, 0, 0, 0]
    assert load_plan(session).costs[0].schedule.months == {APRIL: 12_345, APRIL.plus(5): -2_005, APRIL.plus(6): 0}


def test_a_month_that_is_emptied_repeats_the_year_before_and_the_others_stay(session: Session) -> None:
    line = _line(session, uplift=1_000, uplift_from=Month(2027, 4))
    set_months(session, "cost_line", line, {APRIL: 10_000, APRIL.plus(1): 5_000, APRIL.plus(12): 77_700})
    assert _counts(session, line, FinancialYear(APRIL.plus(12)))[:2] == [77_700, 5_500]
    set_months(session, "cost_line", line, {APRIL.plus(12): None})
    assert _counts(session, line, FinancialYear(APRIL.plus(12)))[:2] == [11_000, 5_500]


def test_what_a_month_cannot_hold_is_refused(session: Session) -> None:
    line = _line(session, end=date(2026, 12, 31))
    with pytest.raises(Refused, match=r"“Clay” ends on 31 December 2026, before January 2027"):
        set_months(session, "cost_line", line, {Month(2027, 1): 1})
    set_months(session, "cost_line", line, {Month(2027, 1): 0, Month(2026, 12): 1})
    with pytest.raises(Refused, match="more than £1 billion"):
        set_months(session, "cost_line", line, {APRIL: 100_000_000_001})
    with pytest.raises(Refused, match="too far away"):
        set_months(session, "cost_line", line, {Month(1066, 10): 1})
    with pytest.raises(Refused, match="not in the file any more"):
        set_months(session, "income_line", 99, {APRIL: 1})
    with pytest.raises(Refused, match="Each month of “Clay” has its own amount"):
        records.change(session, "cost_line", line, {"amount": 5})


@pytest.mark.parametrize("frequency", [each for each in Frequency if each is not Frequency.BY_MONTH])
@pytest.mark.parametrize("end", [None, date(2026, 12, 31)])
def test_by_month_and_back_again_is_what_it_was(session: Session, frequency: Frequency, end: date | None) -> None:
    line = _line(session, start=date(2026, 5, 15), end=end, frequency=frequency)
    years = [FinancialYear(APRIL), FinancialYear(Month(2027, 4)), FinancialYear(Month(2028, 4))]
    before = [sum(_yearly(session, year)) for year in years]
    records.change(session, "cost_line", line, {"frequency": Frequency.BY_MONTH})
    after = [sum(_yearly(session, year)) for year in years]
    assert after[0] == before[0]
    assert frequency is Frequency.WEEKLY or after == before
    records.change(session, "cost_line", line, {"frequency": frequency})
    assert [sum(_yearly(session, year)) for year in years] == before
    assert month_amounts(session, "cost_line")[line]


def _yearly(session: Session, year: FinancialYear) -> list[int]:
    costs = load_plan(session).costs
    table: list[list[int]] = amount_table([repeated(c, accrual=True) for c in costs], year.start, 12).tolist()
    return table[0]


def test_amounts_typed_before_come_back(session: Session) -> None:
    line = _line(session)
    set_months(session, "cost_line", line, {APRIL: 1_000})
    records.change(session, "cost_line", line, {"frequency": Frequency.MONTHLY})
    records.change(session, "cost_line", line, {"frequency": Frequency.BY_MONTH})
    assert _counts(session, line)[:2] == [1_000, 0]


def test_without_an_amount_from_earlier_the_year_is_evened_out(session: Session) -> None:
    line = _line(session, amount=0)
    set_months(session, "cost_line", line, dict(zip(YEAR.months, [120_000, *[0] * 11], strict=True)))
    records.change(session, "cost_line", line, {"frequency": Frequency.QUARTERLY})
    assert records.get(session, "cost_line", line)["amount"] == 30_000


def test_a_new_line_by_month_begins_with_equal_months(session: Session) -> None:
    line = _line(session, frequency=Frequency.BY_MONTH)
    assert _counts(session, line) == [10_000] * 12


def test_a_copy_has_the_same_months_and_deleting_takes_them_along(session: Session) -> None:
    line = _line(session)
    set_months(session, "cost_line", line, {APRIL: 1_000, APRIL.plus(3): -50})
    copy = duplicate(session, "cost_line", line)
    assert _counts(session, copy) == _counts(session, line)
    set_months(session, "cost_line", copy, {APRIL: 9})
    assert _counts(session, line)[0] == 1_000
    records.delete(session, "cost_line", [line, copy])
    assert month_amounts(session, "cost_line") == {}


def test_a_spreadsheet_has_the_months_and_no_amount_that_does_not_count(session: Session) -> None:
    line = _line(session)
    set_months(session, "cost_line", line, {APRIL: 1_050})
    tables = {table.name: table for table in as_tables(session)}
    costs, months = tables["Cost lines"], tables["Amounts by month"]
    assert costs.rows[0][costs.headings.index("Amount")] is None
    assert [str(cell) for cell in months.rows[0]] == ["Clay", "None", "2026-04", "10.5"]
