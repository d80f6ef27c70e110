"""The commonest ways in which a row counts for nothing: a number that is not filled in, a rise without a month."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.orm import Session

from app.dates import LATEST, Month
from app.models.choices import Frequency
from app.services.rows.columns import stored_table
from app.services.rows.months import LineTable, month_amounts
from app.services.rows.nouns import NOUNS
from app.services.said.row_remark import RowRemark
from app.services.said.wording import say

_NOTHING = "so it counts as nothing"


def lacks(place: tuple[str, int, str], name: str, what: str, so: str = _NOTHING, *, short: str = "") -> RowRemark:
    """The remark `NAME has no WHAT, so … Fill it in.` on a table, a row of it and its column."""
    table, row, column = place
    return RowRemark(
        table, row, column, f"no {short or what}", say(f"{{name}} has no {what}, {so}. Fill it in.", name=name)
    )


def without_number(session: Session, table: str, column: str, what: str) -> Iterator[RowRemark]:
    """Rows in which a number is nought, and with it all that they come to; `what` is its word within a sentence."""
    stored = stored_table(table)
    for row in session.execute(select(stored).where(stored.c[column] == 0).order_by(stored.c.id)):
        yield lacks((table, row.id, column), _name(table, row), what)


def without_amount(session: Session, table: LineTable) -> Iterator[RowRemark]:
    """Lines that come to nothing: no amount each time, or none in any month up to their end where each has its own."""
    stored, months = stored_table(table), month_amounts(session, table)
    for row in session.execute(select(stored).order_by(stored.c.id)):
        by_month = row.frequency is Frequency.BY_MONTH
        last = Month.of(row.end or LATEST)
        own = any(pence and month <= last for month, pence in months.get(row.id, {}).items())
        if not (own if by_month else row.amount):
            yield lacks((table, row.id, "amount"), _name(table, row), "amount")


def without_month_to_rise(session: Session, table: str) -> Iterator[RowRemark]:
    """Rows with a yearly rise and no month in which it begins: they would never rise."""
    stored = stored_table(table)
    never: tuple[ColumnElement[bool], ...] = (stored.c.uplift != 0, stored.c.uplift_from.is_(None))
    for row in session.execute(select(stored).where(*never).order_by(stored.c.id)):
        yield lacks(
            (table, row.id, "uplift_from"),
            _name(table, row),
            "month for its rise",
            "so it never rises",
            short="rise month",
        )


def _name(table: str, row: Row[tuple[object, ...]]) -> str:
    return str(row._mapping[NOUNS[table].name])  # noqa: SLF001 - SQLAlchemy's documented name for it
