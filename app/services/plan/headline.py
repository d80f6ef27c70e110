"""The headline's own trouble: money that is short or soon will be, and figures that stand at nought."""

from collections.abc import Iterator
from datetime import date

from app.dates import Month
from app.money import format_pounds
from app.places import field_of, rows_of
from app.planning.forecast.answers import LASTS, MONTHS, NO_DATA, months_passed, shortage
from app.services.plan.outlook import Outlook
from app.services.plan.situation import Situation
from app.services.said.attention_item import AttentionItem
from app.services.said.wording import Spans, joined, spans

_SOON = 12
"""Months within which the end of money is what the page is about."""
_SAFE = "runway.ends.safe"


def runs_short(found: Outlook, today: date) -> bool:
    """Whether unrestricted money is short already, or will be within twelve months of today."""
    first = found.runway.first_short
    if found.runway.state in {NO_DATA, LASTS}:
        return False
    return found.runway.state != MONTHS or first is None or first - Month.of(today) <= _SOON


def headline_trouble(now: Situation) -> Iterator[AttentionItem]:
    """Money that is short, or will be within twelve months, with the last safe day to decide on closing."""
    found = now.outlook()
    if runs_short(found, now.today):
        yield AttentionItem("red", joined(_when_short(found), found.closing_sentence), "organisation", 1, _SAFE)


def noughts(now: Situation) -> Iterator[AttentionItem]:
    """What the answer cannot be true without and is not entered: a balance and its day, costs, income."""
    found = now.outlook()
    if found.runway.state == NO_DATA:
        place = "costs" if now.plan.balance_date else field_of("organisation", "balance_date")
        yield AttentionItem("amber", found.sentence, "organisation", 1, place)
        return
    funds = found.forecast.funds
    holds = any(fund.balance for fund in now.plan.funds)
    for table, place, there, sentence in (
        ("fund", rows_of("fund"), found.forecast.opening_free_cash != 0, _NONE_FREE if holds else _NO_MONEY),
        ("cost_line", "costs", any(any(fund.paid) for fund in funds), _NO_COSTS),
        ("grant", "grants", any(any(fund.received) for fund in funds), _NO_INCOME),
    ):
        if not there:
            yield AttentionItem("amber", sentence, table, 0, place)
    yield from _used_up(found, now.today)


_NO_MONEY = spans("All your balances are **£0**. Enter what you hold if that is not so.")
_NONE_FREE = spans("**£0** of what you hold is free for anything. Check your balances if that is not so.")
_NO_COSTS = spans("**No costs** are counted, so nothing is taken from your money. Enter what you spend.")
_NO_INCOME = spans("**No income** is confirmed. Enter what comes in, and your grants with their payments.")


def _used_up(found: Outlook, today: date) -> Iterator[AttentionItem]:
    """The first month of the next twelve that ends with nothing at all, where none of them is short."""
    passed = months_passed(found.forecast, today)
    ahead = slice(passed, passed + _SOON)
    free = found.forecast.free_cash[ahead]
    if found.forecast.opening_free_cash and 0 in free and not runs_short(found, today):
        month = found.forecast.months[ahead][free.index(0)]
        sentence = spans(f"**Nothing** is left of your unrestricted money at the end of **{month.label}**.")
        yield AttentionItem("amber", sentence, "organisation", 1, _SAFE)


def _when_short(found: Outlook) -> Spans:
    missing = shortage(found.forecast, found.runway)
    if found.runway.state != MONTHS or missing is None:
        return found.sentence
    return spans(
        f"Your unrestricted money is short in **{missing.month.label}**, by **{format_pounds(missing.amount)}**."
    )
