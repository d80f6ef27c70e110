"""Figures of `calc` for business cases and awards: present value, and the standstill before a contract.

With `--json` each prints its answers and a note, empty or a sentence: `present-value` {present_value, rate, factors},
the rate in per cent and a factor to four decimals for each year from 0 on; `standstill` {ends}, the day at whose
midnight it ends.
"""

import re
from datetime import date

from app.dates import format_date
from app.money import parse_money, to_decimal_text
from app.planning.law.rate_figures import RateFigure
from app.planning.law.rates import RatePack
from app.planning.law.working_days import standstill_ends
from app.planning.sums.present_value import discount_factor, present_value
from app.problems import Refused
from app.services.figures.figure import (
    A_DAY,
    DATE,
    Answer,
    Column,
    Figure,
    InputKind,
    Row,
    Value,
    asked_on,
    day_if,
    day_of,
    needed,
)

_RATES = {"usual": "discount_rate", "health": "health_discount_rate"}
_PER_CENT = re.compile(r"\d{1,3}(\.\d{1,2})?\s*%?", re.ASCII)


def discounted(values: Row, rates: RatePack) -> dict[str, Value]:
    """What amounts of year 0, 1, 2 … are worth together in year 0."""
    amounts = [parse_money(part) for part in re.split(r"[;\s]+", needed(values, "amounts").strip())]
    rate = _rate(values, rates)
    factors = [f"{float(discount_factor(year, rate)):.4f}" for year in range(len(amounts))]
    return {
        "present_value": to_decimal_text(present_value(amounts, rate)),
        "rate": to_decimal_text(rate),
        "factors": " ".join(factors),
    }


def standstill(values: Row, rates: RatePack) -> dict[str, Value]:
    """When the standstill of the Provider Selection Regime ends."""
    return {"ends": standstill_ends(day_of(values, "published"), rates, _nation(values)).isoformat()}


def _rate(values: Row, rates: RatePack) -> int:
    """Basis points: a per cent that was typed, or the Green Book's."""
    typed = values.get("rate", "").strip().lower() or "usual"
    if typed in _RATES:
        return _published(values, typed, rates).value
    if not _PER_CENT.fullmatch(typed):
        raise Refused(f"“{typed}” is not a discount rate. Type usual, health, or a per cent such as 3.5.")
    return parse_money(typed.rstrip(" %"))


def _published(values: Row, which: str, rates: RatePack) -> RateFigure:
    return rates.figure(_RATES[which], _day(values))


def _day(values: Row) -> date:
    return day_if(values, "date") or asked_on(values)


def _nation(values: Row) -> str:
    typed = values.get("nation", "").strip().lower() or "england"
    if typed not in {"england", "wales"}:
        raise Refused(f"“{typed}” has no such standstill. Choose england or wales.")
    return typed


def _rate_note(values: Row, rates: RatePack) -> str:
    typed = values.get("rate", "").strip().lower() or "usual"
    if typed not in _RATES or _published(values, typed, rates).known_on(_day(values)):
        return ""
    return f"The discount rate for {format_date(_day(values))} could not be verified. Type your own where you know it."


FIGURES = (
    Figure(
        "present-value",
        "present value",
        "Present value",
        "what money of later years is worth today",
        {
            "amounts": Column(
                "pounds of year 0, 1, 2 …, with spaces between, such as “-1000 400 700”",
                "money of each year in turn",
                InputKind.TEXT,
                "such as -1000 400 700",
                "Pounds, this year first, with spaces between; − for money paid out.",
            ),
            "rate": Column(
                "usual, health, or a per cent; usual (the Green Book’s) when left out",
                "discount rate",
                InputKind.TEXT,
                usual="usual",
                hint="“usual” or “health” for the Green Book’s, or a per cent such as 3.5.",
            ),
            "date": Column(
                f"the day whose rate is used: {DATE}; today when left out",
                "the day whose rate is used",
                InputKind.DAY,
                A_DAY,
                usual="today",
            ),
        },
        ("amounts",),
        {
            "present_value": Answer("Worth today", "£"),
            "rate": Answer("Discount rate", "%"),
            "factors": Answer("Factor of each year"),
        },
        discounted,
        _rate_note,
    ),
    Figure(
        "standstill",
        "the standstill before a contract",
        "Standstill before a contract",
        "when the standstill of the Provider Selection Regime ends",
        {
            "published": Column(
                f"the day the notice of intention is published: {DATE}",
                "notice of intention published",
                InputKind.DAY,
                A_DAY,
            ),
            "nation": Column(
                "england or wales; england when left out",
                "where",
                InputKind.CHOICE,
                usual="england",
                choices=(("england", "England"), ("wales", "Wales")),
            ),
        },
        ("published",),
        {"ends": Answer("The standstill ends at midnight at the end of", "date")},
        standstill,
    ),
)
