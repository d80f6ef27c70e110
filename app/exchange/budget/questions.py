"""What must be asked about a sheet as a whole: its year, its columns, what is hidden in it."""

from collections.abc import Sequence
from datetime import date

from app.dates import FinancialYear, Month
from app.exchange.budget.reading import Read
from app.exchange.budget.told import WORKBOOK, Place, Told
from app.exchange.budget.understood import Choice, Question
from app.exchange.files.cells import column_index, column_letter
from app.exchange.tables.roles import is_of_several_years
from app.exchange.tables.table import Table
from app.text import begun, plural, quoted


def chosen_columns(sheet: str, told: Told) -> tuple[int, ...]:
    """The columns that the user picked in a sheet, as answers to the questions here."""
    picked = [told.answers.get((code, Place(sheet)), "") for code in ("which_column", "which_years", "further_years")]
    return tuple(
        column_index(letters)
        for answer in picked
        for letters in answer.split(",")
        if letters.isalpha() and letters.isupper()
    )


def no_year(today: date, first_month: int) -> Question:
    """Which year the months of the workbook are in."""
    now = FinancialYear.containing(Month.of(today), first_month)
    years = [FinancialYear(now.start.plus(12 * step)) for step in (0, 1, -1)]
    choices = tuple(Choice(str(year.start.year), f"{year.start.label} to {year.months[-1].label}") for year in years)
    return Question(
        "no_year", "No year stands anywhere in the workbook. In which year does it begin?", WORKBOOK, choices
    )


def no_budget() -> Question:
    """Nothing in the workbook is a budget."""
    return Question("no_budget", "No rows with names and amounts were found. Choose the sheet and its row of headings.")


def of_sheet(read: Read, told: Told, today: date, *, taken: bool) -> list[Question]:
    """What must be asked about one sheet, without what is answered."""
    place = Place(read.grid.name)
    asked: list[Question] = []
    if read.months_down:
        ask = f"In {quoted(read.grid.name)} the months run down. Turn the table round so that they run across."
        return [Question("months_down", ask, place)]
    for table in read.tables:
        asked += _columns(read, table, place, taken=taken)
    if taken:
        asked += _passed_years(read, place, today)
        asked += _hidden(read, place)
    return [question for question in asked if (question.code, question.place) not in told.answers]


def _columns(read: Read, table: Table, place: Place, *, taken: bool) -> list[Question]:
    if table.unclear and (taken or not table.spans):
        if all(is_of_several_years(table.texts.get(column, "")) for column in table.unclear):
            ask = f"The amounts of {quoted(read.grid.name)} are for several years together. Add a column for each year."
            return [Question("several_years", ask, place)]
        choices = tuple(_choice(table, column) for column in table.unclear)
        if not table.spans:
            everything = ",".join(column_letter(column) for column in table.unclear)
            choices = (*choices, Choice(everything, "All of them together"))
        ask = f"Which column of {quoted(read.grid.name)} is your budget?"
        return [Question("which_column", ask, place, choices)]
    if table.unclear_years and taken:
        columns = [span.column for span in table.spans]
        everything = ",".join(column_letter(column) for column in (*columns, *table.unclear_years))
        choices = (Choice("first", "Only the months"), Choice(everything, "The later years too"))
        ask = f"{quoted(read.grid.name)} has later years beside its months. Should they come in too?"
        return [Question("further_years", ask, place, choices)]
    return []


def _choice(table: Table, column: int) -> Choice:
    letter = column_letter(column)
    text = table.texts.get(column, "")
    return Choice(letter, f"Column {letter}: {text}" if text else f"Column {letter}")


def _passed_years(read: Read, place: Place, today: date) -> list[Question]:
    """Several years side by side of which the first has passed: last year's figures beside this year's, or a plan."""
    for table in read.tables:
        spans = [span for span in table.spans if span.stretch.length == 12 and span.stretch.known and not span.side]
        passed = [span for span in spans if span.stretch.months[-1].last_day < today]
        if passed and len(passed) < len(spans):
            choices = [_choice(table, span.column) for span in spans]
            everything = ",".join(column_letter(span.column) for span in spans)
            ask = (
                f"{quoted(read.grid.name)} has {plural(len(spans), 'year')}, and one has passed. Which should come in?"
            )
            return [Question("which_years", ask, place, (*choices, Choice(everything, "All of them")))]
    return []


def _hidden(read: Read, place: Place) -> list[Question]:
    rows = [row for row in read.lines if row.line.row in read.grid.hidden_rows and row.line.annual]
    columns = sorted({span.column for table in read.tables for span in table.spans} & read.grid.hidden_columns)
    asked = []
    if rows:
        named = quoted(rows[0].line.name)
        more = f" and {plural(len(rows) - 1, 'more row')}" if len(rows) > 1 else ""
        verb = "are" if len(rows) > 1 else "is"
        choices = (Choice("out", "Leave out what is hidden"), Choice("in", "Take it too"))
        asked.append(
            Question(
                "hidden_rows",
                f"{begun(named)}{more} {verb} hidden in {quoted(read.grid.name)}. Should that come in?",
                place,
                choices,
            )
        )
    if columns:
        letters = ", ".join(column_letter(column) for column in columns)
        choices = (Choice("in", "Take them too"), Choice("out", "Leave them out"))
        ask = f"Columns {letters} of {quoted(read.grid.name)} are hidden. Should their amounts come in?"
        asked.append(Question("hidden_columns", ask, place, choices))
    return asked


def hidden_places(read: Read, told: Told) -> Sequence[int]:
    """The hidden rows that stay out: all, until the user says that they should come in."""
    return () if told.answers.get(("hidden_rows", Place(read.grid.name))) == "in" else sorted(read.grid.hidden_rows)
