"""Tests of the forecast on paper and as rows."""

from dataclasses import replace
from pathlib import Path

from pypdf import PdfReader

from app.planning.forecast.forecast import Forecast
from app.reports.forecast.pages import write_report
from app.reports.forecast.report import month_rows
from app.scenes.cash import CashChart
from app.services.plan.csv_rows import forecast_csv_rows
from tests.reports.case.case_data import text_of
from tests.reports.forecast.forecast_data import FORECAST, REPORT


def test_the_forecast_fills_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "forecast.pdf"
    assert write_report(path, REPORT).pages == 2
    pages = [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    assert REPORT.sentence in pages[0]
    assert "short from August 2029" in pages[0]
    assert "We hold 3.1 months of core costs in reserve" in pages[0]
    assert "December 2026 £41,251 £9,400 £5,130 £45,520 £25,575 £45,520" in pages[1]
    assert "Designated" not in pages[1]
    again = tmp_path / "again.pdf"
    write_report(again, REPORT)
    assert again.read_bytes() == path.read_bytes()


def test_a_month_adds_up_to_the_penny() -> None:
    rows = month_rows(FORECAST)
    assert len(rows) == 36
    for before, row in zip((None, *rows), rows, strict=False):
        assert row.closing == row.opening + row.received - row.paid
        assert before is None or row.opening == before.closing


def test_a_long_forecast_repeats_its_head(tmp_path: Path) -> None:
    months = tuple(FORECAST.months[0].until(FORECAST.months[0].plus(180)))
    funds = tuple(
        replace(line, opening=(0,) * 180, received=(1,) * 180, paid=(1,) * 180, closing=(0,) * 180)
        for line in FORECAST.funds
    )
    data = replace(REPORT, forecast=replace(FORECAST, months=months, funds=funds, free_cash=(0,) * 180))
    assert write_report(tmp_path / "x.pdf", data).pages == 6
    assert text_of(tmp_path / "x.pdf").count("Free cash Dec") + text_of(tmp_path / "x.pdf").count("Opening In Out") >= 5


def test_a_forecast_of_nothing_says_so(tmp_path: Path) -> None:
    data = replace(REPORT, forecast=Forecast("confirmed", None), chart=CashChart((), ()))
    write_report(tmp_path / "x.pdf", data)
    assert "There are no months to show yet" in text_of(tmp_path / "x.pdf")
    assert forecast_csv_rows(data.forecast) == (("month", "fund", "opening", "in", "out", "closing", "free_cash"),)


def test_rows_for_other_programs() -> None:
    rows = forecast_csv_rows(FORECAST)
    assert rows[0] == ("month", "fund", "opening", "in", "out", "closing", "free_cash")
    assert rows[1] == ("2026-12", "General fund", "41250.50", "9400.25", "5130.40", "45520.35", "45520.35")
    assert rows[2][:3] == ("2026-12", "'=Lottery", "18000.00")
    assert len(rows) == 1 + 36 * 2
