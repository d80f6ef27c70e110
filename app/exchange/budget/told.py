"""What the user told about a budget workbook: answers to questions, and corrections to sheets and rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from app.dates import Month


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A row of a sheet, from 1 as a spreadsheet shows it; row 0 is the sheet, no sheet the whole workbook.

    `part` is 0, or 1 for what stands in the right half of a sheet that has money in and money out side by side.
    """

    sheet: str = ""
    row: int = 0
    part: int = 0


WORKBOOK = Place()
"""The place of a question about the whole workbook."""


@dataclass(frozen=True, slots=True)
class RowTold:
    """Corrections to one row; None keeps what was understood.

    `amount` is pence for all the months that the sheet covers, spread evenly; `months` gives pence month by month.
    `becomes` "left_out" leaves the row out. `side` moves a heading and all under it to money in or money out.
    """

    becomes: Literal["cost", "post", "freelancer", "income", "grant", "left_out"] | None = None
    name: str | None = None
    amount: int | None = None
    months: Mapping[Month, int] | None = None
    side: Literal["in", "out"] | None = None


@dataclass(frozen=True, slots=True)
class SheetTold:
    """Corrections to one sheet; None keeps what was understood. `header_row` counts from 1. `unit` is 1 or 1,000.

    `year` is the calendar year in which the year of its months begins. `side` holds for every row of the sheet.
    """

    taken: bool | None = None
    header_row: int | None = None
    year: int | None = None
    unit: int | None = None
    side: Literal["in", "out"] | None = None


@dataclass(frozen=True)
class Told:
    """Everything told so far. `answers` are the values chosen for questions, by their code and place.

    `sheets` is by name, `rows` by place. A row told to become something also answers the questions about that row.
    """

    answers: Mapping[tuple[str, Place], str] = field(default_factory=dict)
    sheets: Mapping[str, SheetTold] = field(default_factory=dict)
    rows: Mapping[Place, RowTold] = field(default_factory=dict)

    def answering(self, code: str, place: Place, value: str) -> "Told":
        """The same with one more answer."""
        return replace(self, answers={**self.answers, (code, place): value})

    def of_sheet(self, name: str) -> SheetTold:
        """What is told about a sheet."""
        return self.sheets.get(name, SheetTold())

    def of_row(self, place: Place) -> RowTold:
        """What is told about a row."""
        return self.rows.get(place, RowTold())
