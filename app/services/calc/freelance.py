"""The figure of `calc` about freelancers: what a day must bring.

`calc day-rate --json` prints {days, labour_rate, day_rate, true_day_rate, earned_per_day, published_minimums, note}:
the days that can be billed, a number; the rates before and after overheads and profit; what each delivered day of a
job must bring so that the days around it are paid; what a fee offered comes to for each day worked, null where none is
told; and a sentence on how the day rate compares with published minimums, with their dates.
"""

import re
from datetime import date
from fractions import Fraction

from app.money import format_money, parse_money, to_decimal_text
from app.planning.day_rate import (
    DayRateTerms,
    Job,
    PublishedMinimum,
    day_rate,
    earned_per_day,
    published_minimums,
    true_day_rate,
)
from app.planning.rates import RatePack
from app.problems import Refused
from app.services.calc.figure import Figure, Row, Value, money, number, plain_number, words


def freelance_day_rate(values: Row, rates: RatePack) -> dict[str, Value]:
    """What a freelancer must charge a day, and each delivered day with the days around it."""
    rate = day_rate(_terms(values))
    job = Job(
        delivered=_number_or(values, "delivered", 1),
        preparation=_number_or(values, "preparation", 0),
        travel=_number_or(values, "travel", 0),
        supervision=_number_or(values, "supervision", 0),
        training=_number_or(values, "job_training", 0),
    )
    offered = values.get("offered")
    return {
        "days": plain_number(rate.days),
        "labour_rate": to_decimal_text(rate.labour_rate),
        "day_rate": to_decimal_text(rate.day_rate),
        "true_day_rate": to_decimal_text(true_day_rate(rate.day_rate, job).per_delivered_day),
        "earned_per_day": to_decimal_text(earned_per_day(money(values, "offered"), job)) if offered else None,
        "published_minimums": _minimums(rate.day_rate, rates),
    }


def _minimums(rate: int, rates: RatePack) -> str:
    """Published minimums a day, beside the rate: the one of today, or the last that was found, with its year."""
    found = published_minimums(rates, date.today())
    named = [f"{each.figure.what} {format_money(each.figure.value)}{_age(each)}" for each in found]
    below = sum(rate < each.figure.value for each in found)
    verdict = f"below {below} of {len(found)}" if below else "at or above all of them"
    return f"{format_money(rate)} a day is {verdict}: {'; '.join(named)}."


def _age(minimum: PublishedMinimum) -> str:
    return "" if minimum.current else f" (of {minimum.figure.starts.year}, no newer one was found)"


def _terms(values: Row) -> DayRateTerms:
    usual = DayRateTerms(salary=money(values, "salary"))
    return DayRateTerms(
        salary=usual.salary,
        nic_basis_points=_per_cent_or(values, "nic", usual.nic_basis_points),
        pension_basis_points=_per_cent_or(values, "pension", usual.pension_basis_points),
        weekdays=_number_or(values, "weekdays", usual.weekdays),
        bank_holidays=_number_or(values, "bank_holidays", usual.bank_holidays),
        holiday=_number_or(values, "holiday", usual.holiday),
        training=_number_or(values, "training", usual.training),
        research=_number_or(values, "research", usual.research),
        bids=_number_or(values, "bids", usual.bids),
        admin=_number_or(values, "admin", usual.admin),
        sick=_number_or(values, "sick", usual.sick),
        overheads=money(values, "overheads") if values.get("overheads") else usual.overheads,
        profit=money(values, "profit") if values.get("profit") else usual.profit,
    )


def _number_or(values: Row, column: str, usual: int | Fraction) -> int | Fraction:
    return number(values, column) if values.get(column) else usual


def _per_cent_or(values: Row, column: str, usual: int) -> int:
    """A per cent in basis points, up to 100."""
    typed = values.get(column, "")
    if not typed:
        return usual
    if not re.fullmatch(r"\d{1,3}(\.\d{1,2})?\s*%?", typed, re.ASCII) or parse_money(typed.rstrip(" %")) > 10_000:
        raise Refused(f"“{typed}” is not a per cent for {words(column)}. Type one from 0 to 100, such as 5.")
    return parse_money(typed.rstrip(" %"))


FIGURES = (
    Figure(
        "day-rate",
        "what a freelancer must charge a day",
        {
            "salary": "the pay a year that the work is worth, such as 24,000",
            "nic": "what an employer would add in National Insurance, per cent; 11 when left out",
            "pension": "pension, per cent; 5 when left out",
            "weekdays": "weekdays in a year; 260 when left out",
            "bank_holidays": "days a year; 8 when left out",
            "holiday": "days a year; 25 when left out",
            "training": "days a year; 5 when left out",
            "research": "days a year; 15 when left out",
            "bids": "days a year for bids and quotes; 15 when left out",
            "admin": "days a year; 10 when left out",
            "sick": "days a year; 5 when left out",
            "overheads": "pounds a year; none when left out",
            "profit": "profit or reserve, pounds a year; none when left out",
            "delivered": "days of a job that the client sees; 1 when left out",
            "preparation": "days of preparation for that job",
            "travel": "days of travel for that job",
            "supervision": "days of supervision for that job",
            "job_training": "days of training for that job",
            "offered": "the fee offered for each delivered day",
        },
        ("salary",),
        ("days", "labour_rate", "day_rate", "true_day_rate", "earned_per_day", "published_minimums"),
        freelance_day_rate,
    ),
)
