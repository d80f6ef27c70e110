"""The figures of the organisation's money that a text can name, each with what it rests on."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from app.dates import format_date
from app.documents.facts.catalogue import FIGURES
from app.documents.facts.money import CoverLine, Money
from app.documents.tree.tree import Figure
from app.money import format_money, format_pounds, format_whole_pounds, round_half_up
from app.text import plural

_Unit = Literal["money", "count", "date"]
_HUNDREDTHS = 100
_ON = {
    "confirmed": "the forecast on confirmed income",
    "expected": "the forecast with uncertain income by its likelihood",
    "everything": "the forecast with everything hoped for",
}


def money_figures(money: Money, as_at: date) -> tuple[Figure, ...]:
    """Every figure that there is; none of a forecast where there are no months, none of people where nobody is."""
    return (*_forecast(money, as_at), *_reserves(money), *_core(money, as_at), *_people(money, as_at))


def _forecast(money: Money, as_at: date) -> Iterator[Figure]:
    basis = _ON[money.view] + _from_balances(money)
    if money.months_lasting is not None or money.lasts:
        yield _figure("runway", money.lasts, "count", money.months_lasting, basis, as_at)
    if money.first_short is not None:
        yield _figure("first-short", money.first_short.label, "date", str(money.first_short), basis, as_at)
    if money.decide_by is not None:
        said = format_date(money.decide_by)
        yield _figure("decide-by", said, "date", money.decide_by.isoformat(), f"{basis}, and closing costs", as_at)
    if money.lowest is not None:
        month, pence = money.lowest
        yield _figure(
            "lowest-cash", format_pounds(pence), "money", pence, f"{basis}: at the end of {month.label}", as_at
        )


def _reserves(money: Money) -> Iterator[Figure]:
    """Reserves are those of the balance date."""
    if money.balance_date is None or money.free_reserves is None:
        return
    basis, on = "all funds less what is tied", money.balance_date
    yield _figure("free-reserves", format_pounds(money.free_reserves), "money", money.free_reserves, basis, on)
    if money.months_held is not None:
        basis = f"free reserves over {money.months_of}"
        yield _figure("reserves-months", money.held, "count", money.months_held, basis, on)


def _core(money: Money, as_at: date) -> Iterator[Figure]:
    line = money.whole_year
    if line is None or line.core <= 0:
        return
    when, basis = f"in {line.year}", f"the plan for {year_words(line)}, without what projects cost"
    name = f"{FIGURES['core-costs'].name} {when}"
    yield Figure("core-costs", name, format_whole_pounds(line.core), "money", line.core, basis, as_at)
    share = cover_percent(line)
    name = f"{FIGURES['core-cover'].name} {when}"
    yield Figure("core-cover", name, f"{share}%", "count", share * _HUNDREDTHS, basis, as_at)


def _people(money: Money, as_at: date) -> Iterator[Figure]:
    each = (
        ("supervision-per-person", money.supervision_per_person, "supervision planned"),
        ("training-per-person", money.training_per_person, "training planned"),
    )
    for name, pence, planned in each:
        if pence is not None:
            basis = f"{planned} in {money.people_year}, over everybody there that year"
            yield _figure(name, format_money(pence), "money", pence, basis, as_at)


def cover_percent(line: CoverLine) -> int:
    """How much of core costs confirmed money meets, in whole per cent; all of it only where none is missing."""
    if line.confirmed >= line.core:
        return 100
    return min(99, round_half_up(100 * line.confirmed, line.core))


def year_words(line: CoverLine) -> str:
    """`2026-27`, or `2026-27 (4 months)` where the forecast reaches only so far into it."""
    return line.year if line.months == 12 else f"{line.year} ({plural(line.months, 'month')})"


def _from_balances(money: Money) -> str:
    return f", from the balances of {format_date(money.balance_date)}" if money.balance_date else ""


def _figure(name: str, text: str, unit: _Unit, value: int | str | None, basis: str, as_at: date) -> Figure:  # noqa: PLR0917 - the fields of a figure, in their order
    return Figure(name, FIGURES[name].name, text, unit, value, basis, as_at)
