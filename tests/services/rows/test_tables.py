"""The whole file as plain tables."""

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.tables import as_tables


def test_tables_have_names_for_references_and_pounds_for_pence(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "Weaver Trust"})
    records.add(
        session,
        "grant",
        {"title": "Choir", "funder_id": funder, "amount_awarded": 1_250_050, "start": date(2026, 4, 1)},
    )
    tables = {table.name: table for table in as_tables(session)}
    assert set(tables) == {"Funders", "Grants"}
    row = dict(zip(tables["Grants"].headings, tables["Grants"].rows[0], strict=True))
    assert row["Title"] == "Choir"
    assert row["Funder"] == "Weaver Trust"
    assert row["Amount awarded"] == Decimal("12500.50")
    assert row["Stage"] == "Looking into it"
    assert row["Start date"] == date(2026, 4, 1)
    assert "Import key" not in row


def test_parts_of_full_time_are_fractions_and_rates_per_cent(session: Session) -> None:
    records.add(session, "post", {"title": "Lead", "salary": 30_000_00, "fte": 8_000, "start": date(2026, 4, 1)})
    (table,) = as_tables(session)
    row = dict(zip(table.headings, table.rows[0], strict=True))
    assert row["Part of full time"] == Decimal("0.8")
    assert row["Yearly rise %"] == 0


def test_a_heading_says_what_its_numbers_count_where_the_label_does_not(session: Session) -> None:
    funder = records.add(session, "funder", {"name": "Weaver Trust"})
    records.add(session, "grant", {"title": "Choir", "funder_id": funder, "probability": 60, "minutes_spent": 90})
    table = next(table for table in as_tables(session) if table.name == "Grants")
    row = dict(zip(table.headings, table.rows[0], strict=True))
    assert row["Likelihood %"] == 60
    assert row["Time spent on it (minutes)"] == 90
