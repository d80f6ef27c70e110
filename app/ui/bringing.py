"""Bringing other programs' files into the open file: what the import dialog has done on the worker."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.exchange.files.cells import Book, Sheet
from app.exchange.files.sheets import read_book
from app.exchange.giving.awards import Awards
from app.exchange.giving.reading import read_awards
from app.exchange.lists.kinds import KINDS
from app.exchange.lists.mapping import Layout, guess_layout, headings_of
from app.exchange.lists.rows import Table, read_rows
from app.exchange.lists.values import as_text
from app.problems import Refused
from app.services.imports.imports import import_awards, import_table
from app.services.imports.preview import Preview, preview_awards, preview_table
from app.services.imports.rows import TABLES
from app.services.rows.nouns import NOUNS
from app.storage.file import OrganisationFile
from app.text import plural, quoted, shorten

GIVING = "360giving"
KIND_CHOICES = (*((name, kind.label) for name, kind in KINDS.items()), (GIVING, "Grants published as 360Giving"))
"""What a file can hold: each kind, and its words."""

_NO_RECIPIENT = (
    "Say whose grants are meant: type your organisation’s identifier, such as GB-CHC-1000147, or choose it from "
    "those in the file."
)
Step = Callable[[str], object]
"""Told before each step what is being done; raises where the user has called it off."""

_ROWS_OFFERED = 80
_COLUMNS_OFFERED = 80
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user says about a file; what is None is guessed.

    `columns` gives the field of each heading, empty to leave the column out; it goes with a sheet and a header row.
    """

    kind: str
    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] | None = None
    recipient: str = ""


@dataclass(frozen=True, slots=True)
class FileColumn:
    """A column of the file: its heading, what stands under it, and the field that it fills (empty for none)."""

    heading: str
    sample: str
    field: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the list is in the file, and what else could be chosen. `fields` are (name, label) pairs."""

    sheet: str
    sheets: tuple[tuple[str, str], ...]
    header_row: int
    header_rows: tuple[tuple[int, str], ...]
    columns: tuple[FileColumn, ...]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Look:
    """A file as it was understood: where its list is, what bringing it in would do, and what stands in the way.

    `recipients` are the organisations that a file of awards names, as (identifier, words). `notice` is a sentence
    about how it was read.
    """

    kind: str
    preview: Preview
    place: Place | None = None
    recipients: tuple[tuple[str, str], ...] = ()
    notice: str = ""
    content: Table | Awards | None = field(default=None, repr=False)
    recipient: str = ""


class Source:
    """A file to bring in. Its sheets are read once, when they are wanted."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._book: Book | None = None

    def book(self) -> Book:
        """The file as sheets. Raises Refused when it is no spreadsheet."""
        if self._book is None:
            book = read_book(self.path)
            if not any(sheet.rows for sheet in book.sheets):
                raise Refused(f"{self.path.name} is empty. Choose the file with your figures in it.")
            self._book = book
        return self._book


def _unheard(_words: str) -> None:
    """Nobody waits for the steps."""


def look_at(opened: OrganisationFile, source: Source, wishes: Wishes, *, today: date, step: Step = _unheard) -> Look:
    """Read the file as the user wishes, guess the rest, and try what bringing it in would do. Changes nothing.

    Raises Refused with a sentence when the file cannot be read.
    """
    step(f"Reading {shorten(source.path.name, _LONGEST)}")
    if wishes.kind == GIVING or source.path.suffix.lower() == ".json":
        return _look_at_awards(opened, source, wishes, today, step)
    book = source.book()
    step("Finding the columns")
    kind, layout, notice = _layout(book, wishes)
    table = read_rows(book, KINDS[kind], layout, today=today)
    step("Trying it out")
    with opened.read() as session:  # what is done in it is not kept
        preview = preview_table(session, table, _sayer(book, layout), today=today)
    return Look(kind, preview, _place(book, kind, layout), notice=notice, content=table)


def bring_in(
    opened: OrganisationFile,
    source: Source,
    look: Look,
    *,
    leave_out: bool,
    today: date,
    step: Step = _unheard,
) -> str:
    """Bring in what was looked at, after a backup, as one action; gives its label. All of it comes in, or nothing.

    With `leave_out` the rows that cannot be used stay out. Raises Refused with a sentence, among others ImportRefused
    for a file with rows that cannot be used.
    """
    label = _label(source, look)
    step("Making a backup first")
    opened.backup_before("import")
    step(f"Bringing in {shorten(source.path.name, _LONGEST)}")
    with opened.action(label) as session:
        if isinstance(look.content, Table):
            import_table(session, look.content, today=today, skip_problem_rows=leave_out)
        elif isinstance(look.content, Awards):
            import_awards(session, look.content, look.recipient, today=today, skip_problem_rows=leave_out)
        step("Writing it down")
    return label


def _label(source: Source, look: Look) -> str:
    noun = NOUNS[TABLES.get(look.kind, "grant")]
    return f"Bring in {plural(look.preview.added, noun.one, noun.many)} from {shorten(source.path.name, _LONGEST)}"


