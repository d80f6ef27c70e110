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
from app.planning.law.rates import RatePack
from app.planning.sums.day_rate import (
    DayRateTerms,
    Job,
    PublishedMinimum,
    day_rate,
    earned_per_day,
    published_minimums,
    true_day_rate,
)
from app.problems import Refused
from app.services.figures.figure import (
    Answer,
    Column,
    Figure,
    InputKind,
    Lines,
    Row,
    Value,
    asked_on,
    money,
    number,
    plain_number,
    words,
)


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
        "published_minimums": _minimums(rate.day_rate, rates, asked_on(values)),
    }


def _minimums(rate: int, rates: RatePack, today: date) -> Lines:
    """Published minimums a day, beside the rate: the one of today, or the last that was found, with its year."""
    found = published_minimums(rates, today)
    named = tuple(f"{each.figure.what} {format_money(each.figure.value)}{_age(each)}" for each in found)
    below = sum(rate < each.figure.value for each in found)
    verdict = f"below {below} of {len(found)}" if below else "at or above all of them"
    return Lines(named, f"{format_money(rate)} a day is {verdict}")


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


def _days(column: str, label: str, about: str = "days a year") -> Column:
    """Days set aside, with the number that the method begins with."""
    usual = str(getattr(DayRateTerms(salary=0), column))
    return Column(f"{about}; {usual} when left out", label, usual=usual)


def _share(column: str, label: str, about: str) -> Column:
    usual = str(getattr(DayRateTerms(salary=0), f"{column}_basis_points") // 100)
    return Column(f"{about}, per cent; {usual} when left out", label, InputKind.PERCENT, usual=usual)


def _around(label: str, about: str) -> Column:
    return Column(f"days of {about} for that job", label)


FIGURES = (
    Figure(
        "day-rate",
        "a freelance day rate",
        "Freelance day rate",
        "what a freelancer must charge a day",
        {
            "salary": Column(
                "the pay a year that the work is worth, such as 24,000",
                "yearly salary to match",
                InputKind.MONEY,
                "such as 24,000",
            ),
            "nic": _share("nic", "for National Insurance", "what an employer would add in National Insurance"),
            "pension": _share("pension", "for pension", "pension"),
            "weekdays": _days("weekdays", "weekdays in a year", "weekdays in a year"),
            "bank_holidays": _days("bank_holidays", "bank holidays"),
            "holiday": _days("holiday", "days of holiday"),
            "training": _days("training", "days of training"),
            "research": _days("research", "days of research"),
            "bids": _days("bids", "days for bids and quotes", "days a year for bids and quotes"),
            "admin": _days("admin", "days of office work"),
            "sick": _days("sick", "days off sick and other"),
            "overheads": Column(
                "pounds a year; none when left out", "overheads a year", InputKind.MONEY, "such as 2,400"
            ),
            "profit": Column(
                "profit or reserve, pounds a year; none when left out",
                "profit or reserve a year",
                InputKind.MONEY,
                "such as 600",
            ),
            "delivered": Column(
                "days of a job that the client sees; 1 when left out", "days of a job the client sees", usual="1"
            ),
            "preparation": _around("days to prepare it", "preparation"),
            "travel": _around("days of travel for it", "travel"),
            "supervision": _around("days of supervision for it", "supervision"),
            "job_training": _around("days of training for it", "training"),
            "offered": Column(
                "the fee offered for each delivered day",
                "fee offered for each such day",
                InputKind.MONEY,
                "such as 250",
            ),
        },
        ("salary",),
        {
            "days": Answer("Days that can be billed", "day"),
            "labour_rate": Answer("Before overheads and profit, a day", "£"),
            "day_rate": Answer("Day rate", "£", main=True),
            "true_day_rate": Answer("Each day the client sees must bring", "£"),
            "earned_per_day": Answer("The fee offered, for each day worked", "£"),
            "published_minimums": Answer("Published minimums"),
        },
        freelance_day_rate,
        source="The figures filled in are those of a-n The Artists Information Company. Change each to fit you.",
    ),
)
