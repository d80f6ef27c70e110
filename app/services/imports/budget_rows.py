"""What each row of a budget workbook becomes in the organisation file: a line, a post, a freelancer or a grant."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.dates import Month
from app.exchange.budget.told import Place
from app.exchange.budget.understood import BudgetRow, BudgetSheet, Understanding
from app.models.choices import (
    Certainty,
    CostCategory,
    Frequency,
    GrantKind,
    PensionBasis,
    Stage,
)
from app.money import round_half_up
from app.problems import Refused
from app.services.imports.budget_words import cost_category, grant_kind, income_category, is_undecided, said_restriction
from app.services.rows.usual import RESTRICTION, UNSAID
from app.text import name_key, one_line

TABLES: Mapping[str, str] = {
    "cost": "cost_line",
    "post": "post",
    "freelancer": "freelancer",
    "income": "income_line",
    "grant": "grant",
}
"""The table of everything that a row can become."""

MONTHS = "months"
"""Not a column: what a row comes to, month by month."""

KEY = "budget:"
"""How the keys of rows begin that came in with a budget; the sheet follows."""

_YEAR = 12
_MOST_LETTERS = 200
_DAY = 100
"""Hundredths of a day: one."""


@dataclass(frozen=True, slots=True)
class BudgetChoices:
    """What a budget does not say and is asked once for all its rows.

    `grants_agreed` says whether its grants and contracts are awarded, or only applied for; `income_sure` whether its
    other income is certain. Rows whose own words say that they are not decided are not, whatever is chosen.
    `restriction` is what its grants may pay for that do not say so themselves; contracts pay for anything.
    `oncosts_within` says of staff lines that become posts whether the amounts have the employer's costs in them; None
    is not said.
    """

    grants_agreed: bool = True
    income_sure: bool = True
    restriction: str = UNSAID
    oncosts_within: bool | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A row as it will be stored: its table, its columns, and the amounts of its months or its payments in pence.

    `key` is the same in a later version of the workbook, whatever the amounts. `annual` is what the row says of a
    post, in pence a year. `received` are the payments that lie before the balance.
    """

    place: Place
    table: str
    key: str
    name: str
    values: Mapping[str, Any]
    months: Mapping[Month, int] = field(default_factory=dict)
    payments: tuple[tuple[date, int], ...] = ()
    received: frozenset[date] = frozenset()
    annual: int = 0


def planned_rows(
    understanding: Understanding,
    choices: BudgetChoices,
    *,
    balance_date: date | None,
    without: Container[Place] = frozenset(),
) -> tuple[Planned, ...]:
    """Every row that comes in, in the order of the workbook, `without` the places that posts make unnecessary.

    Costs go on after the budget's last month; income ends with it, because nobody has promised more. A cost that
    comes in one month of a single year comes again each year; money back does not. What an uneven budget of less than
    a year says nothing about is taken to be its average.
    """
    sheets = {sheet.name: sheet for sheet in understanding.sheets}
    rows = [row for row in understanding.rows if row.becomes != "left_out" and row.place not in without]
    keys = _keys(rows)
    maker = _Maker(choices, balance_date)
    return tuple(maker.make(row, sheets[row.sheet], key) for row, key in zip(rows, keys, strict=True))


def _keys(rows: Sequence[BudgetRow]) -> Iterator[str]:
    """What a row is known by in every version of its workbook: its sheet, its section and its name."""
    times: Counter[str] = Counter()
    for row in rows:
        said = "|".join(name_key(part) for part in (row.sheet, row.side, row.section, row.name))
        times[said] += 1
        yield f"{KEY}{said}#{times[said]}"


