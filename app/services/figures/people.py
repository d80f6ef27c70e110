"""Figures of `calc` about employees: redundancy, notice, holiday.

With `--json` each prints its answers and a note, empty or a sentence: `redundancy` {entitled, weeks,
capped_weekly_pay, amount}; `notice` {weeks}; `holiday` {days}. Entitled is true or false, weeks and days are numbers.
"""

import re
from datetime import date
from fractions import Fraction

from app.dates import format_date
from app.money import to_decimal_text
from app.planning.law.holiday import statutory_holiday
from app.planning.law.notice import statutory_notice
from app.planning.law.rates import RatePack
from app.planning.law.rates_people import Nation
from app.planning.law.redundancy import redundancy_half_weeks, statutory_redundancy
from app.planning.law.service_length import age_at_end_of, complete_years
from app.problems import Refused
from app.services.figures.figure import (
    A_DAY,
    A_SUM,
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
    money,
    number,
    one_of,
    plain_number,
    whole_years,
)

_NATIONS = {
    "gb": Nation.GREAT_BRITAIN,
    "greatbritain": Nation.GREAT_BRITAIN,
    "england": Nation.GREAT_BRITAIN,
    "scotland": Nation.GREAT_BRITAIN,
    "wales": Nation.GREAT_BRITAIN,
    "ni": Nation.NORTHERN_IRELAND,
    "northernireland": Nation.NORTHERN_IRELAND,
}


def redundancy(values: Row, rates: RatePack) -> dict[str, Value]:
    """Statutory redundancy pay. Where nothing is due a week's pay need not be told."""
    day = day_of(values, "date")
    age, years = _age(values, day), _years(values, day)
    cap = rates.redundancy_cap_on(day).weekly(_nation(values))
    told = redundancy_half_weeks(age, years) > 0 or bool(values.get("weekly_pay"))
    due = statutory_redundancy(age, years, money(values, "weekly_pay") if told else 0, cap)
    return {
        "entitled": due.entitled,
        "weeks": plain_number(Fraction(due.half_weeks, 2)),
        "capped_weekly_pay": to_decimal_text(due.capped_weekly_pay),
        "amount": to_decimal_text(due.amount),
    }


def notice(values: Row, _rates: RatePack) -> dict[str, Value]:
    """Weeks of statutory notice from the employer."""
    return {"weeks": statutory_notice(day_of(values, "start"), day_of(values, "date"))}


def holiday(values: Row, rates: RatePack) -> dict[str, Value]:
    """Days of statutory holiday in a leave year."""
    year, start, leaving = (day_if(values, column) for column in ("leave_year_start", "start", "leaving"))
    rule = rates.holiday_rule_on(_holiday_day(values))
    days_per_week = number(values, "days_per_week")
    days = statutory_holiday(days_per_week, rule, leave_year_start=year, start=start, leaving=leaving)
    return {"days": plain_number(Fraction(days))}


def _redundancy_note(values: Row, rates: RatePack) -> str:
    day = day_of(values, "date")
    cap = rates.redundancy_cap_on(day)
    if day <= cap.ends:
        known = cap.known_in(_nation(values))
        return "" if known else f"The limit on a week’s pay for {format_date(day)} could not be verified."
    return (
        f"The limit on a week’s pay for {format_date(day)} is not known yet: "
        f"the one from {format_date(cap.starts)} is used."
    )


def _holiday_note(values: Row, rates: RatePack) -> str:
    day = _holiday_day(values)
    rule = rates.holiday_rule_on(day)
    if day <= rule.ends:
        return ""
    return f"The rules for holiday are known until {format_date(rule.ends)}. They are used unchanged for later days."


def _age(values: Row, day: date) -> int:
    if one_of(values, "age", "born") == "born":
        return age_at_end_of(day_of(values, "born"), day)
    return whole_years(values, "age")


def _years(values: Row, day: date) -> int:
    """Complete years: what is begun does not count."""
    if one_of(values, "years", "start") == "start":
        return complete_years(day_of(values, "start"), day)
    return int(number(values, "years"))


def _nation(values: Row) -> Nation:
    typed = values.get("nation", "")
    nation = _NATIONS.get(re.sub(r"[\s_-]", "", typed).lower() or "gb")
    if nation is None:
        raise Refused(f"“{typed}” is not a nation known here. Choose gb or ni.")
    return nation


def _holiday_day(values: Row) -> date:
    """The day whose rule of holiday is used."""
    given = (day_if(values, column) for column in ("leave_year_start", "leaving", "start"))
    return next((day for day in given if day), asked_on(values))


_BORN = Column(f"date of birth, in place of the age: {DATE}", "date of birth", InputKind.DAY, A_DAY)
_DAYS_WORKED = "days worked a week, such as 3.5"

FIGURES = (
    Figure(
        "redundancy",
        "redundancy pay",
        "Redundancy pay",
        "statutory redundancy pay",
        {
            "age": Column("age on the last day of employment", "age on the last day", example="such as 45"),
            "born": _BORN,
            "years": Column("complete years of service on the last day", "whole years of service", example="such as 7"),
            "start": Column(
                f"first day of work, in place of the years: {DATE}", "first day of work", InputKind.DAY, A_DAY
            ),
            "date": Column(f"last day of employment: {DATE}", "last day of employment", InputKind.DAY, A_DAY),
            "weekly_pay": Column("a week’s gross pay, such as 620.50", "a week’s gross pay", InputKind.MONEY, A_SUM),
            "nation": Column(
                "gb or ni; gb when left out",
                "where they work",
                InputKind.CHOICE,
                usual="gb",
                choices=(("gb", "England, Scotland or Wales"), ("ni", "Northern Ireland")),
            ),
        },
        ("age|born", "years|start", "date", "weekly_pay"),
        {
            "entitled": Answer("Due by law"),
            "weeks": Answer("Weeks of pay"),
            "capped_weekly_pay": Answer("A week’s pay that counts", "£"),
            "amount": Answer("Redundancy pay", "£", main=True),
        },
        redundancy,
        _redundancy_note,
    ),
    Figure(
        "notice",
        "notice",
        "Notice",
        "the least notice an employer must give",
        {
            "start": Column(f"first day of work: {DATE}", "first day of work", InputKind.DAY, A_DAY),
            "date": Column(
                f"the day notice is given: {DATE}", "the day notice is given", InputKind.DAY, A_DAY, usual="today"
            ),
        },
        ("start", "date"),
        {"weeks": Answer("The least notice by law", "week")},
        notice,
    ),
    Figure(
        "holiday",
        "paid holiday",
        "Paid holiday",
        "statutory paid holiday in days",
        {
            "days_per_week": Column(_DAYS_WORKED, "days worked a week", example="such as 3.5"),
            "leave_year_start": Column(
                f"first day of the leave year: {DATE}", "first day of the leave year", InputKind.DAY, A_DAY
            ),
            "start": Column(
                f"first day of work, for those who start in the leave year: {DATE}",
                "first day of work",
                InputKind.DAY,
                A_DAY,
                "If they start in the leave year.",
            ),
            "leaving": Column(
                f"last day of work, for those who leave in it: {DATE}",
                "last day of work",
                InputKind.DAY,
                A_DAY,
                "If they leave in the leave year.",
            ),
        },
        ("days_per_week",),
        {"days": Answer("Paid holiday by law", "day")},
        holiday,
        _holiday_note,
    ),
)
