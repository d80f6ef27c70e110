"""Supervision and training that is due, as one table: the overdue first, marked with a word."""

from app.dates import format_date
from app.documents.facts.money import DueLine, Money
from app.documents.tree.tree import Block, Column, Paragraph, Row, Runs, Table, Text, words


def people_due(money: Money) -> tuple[Block, ...]:
    """Sessions and courses that are overdue or come next, and of which kind none is; nothing where nobody is listed."""
    lines = sorted((*money.supervision, *money.training), key=lambda line: (not line.overdue, line.due))
    none = _none(money) if money.anybody else ""
    return (*((Paragraph(words(none)),) if none else ()), *((_table(lines),) if lines else ()))


def _none(money: Money) -> str:
    if money.supervision and money.training:
        return ""
    what = "training" if money.supervision else "supervision" if money.training else "supervision or training"
    return f"No {what} is due within a month."


def _table(lines: list[DueLine]) -> Table:
    columns = (Column("Due", "date"), Column("What", weight=2), Column("Who", weight=3))
    rows = tuple(Row((words(format_date(line.due)), _what(line), words(line.whose))) for line in lines)
    return Table(columns, rows, row_heads=False, dense=True, title="Supervision and training due")


def _what(line: DueLine) -> Runs:
    return (Text("Overdue. ", strong=True), Text(line.what)) if line.overdue else words(line.what)