class _Maker:
    """Makes the rows of one workbook."""

    def __init__(self, choices: BudgetChoices, balance_date: date | None) -> None:
        self._choices = choices
        self._balance_date = balance_date

    def make(self, row: BudgetRow, sheet: BudgetSheet, key: str) -> Planned:
        """The row as it will be stored."""
        name = one_line(row.name)[:_MOST_LETTERS] or "Without a name"
        match row.becomes:
            case "post":
                return self._post(row, sheet, key, name)
            case "freelancer":
                return self._freelancer(row, sheet, key, name)
            case "grant":
                return self._grant(row, sheet, key, name)
            case "income":
                return self._income(row, sheet, key, name)
            case _:
                return self._cost(row, sheet, key, name)

    def _cost(self, row: BudgetRow, sheet: BudgetSheet, key: str, name: str) -> Planned:
        category = CostCategory.STAFF if row.could_be == "post" or row.oncost else None
        category = CostCategory.FREELANCERS if row.could_be == "freelancer" else category
        rhythm = _rhythm(row, sheet, repeats=True)
        values = {
            "name": name,
            "category": category or cost_category(row.category, row.name, row.section),
            "note": row.note,
            **rhythm.values,
            "end": _last(row, sheet).last_day if row.total < 0 else None,
        }
        return Planned(row.place, "cost_line", key, name, values, rhythm.months)

    def _income(self, row: BudgetRow, sheet: BudgetSheet, key: str, name: str) -> Planned:
        rhythm = _rhythm(row, sheet, repeats=False)
        sure = self._choices.income_sure and not is_undecided(row.name, row.note, row.category, row.section)
        values = {
            "name": name,
            "category": income_category(row.category, row.name, row.section),
            "certainty": Certainty.CONFIRMED if sure else Certainty.UNCONFIRMED,
            "probability": 100 if sure else 50,
            "note": row.note,
            **rhythm.values,
            "end": _last(row, sheet).last_day,
        }
        return Planned(row.place, "income_line", key, name, values, rhythm.months)

    def _grant(self, row: BudgetRow, sheet: BudgetSheet, key: str, name: str) -> Planned:
        kind = grant_kind(row.name, row.category, row.section)
        sold = kind is GrantKind.CONTRACT
        chosen = RESTRICTION[GrantKind.CONTRACT] if sold else self._choices.restriction
        agreed = self._choices.grants_agreed and not is_undecided(row.name, row.note, row.category, row.section)
        if any(pence < 0 for pence in row.months.values()):
            raise Refused(f"Row {row.row} “{name}” has a month below zero, which a grant cannot have. Make it income.")
        payments = tuple((month.last_day, pence) for month, pence in sorted(row.months.items()) if pence)
        total = sum(pence for _, pence in payments)
        values = {
            "title": name,
            "kind": kind,
            "stage": Stage.AWARDED if agreed else Stage.SUBMITTED,
            "amount_awarded" if agreed else "amount_applied": total,
            "start": _first(row, sheet).first_day,
            "end": _last(row, sheet, whole=True).last_day,
            "restriction": said_restriction(row.name, row.note, row.category, row.section) or chosen,
            "note": row.note,
        }
        past = {day for day, _ in payments if agreed and self._balance_date and day <= self._balance_date}
        return Planned(row.place, "grant", key, name, values, payments=payments, received=frozenset(past))

    def _post(self, row: BudgetRow, sheet: BudgetSheet, key: str, name: str) -> Planned:
        values = {
            "title": name,
            "fte": 10_000,
            "start": _first(row, sheet).first_day,
            "pension_basis": PensionBasis.MINIMUM,
            "note": row.note,
        }
        return Planned(row.place, "post", key, name, values, annual=a_year(row, sheet))

    def _freelancer(self, row: BudgetRow, sheet: BudgetSheet, key: str, name: str) -> Planned:
        values = {
            "name": name,
            "day_rate": round_half_up(a_year(row, sheet), _YEAR),
            "days": _DAY,
            "start": _first(row, sheet).first_day,
            "note": row.note,
        }
        return Planned(row.place, "freelancer", key, name, values)


def a_year(row: BudgetRow, sheet: BudgetSheet) -> int:
    """Pence that the row comes to in twelve months: by its own months where it goes on to the sheet's last."""
    months = tuple(_first(row, sheet).until(_last(row, sheet, whole=True).plus(1)))
    steady = all(month in row.months for month in months)
    return round_half_up(row.total * _YEAR, len(months) if steady else len(sheet.months))


def comes_again(row: BudgetRow, sheet: BudgetSheet) -> bool:
    """Whether a cost of one month comes again each year: in a budget of a single year, unless it is money back."""
    return row.becomes == "cost" and row.pattern == "once" and row.total >= 0 and _is_single_year(sheet)


@dataclass(frozen=True, slots=True)
class _Rhythm:
    values: Mapping[str, Any]
    months: Mapping[Month, int] = field(default_factory=dict)


def _rhythm(row: BudgetRow, sheet: BudgetSheet, *, repeats: bool) -> _Rhythm:
    """How often a row comes round, in the simplest words that are true to the penny."""
    first = _first(row, sheet)
    amount = row.months.get(first, row.total)
    steady = {row.months.get(month) for month in first.until(_last(row, sheet, whole=True).plus(1))} == {amount}
    frequency = {
        "by month": Frequency.MONTHLY if steady and len(row.months) > 1 else None,
        "monthly": Frequency.MONTHLY,
        "quarterly": Frequency.QUARTERLY,
        "yearly": Frequency.YEARLY,
        "once": Frequency.YEARLY if repeats and _is_single_year(sheet) else Frequency.ONE_OFF,
    }.get(row.pattern)
    if frequency is not None and amount >= 0 and _is_whole(row, sheet, frequency):
        return _Rhythm({"amount": amount, "frequency": frequency, "start": first.first_day})
    return _Rhythm(
        {"amount": 0, "frequency": Frequency.BY_MONTH, "start": first.first_day},
        _each_month(row, sheet, repeats=repeats),
    )


def _is_single_year(sheet: BudgetSheet) -> bool:
    return not sheet.months or max(sheet.months) - min(sheet.months) < _YEAR


def _is_whole(row: BudgetRow, sheet: BudgetSheet, frequency: Frequency) -> bool:
    """Whether a frequency brings nothing that the sheet does not say: it goes on to the last month that it covers."""
    step = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3}.get(frequency)
    return step is None or _last(row, sheet, whole=True) - max(row.months, default=_last(row, sheet)) < step


def _each_month(row: BudgetRow, sheet: BudgetSheet, *, repeats: bool) -> dict[Month, int]:
    """The amount of every month from the first to the sheet's last; the rest of a year by average."""
    first, last = _first(row, sheet), _last(row, sheet, whole=True)
    months = {month: row.months.get(month, 0) for month in first.until(last.plus(1))}
    covered = len(sheet.months) or len(months)
    if repeats and covered < _YEAR:
        average = max(0, -(-row.total // covered))
        months |= dict.fromkeys(last.plus(1).until(last.plus(1 + _YEAR - covered)), average)
    return months


def _first(row: BudgetRow, sheet: BudgetSheet, *, whole: bool = False) -> Month:
    """The first month with an amount, or of the sheet."""
    months = sheet.months if whole or not row.months else tuple(row.months)
    return min(months)


def _last(row: BudgetRow, sheet: BudgetSheet, *, whole: bool = False) -> Month:
    """The last month with an amount, or of the sheet."""
    months = sheet.months if whole or not row.months else tuple(row.months)
    return max(months)
