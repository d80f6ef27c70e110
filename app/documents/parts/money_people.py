"""Supervision and training that is due, as tables: the overdue first, marked with a word."""

from collections.abc import Sequence

from app.dates import format_date
from app.documents.facts.money import DueLine, Money
from app.documents.tree.tree import Block, Column, Paragraph, Row, Runs, Table, Text, words


def supervision(money: Money) -> tuple[Block, ...]:
    """Sessions overdue and next; nothing where nobody is listed."""
    return _due(money.supervision, "No supervision is due within a month.", "Supervision due", listed=money.anybody)


def training(money: Money) -> tuple[Block, ...]:
    """Courses that run out, have run out, or are booked; nothing where nobody is listed."""
    return _due(money.training, "No training is due within a month.", "Training due", listed=money.anybody)


def _due(lines: Sequence[DueLine], none: str, title: str, *, listed: bool) -> tuple[Block, ...]:
    if not lines:
        return (Paragraph(words(none)),) if listed else ()
    columns = (Column("Due", "date"), Column("What", weight=2), Column("Who", weight=3))
    rows = tuple(Row((words(format_date(line.due)), _what(line), words(line.whose))) for line in lines)
    return (Table(columns, rows, row_heads=False, dense=True, title=title),)


def _what(line: DueLine) -> Runs:
    return (Text("Overdue. ", strong=True), Text(line.what)) if line.overdue else words(line.what)
