"""Stored values in plain words."""

import pytest

from app.dates import Month
from app.models.choices import Frequency
from app.services.rows.value_words import column_words, value_words


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("cost_line", "amount", 120_050, "£1,200.50"),
        ("cost_line", "vat", 1_750, "17.5%"),
        ("cost_line", "vat_recoverable", 1, "yes"),
        ("cost_line", "vat_recoverable", False, "no"),
        ("cost_line", "frequency", "one_off", "Once"),
        ("cost_line", "frequency", Frequency.MONTHLY, "Every month"),
        ("cost_line", "start", "2026-04-01", "1 April 2026"),
        ("cost_line", "start", "not a day", "not a day"),
        ("cost_line", "uplift_from", "2026-04", "April 2026"),
        ("cost_line", "uplift_from", Month(2026, 4), "April 2026"),
        ("cost_line", "uplift", -250, "−2.5%"),
        ("post", "fte", 6_667, "0.6667"),
        ("freelancer", "days", 450, "4.5"),
        ("income_line", "probability", 45, "45%"),
        ("organisation", "year_start_month", 4, "April"),
        ("organisation", "leave_year_month", 9, "September"),
        ("grant", "minutes_spent", 60, "1 hour"),
        ("grant", "minutes_reporting", 90, "1.5 hours"),
        ("project_year", "year", 2026, "2026"),
        ("project_year", "participants", 1_200, "1,200"),
        ("grant", "fund_id", 3, "Roof"),
        ("grant", "fund_id", 4, "a fund that is gone"),
        ("grant", "title", "  two\nlines ", "two lines"),
        ("grant", "note", "", ""),
        ("grant", "end", None, ""),
        ("no_table", "column", 7, "7"),
    ],
)
def test_a_value_in_words(table: str, column: str, value: object, words: str) -> None:
    assert value_words(table, column, value, {("fund", 3): "Roof"}) == words


def test_long_words_are_cut() -> None:
    assert len(value_words("grant", "note", "x" * 10_000, {})) == 300


def test_a_column_has_its_label() -> None:
    assert column_words("post", "service_start") == "Service began"
    assert column_words("post", "was_once") == "Was once"
