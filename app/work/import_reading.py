"""Reading a file that is to be brought in: what kind of list it holds, where that is, and which column is what."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.exchange.files.cells import Book, FileProblem
from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.mapping import Layout, guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.problems import Refused
from app.services.imports.lists import LISTS
from app.services.rows.usual import UNSAID
from app.text import one_line, shorten, whole_text

GIVING = "360giving"
PEOPLE = "people"
"""Posts or freelancers, whichever the columns are of."""

Step = Callable[[str], object]
"""Told before each step what is being done; raises where the user has called it off."""

LONGEST = 60
"""Letters of a file's name, or of anything else typed by others, in a sentence."""

_AMOUNTS = {"costs": "amount", "income": "amount", "grants": "amount_awarded"}


@dataclass(frozen=True, slots=True)
class Instructions:
    """What the user says about a file; what is None is guessed.

    `columns` gives the field of each heading, empty to leave the column out; it goes with a sheet and a header row.
    `corrections` gives the fields of some headings or column letters, and leaves the others to be guessed.
    `restriction` is what grants are that do not say whether they are restricted. Where a guess fails, the next best is
    offered, to be put right; with `strict` that is refused.
    """

    kind: str
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    restriction: str = UNSAID
    strict: bool = False


class Source:
    """A file to bring in. Its sheets are read once, when they are wanted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Book | None = None

    @property
    def name(self) -> str:
        """The file's name as sentences have it: not too long, and text whatever its bytes are."""
        return shorten(whole_text(self.path.name), LONGEST)

    def book(self) -> Book:
        """The file as sheets. Raises Refused when it is no spreadsheet."""
        if self._book is None:
            self._book = read_book(self.path)
        return self._book


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from a file: its kind and its rows. `notice` is a sentence about how it was read, or empty.

    `restriction` is what grants are that do not say whether they are restricted.
    """

    kind: str
    content: Table | Awards = field(repr=False)
    recipient: str = ""
    notice: str = ""
    restriction: str = UNSAID

    @property
    def count(self) -> int:
        """The rows of the list; of published awards all, whoever received them."""
        return len(self.content.rows if isinstance(self.content, Table) else self.content.found)

    @property
    def total(self) -> int | None:
        """The amounts of the rows that can be used, in pence; None for lists without amounts."""
        if isinstance(self.content, Awards):
            return sum(award.amount_awarded or 0 for award in self.content.awards)
        if self.kind not in _AMOUNTS:
            return None
        wrong = {problem.row for problem in self.content.problems}
        amounts = [row.values.get(_AMOUNTS[self.kind]) for row in self.content.rows if row.number not in wrong]
        return sum(pence for pence in amounts if isinstance(pence, int))


def unheard(_words: str) -> None:
    """Nobody waits for the steps."""


def read(source: Source, told: Instructions, *, today: date, step: Step = unheard) -> Reading:
    """Read the file as the user says, and guess the rest. Raises Refused with a sentence when it cannot be read."""
    step(f"Reading {source.name}")
    if told.kind == GIVING or (source.path.suffix.lower() == ".json" and not told.strict):
        recipient = one_line(told.recipient)
        awards = read_awards(source.path, recipient=recipient or None, today=today)
        return Reading(GIVING, awards, recipient, restriction=told.restriction)
    book = source.book()
    step("Finding the columns")
    kind, layout, notice = _layout(book, told)
    table = read_rows(book, LISTS[kind], layout, today=today)
    return Reading(kind, table, notice=notice, restriction=told.restriction)


def _layout(book: Book, told: Instructions) -> tuple[str, Layout, str]:
    """The kind and the layout, with a sentence where the guess is not to be relied on."""
    if told.columns is not None and told.sheet and told.header_row:
        chosen = {heading: name for heading, name in told.columns.items() if name}
        return told.kind, Layout(told.sheet, told.header_row, chosen), ""
    try:
        return (*(_people(book, told) if told.kind == PEOPLE else _guessed(book, told, told.kind)), "")
    except Refused as refused:
        if told.strict:
            raise
        return _next_best(book, told, str(refused))


def _people(book: Book, told: Instructions) -> tuple[str, Layout]:
    """A list of people is one of freelancers by its day rates, of posts by its salaries."""
    for kind in ("freelancers", "posts"):
        try:
            _, layout = _guessed(book, told, kind)
        except FileProblem:
            continue
        if {one.name for one in LISTS[kind].fields if one.required} <= set(layout.columns.values()):
            return kind, layout
    raise Refused(
        f"{book.path.name} is not a list of people that can be brought in. It needs a column with full-time salaries, "
        "for posts, or with day rates, for freelancers."
    )


def _guessed(book: Book, told: Instructions, kind: str) -> tuple[str, Layout]:
    layout = guess_layout(
        book, LISTS[kind], sheet=told.sheet, header_row=told.header_row, columns=dict(told.corrections)
    )
    return kind, layout


def _next_best(book: Book, told: Instructions, sentence: str) -> tuple[str, Layout, str]:
    """Another kind that the list looks like, or else a place from which the user can put it right."""
    filled = [sheet for sheet in book.sheets if sheet.rows]
    if not filled:
        raise Refused(f"{book.path.name} is empty. Choose the file with your figures in it.")
    if told.header_row is None and told.sheet is None:
        for other in LISTS.values():
            if other.name != told.kind and (layout := _tried(book, other.name)):
                words = f"This looks like “{other.label}”, so it is read as these. Choose another kind above if "
                return other.name, layout, f"{words}it is not."
    sheet = book.sheet(told.sheet) if told.sheet else next((one for one in filled if one.visible), filled[0])
    row = told.header_row or next(at for at, cells in enumerate(sheet.rows, start=1) if cells)
    layout = _tried(book, told.kind, sheet.name, row) or Layout(sheet.name, row, {})
    return told.kind, layout, f"{sentence} Choose the row of headings, and what each column is."


def _tried(book: Book, kind: str, sheet: str | None = None, header_row: int | None = None) -> Layout | None:
    try:
        return guess_layout(book, LISTS[kind], sheet=sheet, header_row=header_row)
    except Refused:
        return None
