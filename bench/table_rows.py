"""Ten thousand rows as a table of costs shows them, and how their values are written; the same every time."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from app.ui.table.column import Column

CATEGORIES = ("Venue", "Materials", "Travel", "Office", "Training")
FREQUENCIES = ("Every month", "Every quarter", "Every year", "Once")

COLUMNS = (
    Column("name", "Name", editable=True, optional=False),
    Column("category", "Category", "choice", 182, editable=True, choices=[(each, each) for each in CATEGORIES]),
    Column("amount", "Amount", "money", 92, editable=True, optional=False),
    Column("frequency", "How often", "choice", 116, editable=True, choices=[(each, each) for each in FREQUENCIES]),
    Column("start", "From", "date", 110, editable=True),
    Column("share", "Share", "percent", 80, editable=True),
    Column("year", "This year", "money", 92),
)
WORDS = (str, str, lambda pence: f"£{pence / 100:,.2f}", str, date.isoformat, "{}%".format, lambda pence: f"£{pence:,}")
"""How a bare model writes the value of each column."""


def table_rows(count: int, *, seed: int = 3) -> list[dict[str, Any]]:
    """So many costs by column, with an id."""
    random = Random(seed)  # noqa: S311 - figures to measure with, not secrets
    return [_row(random, at) for at in range(1, count + 1)]


def values(rows: Sequence[dict[str, Any]]) -> list[list[object]]:
    """The same rows without their ids and names of columns."""
    return [[row[column.key] for column in COLUMNS] for row in rows]


def _row(random: Random, number: int) -> dict[str, Any]:
    amount = random.randrange(500, 90_000)
    return {
        "id": number,
        "name": f"Cost {random.randrange(1_000_000)} of {number}",
        "category": random.choice(CATEGORIES),
        "amount": amount,
        "frequency": random.choice(FREQUENCIES),
        "start": date(2026, 1, 1) + timedelta(days=random.randrange(700)),
        "share": random.randrange(1, 100),
        "year": 12 * amount,
    }
