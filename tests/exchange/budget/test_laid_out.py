"""Workbooks laid out by hand as people do: totals in and out, what rows become, and nothing that must be asked."""

import pytest

from tests.exchange.budget.books import codes, workbook
from tests.exchange.budget.laid_out import ALL, LaidOut


@pytest.mark.parametrize("laid_out", ALL.values(), ids=ALL)
def test_what_comes_in_and_goes_out_is_true(laid_out: LaidOut) -> None:
    found = workbook(laid_out.sheets).understand()
    assert (found.total_in, found.total_out) == (laid_out.comes_in * 100, laid_out.goes_out * 100)
    assert codes(found) == []


@pytest.mark.parametrize("laid_out", ALL.values(), ids=ALL)
def test_rows_become_what_they_are(laid_out: LaidOut) -> None:
    found = workbook(laid_out.sheets).understand()
    assert {row.name: row.becomes for row in found.rows if row.name in laid_out.becomes} == dict(laid_out.becomes)


@pytest.mark.parametrize("laid_out", ALL.values(), ids=ALL)
def test_the_sheets_own_totals_agree_where_they_say_anything(laid_out: LaidOut) -> None:
    found = workbook(laid_out.sheets).understand()
    assert found.sheet_total_in in {None, found.total_in}
    assert found.sheet_total_out in {None, found.total_out}
    assert [difference for difference in found.differences if difference.side] == []


@pytest.mark.parametrize("laid_out", ALL.values(), ids=ALL)
def test_months_add_up_to_the_total_of_each_row(laid_out: LaidOut) -> None:
    found = workbook(laid_out.sheets).understand()
    assert [row.name for row in found.rows if sum(row.months.values()) != row.total] == []
