"""What a budget workbook was understood to say: sheets, rows, totals, differences and questions, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from app.dates import Month
from app.exchange.budget.told import WORKBOOK, Place

Becomes = Literal["cost", "post", "freelancer", "income", "grant", "left_out"]
Side = Literal["in", "out", ""]
"""Money in, money out, or not known."""

Pattern = Literal["monthly", "quarterly", "yearly", "once", "by month", ""]
"""`monthly`: the same in every month that the sheet has. `quarterly`: the same every third month. `once`: in one month.
`yearly`: once in each of several years, in the same month and the same amount. `by month`: each month its own amount.
Nothing for a row without amounts."""

Part = Literal["line", "total", "balance", "heading", "note", "title"]
"""What a row is within its sheet. Only a line can come in; the others are left out unless told otherwise."""

MONEY_IN: tuple[Becomes, ...] = ("income", "grant")
MONEY_OUT: tuple[Becomes, ...] = ("cost", "post", "freelancer")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to a question: `value` goes into `Told`, `label` is what the user reads."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a careful person would ask about the workbook, a sheet, or one row.

    `must` means that nothing can come in before it is answered; any other has been answered by the careful guess that
    the sentence names, and may be corrected. `code` and `place` together are its key in `Told.answers`; a question
    about the whole workbook has a place without a sheet, one about a sheet has row 0. Without `choices` the row is
    corrected (an amount, a name), or the file is mended.
    """

    code: str
    sentence: str
    place: Place = WORKBOOK
    choices: tuple[Choice, ...] = ()
    must: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the workbook contradicts itself, or says other than what is taken from it.

    `says` is what the workbook says and `adds_up` what was found, in pence. `side` is empty for a difference within
    one row. `rows` are the rows that explain it, or the row itself.
    """

    sentence: str
    says: int
    adds_up: int
    side: Side = ""
    sheet: str = ""
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """One row of a sheet as it is understood. Every row with anything in it has one, those left out too.

    `total` and `months` are in pence, of money in or money out as `side` says: a refund among costs is below zero.
    `months` holds only months with an amount; it is empty while no year is known, and `total` stands all the same.
    `why` is the reason, a sentence for the user. `section` is the nearest heading above it, `category` the word of a
    category column or a merged cell. `could_be` is what the user may want to make of it ("post" or "freelancer");
    `oncost` marks employer's National Insurance and pension rows, which belong to posts; `in_posts` those of them that
    are left out because posts hold them. `note` is what notes columns say.
    """

    place: Place
    name: str
    becomes: Becomes
    why: str
    part: Part = "line"
    side: Side = ""
    pattern: Pattern = ""
    total: int = 0
    months: Mapping[Month, int] = field(default_factory=dict)
    section: str = ""
    category: str = ""
    note: str = ""
    could_be: Literal["post", "freelancer", ""] = ""
    oncost: bool = False
    in_posts: bool = False
    questions: tuple[Question, ...] = ()

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.place.sheet

    @property
    def row(self) -> int:
        """Its number as a spreadsheet shows it, from 1."""
        return self.place.row


@dataclass(frozen=True, slots=True)
class BudgetSheet:
    """One sheet as it is understood: whether it is taken, and why or why not.

    `header_row` counts from 1 and is None where none was found. `months` are those that its columns cover, in order.
    `blocks` are the headings of its money in and money out, in order, each with its side. `unit` is 1,000 where
    amounts stand in thousands. `columns_left` names the columns with amounts that are not read, such as last year's.
    Totals are in pence: what its rows add up to, and what its own total rows say, None where it says nothing.
    """

    name: str
    taken: bool
    why: str
    header_row: int | None = None
    months: tuple[Month, ...] = ()
    blocks: tuple[tuple[str, Side], ...] = ()
    unit: int = 1
    columns_left: tuple[str, ...] = ()
    total_in: int = 0
    total_out: int = 0
    says_in: int | None = None
    says_out: int | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """The whole workbook as it is understood. Sums are in pence, over the rows of the sheets that are taken.

    `sheet_total_in` and `sheet_total_out` are what the sheets themselves say, None where they say nothing.
    `rows` holds the rows of the sheets that are taken. `questions` holds all, those of rows too, in the order to ask.
    """

    sheets: tuple[BudgetSheet, ...]
    rows: tuple[BudgetRow, ...]
    total_in: int
    total_out: int
    sheet_total_in: int | None
    sheet_total_out: int | None
    differences: tuple[Difference, ...]
    questions: tuple[Question, ...]

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """What must be answered before anything can come in."""
        return tuple(question for question in self.questions if question.must)