def _look_at_awards(opened: OrganisationFile, source: Source, wishes: Wishes, today: date, step: Step) -> Look:
    recipient = " ".join(wishes.recipient.split())
    awards = read_awards(source.path, recipient=recipient or None, today=today)
    step("Trying it out")
    recipients = _recipients(awards)
    notice = ""
    if not recipient:
        notice = _NO_RECIPIENT
    elif not awards.awards and not awards.problems:
        whose = quoted(recipient, _LONGEST)
        notice = f"No grant in {source.path.name} is to {whose}. Check it, or choose yours from the file."
    if notice:
        return Look(GIVING, Preview(blocked=True), None, recipients, notice)
    with opened.read() as session:  # what is done in it is not kept
        preview = preview_awards(session, awards, recipient, today=today)
    return Look(GIVING, preview, None, recipients, "", awards, recipient)


def _recipients(awards: Awards) -> tuple[tuple[str, str], ...]:
    """The organisations that the awards are to, by name, with how many each has."""
    counts = Counter(award.recipient_id for award in awards.found if award.recipient_id)
    names = {award.recipient_id: award.recipient_name for award in awards.found}
    words = (
        (one, f"{shorten(names[one] or one, _LONGEST)} · {one} · {plural(count, 'grant')}")
        for one, count in counts.items()
    )
    return tuple(sorted(words, key=lambda pair: pair[1].casefold()))


def _layout(book: Book, wishes: Wishes) -> tuple[str, Layout, str]:
    """The kind and the layout, with a sentence where the guess is not to be relied on."""
    kind = KINDS[wishes.kind]
    if wishes.columns is not None and wishes.sheet and wishes.header_row:
        chosen = {heading: name for heading, name in wishes.columns.items() if name}
        return kind.name, Layout(wishes.sheet, wishes.header_row, chosen), ""
    try:
        return kind.name, guess_layout(book, kind, sheet=wishes.sheet, header_row=wishes.header_row), ""
    except Refused as refused:
        sentence = str(refused)
    sheet = book.sheet(wishes.sheet) if wishes.sheet else _first_sheet(book)
    if wishes.header_row is None and wishes.sheet is None:
        for other in KINDS.values():
            if other is not kind and (layout := _guessed(book, other.name)):
                words = f"This looks like “{other.label}”, so it is read as these. Choose another kind above if "
                return other.name, layout, f"{words}it is not."
    row = wishes.header_row or next(at for at, cells in enumerate(sheet.rows, start=1) if cells)
    layout = _guessed(book, kind.name, sheet.name, row) or Layout(sheet.name, row, {})
    return kind.name, layout, f"{sentence} Choose the row of headings, and what each column is."


def _guessed(book: Book, kind: str, sheet: str | None = None, header_row: int | None = None) -> Layout | None:
    try:
        return guess_layout(book, KINDS[kind], sheet=sheet, header_row=header_row)
    except Refused:
        return None


def _first_sheet(book: Book) -> Sheet:
    filled = [sheet for sheet in book.sheets if sheet.rows]
    return next((sheet for sheet in filled if sheet.visible), filled[0])


def _place(book: Book, kind: str, layout: Layout) -> Place:
    sheet = book.sheet(layout.sheet)
    sheets = [each for each in book.sheets if each.rows]
    rows = {at for at, cells in enumerate(sheet.rows[:_ROWS_OFFERED], start=1) if cells} | {layout.header_row}
    return Place(
        sheet.name,
        tuple((each.name, each.name if each.visible else f"{each.name} (hidden)") for each in sheets),
        layout.header_row,
        tuple((row, _row_words(sheet, row)) for row in sorted(rows)),
        tuple(_columns(sheet, layout)),
        tuple((one.name, one.label) for one in KINDS[kind].fields),
    )


def _row_words(sheet: Sheet, row: int) -> str:
    cells = sheet.rows[row - 1] if row <= len(sheet.rows) else ()
    words = " · ".join(shorten(text, 24) for cell in cells if (text := " ".join(as_text(cell).split())))
    return shorten(f"Row {row}: {words}", 90)


def _columns(sheet: Sheet, layout: Layout) -> Sequence[FileColumn]:
    """The columns that have something in them, each with the first things that stand under its heading."""
    under = sheet.rows[layout.header_row : layout.header_row + 50]
    heads = sheet.rows[layout.header_row - 1] if layout.header_row <= len(sheet.rows) else ()
    columns = []
    for index, heading in enumerate(headings_of(sheet, layout.header_row)):
        texts = [text for row in under if index < len(row) and (text := " ".join(as_text(row[index]).split()))]
        if texts or (index < len(heads) and heads[index] is not None):
            sample = ", ".join(shorten(text, 24) for text in list(dict.fromkeys(texts))[:3])
            columns.append(FileColumn(heading, shorten(sample, _LONGEST), layout.columns.get(heading, "")))
    used = [column for column in columns if column.field]
    return columns[:_COLUMNS_OFFERED] + [column for column in used if column not in columns[:_COLUMNS_OFFERED]]


def _sayer(book: Book, layout: Layout) -> Callable[[int], dict[str, str]]:
    """Tells what the file says in a row, by field."""
    sheet = book.sheet(layout.sheet)
    headings = enumerate(headings_of(sheet, layout.header_row))
    fields = [(index, layout.columns[heading]) for index, heading in headings if heading in layout.columns]

    def said(number: int) -> dict[str, str]:
        cells = sheet.rows[number - 1]
        return {name: as_text(cells[index]) for index, name in fields if index < len(cells)}

    return said
