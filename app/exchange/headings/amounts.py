"""Which column is one year's amount, where several could be: of several years, of a unit, or hidden beside another."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.exchange.files.cells import Cell, Sheet
from app.exchange.headings.rows import headings_of
from app.exchange.headings.years import Year, current, is_several_years, numbered_year, year_in
from app.text import listed, quoted

_NO_BUDGET = re.compile(
    r"\b(?:actuals?|outturn|spent|spend to date|variance|difference|prior|previous|last|ytd|to date|received|paid"
    r"|change|percent|over|under)\b"
)
_BEHIND = re.compile(r"\b(?:actuals?|outturn)\b")
_OF_A_UNIT = re.compile(r"\b(?:unit|each|rate|price|per item|per head|per hour|per day|per session)\b")
_ROWS_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns with the amount settled, and what is to be said about that.

    `asked` is a sentence where nothing tells which it is: then no column has the amount until the user says so.
    """

    columns: Mapping[int, str]
    note: str = ""
    asked: str = ""
    amounts: Sequence[int] = field(default=())


def choose_amount(
    sheet: Sheet, header_row: int, found: Mapping[int, str], is_amount: Callable[[str], bool], today: date | None
) -> Choice:
    """Settle the amount of a list of costs or income, of which a plan wants one year's.

    `found` has the field of each column so far, `is_amount` tells of a heading whether it could be the amount's.
    """
    if not found:
        return Choice(found)
    headings = headings_of(sheet, header_row)
    chosen = next((index for index, name in found.items() if name == "amount"), None)
    free = [index for index in range(len(headings)) if index == chosen or index not in found]
    if today is not None:
        dated = {index: year for index in free if (year := year_in(headings[index]))}
        if len(set(dated.values())) > 1:
            dated = {index: year for index, year in dated.items() if _has_figures(sheet, header_row, index)}
        if len(set(dated.values())) > 1:
            return _of_years(found, headings, dated, today)
    numbered = {index: number for index in free if (number := numbered_year(headings[index]))}
    if len(set(numbered.values())) > 1 or (numbered and chosen is None):
        first = [index for index in numbered if numbered[index] == min(numbered.values())]
        return _settled(found, headings, _budgets(headings, first), list(numbered))
    if chosen is None:
        return Choice(found)
    if is_several_years(headings[chosen]):
        sentence = f"{quoted(headings[chosen])} is for more than one year. Say which column is one year’s amount."
        return Choice(found, asked=sentence)
    rivals = [index for index in free if index == chosen or is_amount(headings[index])]
    best = max(rivals, key=lambda index: _rank(sheet, header_row, headings, index, chosen))
    return Choice(_with_amount(found, best))


def _of_years(found: Mapping[int, str], headings: Sequence[str], dated: Mapping[int, Year], today: date) -> Choice:
    """The budget of the year that today lies in; a year with actual figures beside it is taken to be behind."""
    budgets = _budgets(headings, dated)
    behind = {year for index, year in dated.items() if _BEHIND.search(headings[index].casefold())}
    ahead = {dated[index] for index in budgets if not dated[index].is_over(today)} - behind
    year = current((dated[index] for index in budgets), today)
    if year in behind or year is None:
        year = next(iter(ahead)) if len(ahead) == 1 else None
    return _settled(found, headings, [index for index in budgets if dated[index] == year], list(dated))


def _budgets(headings: Sequence[str], places: Mapping[int, object] | Sequence[int]) -> list[int]:
    return [index for index in places if not _NO_BUDGET.search(headings[index].casefold())]


def _settled(found: Mapping[int, str], headings: Sequence[str], fitting: Sequence[int], years: Sequence[int]) -> Choice:
    names = [quoted(headings[index]) for index in years]
    if len(fitting) != 1:
        asked = f"The amounts are of several years: {listed(names)}. Say which column is the amount."
        return Choice(found, asked=asked)
    best = fitting[0]
    if len(years) == 1:
        return Choice(_with_amount(found, best))
    others = [quoted(headings[index]) for index in years if index != best]
    note = f"{quoted(headings[best])} is taken as the amount, and not {listed(others, 'or')}."
    return Choice(_with_amount(found, best), note)


def _with_amount(found: Mapping[int, str], best: int) -> dict[int, str]:
    return {index: name for index, name in found.items() if name != "amount"} | {best: "amount"}


def _rank(
    sheet: Sheet, header_row: int, headings: Sequence[str], index: int, chosen: int
) -> tuple[bool, bool, int, bool]:
    """Seen before hidden, whole amounts before those of a unit, well filled before gappy, else as the headings say."""
    whole = not _OF_A_UNIT.search(headings[index].casefold())
    return index not in sheet.hidden_columns, whole, _filled(sheet, header_row, index), index == chosen


def _filled(sheet: Sheet, header_row: int, index: int) -> int:
    return sum(_at(row, index) is not None for row in sheet.rows[header_row : header_row + _ROWS_LOOKED_AT])


def _has_figures(sheet: Sheet, header_row: int, index: int) -> bool:
    """Whether most of what stands under a heading is figures."""
    cells = [
        cell for row in sheet.rows[header_row : header_row + _ROWS_LOOKED_AT] if (cell := _at(row, index)) is not None
    ]
    return sum(_is_figure(cell) for cell in cells) * 2 > len(cells)


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, str):
        return bool(re.fullmatch(r"[\s£(−-]*\d[\d,. ]*(?:k|p|m)?[)\s−-]*", cell, re.IGNORECASE))
    return isinstance(cell, int | float) and not isinstance(cell, bool)


def _at(row: Sequence[Cell], index: int) -> Cell:
    return row[index] if index < len(row) else None
