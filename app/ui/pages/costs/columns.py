"""The three tables of costs: their columns, their words, and what a row of each is called."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from app.services.rows.splits import SplitTable
from app.ui.desk.stored import stored_column
from app.ui.kit.short_kinds import whole_pounds
from app.ui.pages.costs.kinds import Bearers
from app.ui.table.column import Column

_STORED: Mapping[SplitTable, Mapping[str, int]] = {
    "cost_line": {"name": 0, "category": 182, "amount": 92, "frequency": 150},
    "post": {"title": 0, "person": 100, "salary": 80, "fte": 56},
    "freelancer": {"name": 0, "role": 170, "day_rate": 92, "days": 106},
}
"""The stored columns that come first, and their widths."""
_VALUES = {"amount": lambda row: row["amount"] if row["months"] is None else row["months"]}
"""What a column shows in the place of what is stored: of amounts by month, what they come to in the year."""
_YEAR = "What falls in the financial year at the top"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a table of costs says: one row and several, and what belongs there while it is empty."""

    table: SplitTable
    one: str
    many: str
    empty: str
    more: str
    """What the panel under the table is for."""
    kind: str
    """What the import of a spreadsheet calls them."""


WORDS: tuple[SheetWords, ...] = (
    SheetWords(
        "cost_line",
        "cost",
        "costs",
        "Everything you pay for belongs here, except people: rent, insurance, materials, training. "
        "Type the first one in the line above, paste a list from a spreadsheet, or bring one in.",
        "Select a row to see its VAT, yearly rise, late payment, overhead pool and shares for projects.",
        "costs",
    ),
    SheetWords(
        "post",
        "post",
        "posts",
        "The jobs you pay a salary for belong here. A title and the full-time salary are enough to begin with; "
        "National Insurance and pension are worked out.",
        "Select a row to see its pension, National Insurance, rise, overhead pool and shares for projects.",
        "posts",
    ),
    SheetWords(
        "freelancer",
        "freelancer",
        "freelancers",
        "People you pay by the day belong here: artists, tutors, a bookkeeper. "
        "A name, a day rate and the days a month are enough to begin with.",
        "Select a row to see its yearly rise, late payment, overhead pool and shares for projects.",
        "freelancers",
    ),
)


def columns(table: SplitTable, bearers: Bearers, today: Callable[[], date]) -> Sequence[Column]:
    """The columns of one of the three tables."""
    width = {"cost_line": 156, "post": 132, "freelancer": 190}[table]
    bears = Column(
        "shares",
        "For",
        "choice",
        width,
        editable=True,
        choices=bearers.choices,
        reader=bearers.kind(),
        hint="Core, one project, or several in shares",
    )
    of = partial(stored_column, table, today=today, editable=True)
    stored = tuple(of(name, width, value=_VALUES.get(name)) for name, width in _STORED[table].items())
    time = of("start", 92, optional=True), of("end", 92)
    after = _pay_columns() if table == "post" else (_worked_out("year", "This year", 92, hint=_YEAR),)
    return (*stored, *time, bears, *after)


def _pay_columns() -> tuple[Column, ...]:
    return (
        _worked_out("pay", "Pay", 72),
        _worked_out("nic", "NIC", 64, hint="Employer’s National Insurance"),
        _worked_out("contribution", "Pension", 64, hint="The employer’s contribution"),
        _worked_out("year", "This year", 76, hint=_YEAR),
    )


def _worked_out(key: str, heading: str, width: int, *, hint: str = "") -> Column:
    return Column(key, heading, "money", width, reader=whole_pounds(), tone=lambda _row: "soft", hint=hint)
