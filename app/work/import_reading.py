"""Reading a file that is to be brought in: what kind of list it holds, where that is, and which column is what."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from app.exchange.files.cells import Book, FileProblem
from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.answers import NOTHING_SAID, Answers, HiddenRows
from app.exchange.lists.mapping import Layout, guess_layout
from app.exchange.lists.rows import Table, read_rows
from app.problems import Problem, Refused
from app.services.imports.lists import LISTS
from app.services.rows.usual import UNSAID
from app.text import one_line, shorten, whole_text

GIVING = "360giving"
PEOPLE = "people"
"""Posts or freelancers, whichever the columns are of."""

ANY = ""
"""Whichever kind of list the headings are of."""

Step = Callable[[str], object]
"""Told before each step what is being done; raises where the user has called it off."""

LONGEST = 60
"""Letters of a file's name, or of anything else typed by others, in a sentence."""

_A_YEAR = {"weekly": 52, "monthly": 12, "quarterly": 4, "yearly": 1}
_AMOUNTS = {"costs": "amount", "income": "amount", "grants": "amount_awarded"}


@dataclass(frozen=True, slots=True)
class Instructions:
    """What the user says about a file; what is None is guessed.

    `columns` gives the field of each heading, empty to leave the column out; it goes with a sheet and a header row.
    `corrections` gives the fields of some headings or column letters, and leaves the others to be guessed.
    `restriction` is what grants are that do not say whether they are restricted. Where a guess fails, the next best is
    offered, to be put right; with `strict` that is refused. `answers` are about single rows and cells.
    """

    kind: str
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    recipient: str = ""
    restriction: str = UNSAID
    strict: bool = False
    answers: Answers = NOTHING_SAID

    def typing(self, row: int, name: str, text: str) -> "Instructions":
        """The same, with these words in the cell of a row that fills a field."""
        return self._answering(typed={**self.answers.typed, (row, name): text})

    def leaving_out(self, row: int) -> "Instructions":
        """The same, without this row."""
        return self._answering(left_out=self.answers.left_out | {row}, kept=self.answers.kept - {row})

    def keeping(self, row: int) -> "Instructions":
        """The same, with this row, whatever it looks like."""
        return self._answering(kept=self.answers.kept | {row}, left_out=self.answers.left_out - {row})

    def with_hidden(self, hidden: str) -> "Instructions":
        """The same, with hidden rows asked about, in or out."""
        return self._answering(hidden=HiddenRows(hidden))

    def with_funder(self, funder: str) -> "Instructions":
        """The same, with this funder for every grant that names none."""
        return self._answering(funder=funder.strip())

    def elsewhere(self) -> "Instructions":
        """The same for another sheet or kind: what was said of single rows and cells does not hold there."""
        return self._answering(typed={}, left_out=frozenset(), kept=frozenset())

    def _answering(self, **answers: Any) -> "Instructions":
        return replace(self, answers=replace(self.answers, **answers))


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

    def usable_count(self, problems: Iterable[Problem]) -> int:
        """How many rows have none of these problems."""
        wrong = {problem.row for problem in problems}
        if isinstance(self.content, Awards):
            return sum(award.row not in wrong for award in self.content.awards)
        return sum(row.number not in wrong for row in self.content.rows)

    @property
    def total(self) -> int | None:
        """The amounts of the rows that can be used, in pence; None for lists without amounts."""
        return self.sums_without(self.content.problems).total

    def sums_without(self, problems: Iterable[Problem]) -> "Sums":
        """What the amounts come to, without the rows that have one of these problems."""
        wrong = {problem.row for problem in problems}
        if isinstance(self.content, Awards):
            return Sums(sum(award.amount_awarded or 0 for award in self.content.awards if award.row not in wrong))
        if self.kind not in _AMOUNTS:
            return Sums(None)
        amounts: Counter[str] = Counter()
        for row in self.content.rows:
            pence = row.values.get(_AMOUNTS[self.kind])
            if row.number not in wrong and isinstance(pence, int):
                amounts[str(row.values.get("frequency") or "")] += pence
        if self.kind == "grants":
            return Sums(amounts.total())
        a_year = sum(times * amounts[every] for every, times in _A_YEAR.items())
        return Sums(amounts.total(), a_year, amounts["one_off"])


