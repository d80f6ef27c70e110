"""Figures of `calc` about wages: the minimum wage, sick pay, the apprenticeship levy.

With `--json` each prints its answers and a note, empty or a sentence: `minimum-wage` {pay_an_hour, minimum, band,
enough, shortfall}, pounds an hour; `sick-pay` {weekly, paid_days, amount}; `levy` {levy}. Enough is true or false.
"""

from datetime import date
from fractions import Fraction

from app.dates import format_date
from app.money import to_decimal_text
from app.planning.law.levy import apprenticeship_levy
from app.planning.law.minimum_wage import check_minimum_wage, hourly_pay
from app.planning.law.rates import RatePack
from app.planning.law.service_length import age_on
from app.planning.law.sick_pay import sick_pay_due
from app.problems import Refused
from app.services.figures.employer import TAX_YEAR, tax_year, tax_year_note
from app.services.figures.figure import (
    A_DAY,
    DATE,
    Answer,
    Column,
    Figure,
    InputKind,
    Row,
    Value,
    day_of,
    money,
    number,
    one_of,
    plain_number,
    whole_years,
    yes,
)


def minimum_wage(values: Row, rates: RatePack) -> dict[str, Value]:
    """An hour's pay against the minimum for an age on a day."""
    day = day_of(values, "date")
    age = age_on(day_of(values, "born"), day) if one_of(values, "age", "born") == "born" else whole_years(values, "age")
    later = yes(values, "after_first_year")
    found = check_minimum_wage(
        _hourly(values), age, day, rates, apprentice=yes(values, "apprentice"), first_year=not later
    )
    return {
        "pay_an_hour": to_decimal_text(found.hourly_pay),
        "minimum": to_decimal_text(found.minimum),
        "band": found.band.value,
        "enough": found.enough,
        "shortfall": to_decimal_text(found.shortfall),
    }


def sick_pay(values: Row, rates: RatePack) -> dict[str, Value]:
    """Statutory Sick Pay for one absence."""
    held = rates.sick_pay_on(day_of(values, "date"))
    a_week = number(values, "days_per_week") if values.get("days_per_week") else Fraction(5)
    due = sick_pay_due(money(values, "weekly_earnings"), number(values, "days"), a_week, held)
    return {
        "weekly": to_decimal_text(due.weekly),
        "paid_days": plain_number(due.paid_days),
        "amount": to_decimal_text(due.amount),
    }


def levy(values: Row, rates: RatePack) -> dict[str, Value]:
    """The apprenticeship levy on a tax year's pay bill."""
    due = apprenticeship_levy(money(values, "pay_bill"), rates.for_year(tax_year(values)))
    return {"levy": to_decimal_text(due)}


def _hourly(values: Row) -> int:
    """Pence an hour, told or from a year's pay and the hours of a week."""
    if one_of(values, "hourly_pay", "annual_pay") == "hourly_pay":
        return money(values, "hourly_pay")
    return hourly_pay(money(values, "annual_pay"), _hundredths(number(values, "hours_per_week")))


def _hundredths(hours: Fraction) -> int:
    found = hours * 100
    if found.denominator != 1:
        raise Refused("Hours per week can have two decimals. Type them as 37.5.")
    return int(found)


def _wage_note(values: Row, rates: RatePack) -> str:
    day = day_of(values, "date")
    held = rates.minimum_wage_on(day)
    return "" if day <= held.ends else _not_known("Minimum wages are", held.ends, day)


def _sick_note(values: Row, rates: RatePack) -> str:
    day = day_of(values, "date")
    held = rates.sick_pay_on(day)
    late = "" if day <= held.ends else _not_known("Rates of sick pay are", held.ends, day)
    below = held.earnings_below_unpaid
    if below is not None and money(values, "weekly_earnings") < below:
        return f"On {format_date(day)} nothing was due to those who earn less than £{below // 100} a week."
    return late


def _not_known(what: str, until: date, day: date) -> str:
    return f"{what} known until {format_date(until)}: the last known ones are used for {format_date(day)}."


FIGURES = (
    Figure(
        "minimum-wage",
        "the minimum wage",
        "Minimum wage",
        "an hour’s pay against the minimum wage",
        {
            "hourly_pay": Column("pay an hour, such as 12.50", "pay an hour", InputKind.MONEY, "such as 12.50"),
            "annual_pay": Column(
                "in its place the actual pay a year, such as 24,000",
                "actual pay a year",
                InputKind.MONEY,
                "such as 24,000",
            ),
            "hours_per_week": Column(
                "hours paid a week, with the pay a year, such as 35", "hours paid a week", example="such as 35"
            ),
            "age": Column("age on that day", "age on that day", example="such as 22"),
            "born": Column(f"date of birth, in place of the age: {DATE}", "date of birth", InputKind.DAY, A_DAY),
            "date": Column(
                f"the day it is checked for: {DATE}", "the day it is for", InputKind.DAY, A_DAY, usual="today"
            ),
            "apprentice": Column("yes or no; no when left out", "an apprentice", InputKind.YES),
            "after_first_year": Column(
                "yes for an apprentice of 19 or older after the first year; no when left out",
                "19 or older, past the first year",
                InputKind.YES,
            ),
        },
        ("hourly_pay|annual_pay", "age|born", "date"),
        {
            "pay_an_hour": Answer("Pay an hour", "£"),
            "minimum": Answer("The least by law", "£"),
            "band": Answer("Which minimum"),
            "enough": Answer("Enough", main=True),
            "shortfall": Answer("Short by, an hour", "£"),
        },
        minimum_wage,
        _wage_note,
    ),
    Figure(
        "sick-pay",
        "sick pay",
        "Sick pay",
        "Statutory Sick Pay for one absence",
        {
            "weekly_earnings": Column(
                "usual earnings a week before tax, such as 320", "usual earnings a week", InputKind.MONEY, "such as 320"
            ),
            "date": Column(
                f"the first day off sick: {DATE}", "first day off sick", InputKind.DAY, A_DAY, usual="today"
            ),
            "days": Column(
                "working days off sick in a row, such as 8", "working days off in a row", example="such as 8"
            ),
            "days_per_week": Column("days usually worked a week; 5 when left out", "days worked a week", usual="5"),
        },
        ("weekly_earnings", "date", "days"),
        {
            "weekly": Answer("Sick pay a week", "£"),
            "paid_days": Answer("Days that are paid", "day"),
            "amount": Answer("Statutory Sick Pay", "£", main=True),
        },
        sick_pay,
        _sick_note,
    ),
    Figure(
        "levy",
        "the apprenticeship levy",
        "Apprenticeship levy",
        "the apprenticeship levy on a year’s pay bill",
        {
            "pay_bill": Column(
                "the pay of everybody in the tax year, such as 3,200,000",
                "everybody’s pay in the tax year",
                InputKind.MONEY,
                "such as 3,200,000",
            ),
            "tax_year": TAX_YEAR,
        },
        ("pay_bill", "tax_year"),
        {"levy": Answer("Apprenticeship levy", "£")},
        levy,
        tax_year_note,
    ),
)
