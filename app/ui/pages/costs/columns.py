"""The three tables of costs: their columns, their words, and what a row of each is called."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from app.models.choices import CostCategory, Frequency
from app.services.rows.splits import Source
from app.ui.kit.kinds import Choices
from app.ui.kit.short_kinds import part_of_full_time, short_day, whole_pounds
from app.ui.pages.costs.kinds import Bearers
from app.ui.table.column import Column

CATEGORIES: Choices = tuple((each, each.label) for each in CostCategory)
FREQUENCIES: Choices = tuple((each, each.label) for each in Frequency)
_YEAR = "What falls into the financial year that stands at the top"


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a table of costs says: one row and several, and what belongs there while it is empty."""

    table: Source
    one: str
    many: str
    named_by: str
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
        "name",
        "Everything you pay for belongs here, except people: rent, insurance, materials, training. "
        "Type the first one in the line above, paste a list from a spreadsheet, or bring one in.",
        "Stand in a row: its VAT, yearly rise, late payment, overhead and shares over projects are shown here.",
        "costs",
    ),
    SheetWords(
        "post",
        "post",
        "posts",
        "title",
        "The jobs you pay a salary for belong here. A title and the full-time salary are enough to begin with; "
        "National Insurance and pension are worked out.",
        "Stand in a row: its pension, National Insurance, rise, overhead and shares over projects are shown here.",
        "posts",
    ),
    SheetWords(
        "freelancer",
        "freelancer",
        "freelancers",
        "name",
        "People you pay by the day belong here: artists, tutors, a bookkeeper. "
        "A name, a day rate and the days a month are enough to begin with.",
        "Stand in a row: the yearly rise, late payment, overhead and shares over projects are shown here.",
        "freelancers",
    ),
)


def columns(table: Source, bearers: Bearers, today: Callable[[], date]) -> Sequence[Column]:
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
    time = (
        Column("start", "From", "date", 92, editable=True, reader=short_day(today)),
        Column("end", "To", "date", 92, editable=True, reader=short_day(today), hint="The last day; empty goes on"),
    )
    match table:
        case "cost_line":
            return (*_cost_columns(), *time, bears, _worked_out("year", "This year", 92, hint=_YEAR))
        case "post":
            return (*_post_columns(), *time, bears, *_pay_columns())
        case "freelancer":
            return (*_freelancer_columns(), *time, bears, _worked_out("year", "This year", 92, hint=_YEAR))


def _cost_columns() -> tuple[Column, ...]:
    return (
        Column("name", "Name", editable=True, optional=False),
        Column("category", "Category", "choice", 182, editable=True, choices=CATEGORIES),
        Column("amount", "Amount", "money", 92, editable=True, optional=False, hint="Each time, before VAT"),
        Column("frequency", "How often", "choice", 116, editable=True, choices=FREQUENCIES),
    )


def _post_columns() -> tuple[Column, ...]:
    return (
        Column("title", "Job title", editable=True, optional=False),
        Column("person", "Person", "text", 100, editable=True),
        Column("salary", "Salary", "money", 80, editable=True, optional=False, hint="A year, full time"),
        Column("fte", "FTE", "hundredths", 56, editable=True, reader=part_of_full_time(), hint="Part of full time"),
    )


def _pay_columns() -> tuple[Column, ...]:
    return (
        _worked_out("pay", "Pay", 72),
        _worked_out("nic", "NIC", 64, hint="Employer’s National Insurance"),
        _worked_out("contribution", "Pension", 64, hint="The employer’s contribution"),
        _worked_out("year", "This year", 76, hint=_YEAR),
    )


def _freelancer_columns() -> tuple[Column, ...]:
    return (
        Column("name", "Name", editable=True, optional=False),
        Column("role", "Role", "text", 170, editable=True),
        Column("day_rate", "Day rate", "money", 92, editable=True, optional=False),
        Column("days", "Days a month", "hundredths", 106, editable=True, optional=False),
    )


def _worked_out(key: str, heading: str, width: int, *, hint: str = "") -> Column:
    return Column(key, heading, "money", width, reader=whole_pounds(), tone=lambda _row: "soft", hint=hint)
