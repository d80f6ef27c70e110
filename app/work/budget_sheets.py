"""The sheets of a budget in words: which are taken, for which months, and what of them is left out and why."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.exchange.budget.understood import BudgetSheet, Understanding
from app.money import format_money
from app.services.said.wording import Spans, spans
from app.text import listed, quoted


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet: whether it is taken, and what is to be known of it."""

    name: str
    taken: bool
    words: str


def sheet_lines(understanding: Understanding) -> tuple[SheetLine, ...]:
    """Every sheet of the workbook, in its order."""
    return tuple(SheetLine(each.name, each.taken, _sheet_words(each)) for each in understanding.sheets)


def how_read(understanding: Understanding) -> str:
    """For which months the budget is, and what of it is left out and why: what nobody sees in its rows."""
    taken = [sheet for sheet in understanding.sheets if sheet.taken]
    periods = {_period(sheet) for sheet in taken if sheet.months}
    words = [f"The amounts are for {periods.pop()}."] if len(periods) == 1 else []
    words += _apart(taken) if periods else []
    words += _columns(taken)
    words += [f"{quoted(sheet.name)} is left out. {sheet.why}" for sheet in understanding.sheets if not sheet.taken]
    return " ".join(words)


def adds_up(understanding: Understanding) -> Spans:
    """What is in and what is out, and how far that is from what the sheets themselves say."""
    words = f"**{format_money(understanding.total_in)}** in, **{format_money(understanding.total_out)}** out"
    told = [("in", understanding.sheet_total_in, understanding.total_in)]
    told += [("out", understanding.sheet_total_out, understanding.total_out)]
    said = [(side, says, found) for side, says, found in told if says is not None]
    if not said:
        return spans(f"{words}.")
    if len(said) == len(told) and all(says == found for _, says, found in said):
        return spans(f"{words}, the same as the totals in your sheet.")
    parts = [f"{format_money(says)} {side} ({_difference(says, found)})" for side, says, found in said]
    return spans(f"{words}. Your sheet says {listed(parts)}.")


def _difference(says: int, found: int) -> str:
    """How far what a sheet says is from what its rows add up to."""
    if says == found:
        return "the same"
    return f"{format_money(abs(says - found))} {'more' if says > found else 'less'}"


def _period(sheet: BudgetSheet) -> str:
    first, last = min(sheet.months), max(sheet.months)
    return first.label if first == last else f"{first.label} to {last.label}"


def _apart(sheets: list[BudgetSheet]) -> Iterator[str]:
    return (f"The amounts of {quoted(sheet.name)} are for {_period(sheet)}." for sheet in sheets if sheet.months)


def _columns(sheets: list[BudgetSheet]) -> Iterator[str]:
    names = dict.fromkeys(quoted(name) for sheet in sheets for name in sheet.columns_left)
    if names:
        yield f"{'Columns' if len(names) > 1 else 'Column'} left out: {listed(tuple(names))}."


def _sheet_words(sheet: BudgetSheet) -> str:
    return " ".join((sheet.why, *_columns([sheet] if sheet.taken else [])))