@dataclass(frozen=True, slots=True)
class Sums:
    """Pence: the amounts as they stand, what the regular ones come to in a year, and those that come once.

    The last two are None for what has no frequency, all of it for lists without amounts.
    """

    total: int | None
    a_year: int | None = None
    once: int | None = None


def unheard(_words: str) -> None:
    """Nobody waits for the steps."""


def read(source: Source, told: Instructions, *, today: date, step: Step = unheard) -> Reading:
    """Read the file as the user says, and guess the rest. Raises Refused with a sentence when it cannot be read."""
    step(f"Reading {source.name}")
    if told.kind == ANY and source.path.suffix.lower() != ".json":
        told = replace(told, kind=_likeliest(source.book(), today))
    if told.kind == GIVING or (source.path.suffix.lower() == ".json" and not told.strict):
        recipient = one_line(told.recipient)
        awards = read_awards(source.path, recipient=recipient or None, today=today)
        return Reading(GIVING, awards, recipient, restriction=told.restriction)
    book = source.book()
    step("Finding the columns")
    kind, layout, notice = _layout(book, told, today)
    table = read_rows(book, LISTS[kind], layout, today=today, answers=told.answers)
    return Reading(kind, table, notice=notice, restriction=told.restriction)


def _likeliest(book: Book, today: date) -> str:
    """The kind whose headings fit best; costs where none fit."""
    found = {kind: layout for kind in LISTS if (layout := _tried(book, kind, today))}
    needed = {kind: {one.name for one in LISTS[kind].fields if one.required} for kind in found}
    whole = [kind for kind, layout in found.items() if needed[kind] <= {*layout.columns.values(), *layout.asked}]
    return max(whole or found, key=lambda kind: found[kind].score, default="costs")


def _layout(book: Book, told: Instructions, today: date) -> tuple[str, Layout, str]:
    """The kind and the layout, with a sentence where the guess is not to be relied on."""
    if told.columns is not None and told.sheet and told.header_row:
        chosen = {heading: name for heading, name in told.columns.items() if name}
        return told.kind, Layout(told.sheet, told.header_row, chosen), ""
    try:
        return (*(_people(book, told, today) if told.kind == PEOPLE else _guessed(book, told, told.kind, today)), "")
    except Refused as refused:
        if told.strict:
            raise
        return _next_best(book, told, str(refused), today)


def _people(book: Book, told: Instructions, today: date) -> tuple[str, Layout]:
    """A list of people is one of freelancers by its day rates, of posts by its salaries."""
    for kind in ("freelancers", "posts"):
        try:
            _, layout = _guessed(book, told, kind, today)
        except FileProblem:
            continue
        if {one.name for one in LISTS[kind].fields if one.required} <= set(layout.columns.values()):
            return kind, layout
    raise Refused(
        f"{book.path.name} is not a list of people that can be brought in. It needs a column with full-time salaries, "
        "for posts, or with day rates, for freelancers."
    )


def _guessed(book: Book, told: Instructions, kind: str, today: date) -> tuple[str, Layout]:
    layout = guess_layout(
        book,
        LISTS[kind],
        sheet=told.sheet,
        header_row=told.header_row,
        columns=dict(told.corrections),
        today=today,
    )
    return kind, layout


def _next_best(book: Book, told: Instructions, sentence: str, today: date) -> tuple[str, Layout, str]:
    """Another kind that the list looks like, or else a place from which the user can put it right."""
    filled = [sheet for sheet in book.sheets if sheet.rows]
    if not filled:
        raise Refused(f"{book.path.name} is empty. Choose the file with your figures in it.")
    if told.header_row is None and told.sheet is None:
        for other in LISTS.values():
            if other.name != told.kind and (layout := _tried(book, other.name, today)):
                words = f"This looks like “{other.label}”, so it is read as these. Choose another kind above if "
                return other.name, layout, f"{words}it is not."
    sheet = book.sheet(told.sheet) if told.sheet else next((one for one in filled if one.visible), filled[0])
    row = told.header_row or next(at for at, cells in enumerate(sheet.rows, start=1) if cells)
    layout = _tried(book, told.kind, today, sheet.name, row) or Layout(sheet.name, row, {})
    return told.kind, layout, f"{sentence} Choose the row of headings, and what each column is."


def _tried(
    book: Book, kind: str, today: date, sheet: str | None = None, header_row: int | None = None
) -> Layout | None:
    try:
        return guess_layout(book, LISTS[kind], sheet=sheet, header_row=header_row, today=today)
    except Refused:
        return None
