"""Figures of `calc` about what an employer pays on top of a salary.

`calc employer-nic --json` prints {employer_nic, note}; `calc employer-cost --json` prints {pay, employer_nic,
employer_pension, total, note}. The note is empty, or says whose rates were used for a year that has none yet.
"""

import re
from datetime import date

from app.dates import FinancialYear, Month, tax_year_label
from app.models.choices import NicCategory
from app.money import basis_points_of, parse_money, to_decimal_text
from app.planning.law.employer import (
    CATEGORIES,
    EmployerCost,
    PensionBasis,
    PostPay,
    employer_cost,
    employer_nic_annual,
    employer_nic_period,
    post_month_costs,
)
from app.planning.law.rates import Frequency, RatePack
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
    day_if,
    money,
    needed,
)

_PENSION = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s*%?(?:\s*(?:of\s+)?(?P<basis>full|whole|qualifying).*)?")
_PER_CENT = re.compile(r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*%")


def employer_nic(values: Row, rates: RatePack) -> dict[str, Value]:
    """Employer's Class 1 National Insurance on one payment, or on a year's pay."""
    gross, frequency = money(values, "gross"), _frequency(values)
    held, category = rates.for_year(tax_year(values)), _category(values)
    nic = (
        employer_nic_annual(gross, category, held)
        if frequency is Frequency.ANNUAL
        else employer_nic_period(gross, frequency, category, held)
    )
    return {"employer_nic": to_decimal_text(nic)}


def employment_cost(values: Row, rates: RatePack) -> dict[str, Value]:
    """What a post costs in a tax year, or in the part of it that is worked, on the annual basis."""
    cost = _cost(values, rates)
    return {
        "pay": to_decimal_text(cost.salary),
        "employer_nic": to_decimal_text(cost.nic),
        "employer_pension": to_decimal_text(cost.pension),
        "total": to_decimal_text(cost.total),
    }


def _cost(values: Row, rates: RatePack) -> EmployerCost:
    basis, basis_points = _pension(values)
    year = tax_year(values)
    start, end = day_if(values, "start"), day_if(values, "end")
    held = rates.for_year(year)
    if start is None and end is None:
        pay = basis_points_of(money(values, "salary"), _fte(values))
        return employer_cost(pay, _category(values), basis, basis_points, held)
    post = PostPay(
        annual_full_time_salary=money(values, "salary"),
        start=start or date(year, 4, 1),
        end=end,
        fte=_fte(values),
        pension_basis=basis,
        pension_basis_points=basis_points,
        ni_category=_category(values),
    )
    return _worked_in(year, post, rates)


def _worked_in(year: int, post: PostPay, rates: RatePack) -> EmployerCost:
    """The months of a tax year together, April to March; a month partly worked is paid by its days."""
    months = tuple(Month(year, 4).until(Month(year + 1, 4)))
    if post.start > months[-1].last_day or (post.end and post.end < months[0].first_day):
        raise Refused(f"Nothing is worked in {tax_year_label(year)}, April to March. Check the days and the tax year.")
    if post.end is not None and post.end < post.start:
        raise Refused("The post ends before it starts. Check both days.")
    costs = post_month_costs(post, months, rates)
    return EmployerCost(
        salary=sum(cost.salary for cost in costs),
        nic=sum(cost.nic for cost in costs),
        pension=sum(cost.pension for cost in costs),
    )


def _frequency(values: Row) -> Frequency:
    typed = needed(values, "frequency")
    wanted = re.sub(r"[\s_-]", "", typed).lower()
    for frequency in Frequency:
        if wanted in {frequency.value.replace("-", ""), "yearly" if frequency is Frequency.ANNUAL else ""}:
            return frequency
    raise Refused(f"“{typed}” is not a pay period. Choose {', '.join(Frequency)}.")


def _category(values: Row) -> str:
    letter = values.get("category", "").strip().upper() or "A"
    if letter not in CATEGORIES:
        raise Refused(f"“{letter}” is not a National Insurance category known here. Choose {', '.join(CATEGORIES)}.")
    return letter


def tax_year(values: Row) -> int:
    """The calendar year in which the tax year begins that was typed. Raises Refused."""
    return FinancialYear.parse(needed(values, "tax_year"), 4).start.year


def _fte(values: Row) -> int:
    typed = values.get("fte", "").strip() or "1"
    match = _PER_CENT.fullmatch(typed)
    try:
        basis_points = parse_money(match["percent"]) if match else _hundredths_of_per_cent(typed)
    except Refused:
        basis_points = 0
    if not 0 < basis_points <= 10_000:
        raise Refused(f"“{typed}” is not a part of full time. Type a number above 0 and up to 1, such as 0.6.")
    return basis_points


def _hundredths_of_per_cent(typed: str) -> int:
    """`0.6` as 6000. Read as money times one hundred, so that 0.375 is exact."""
    return parse_money(f"={typed}*100") if re.fullmatch(r"\d*\.?\d+", typed) else 0


def _pension(values: Row) -> tuple[PensionBasis, int]:
    """`minimum`, `none`, or a per cent of qualifying earnings or (as when nothing is said) of the full salary."""
    typed = values.get("pension", "").strip().lower() or "minimum"
    if typed in {"minimum", "none"}:
        return PensionBasis(typed), 0
    match = _PENSION.fullmatch(typed)
    if match is None or parse_money(match["percent"]) > 10_000:
        raise Refused(
            f"“{typed}” is not an employer’s pension. Type minimum, none, “5% of full salary” or "
            "“3% of qualifying earnings”."
        )
    word = (match["basis"] or values.get("pension_basis", "").strip().lower() or "full").replace("_", " ").split()[0]
    bases = {"qualifying": PensionBasis.QUALIFYING, "full": PensionBasis.FULL_SALARY, "whole": PensionBasis.FULL_SALARY}
    if word not in bases:
        raise Refused(f"“{word}” is not what a pension is reckoned on. Choose qualifying or full.")
    return bases[word], parse_money(match["percent"])


def tax_year_note(values: Row, rates: RatePack) -> str:
    """What to know about the rates of a year, once the sum was answered."""
    year = tax_year(values)
    held = rates.for_year(year)
    if held.start != year:
        return f"The rates for {tax_year_label(year)} are not known yet: those for {held.label} are used."
    return "" if held.verified else f"Some rates for {held.label} are not settled yet: {', '.join(held.unverified)}."


TAX_YEAR = Column("such as 2026-27", "tax year", InputKind.TAX_YEAR)
_CATEGORY = Column(
    f"National Insurance category: {', '.join(CATEGORIES)}; A when left out",
    "National Insurance",
    InputKind.CHOICE,
    usual="A",
    choices=tuple((each.value, each.label) for each in NicCategory if each.value in CATEGORIES),
)
_OFTEN = {
    Frequency.WEEKLY: "Every week",
    Frequency.FORTNIGHTLY: "Every two weeks",
    Frequency.FOUR_WEEKLY: "Every four weeks",
    Frequency.MONTHLY: "Every month",
    Frequency.ANNUAL: "A year’s pay",
}
_PART_YEAR = "Only where it is worked for part of the year."

FIGURES = (
    Figure(
        "employer-nic",
        "employer’s National Insurance",
        "Employer’s National Insurance",
        "employer’s National Insurance on one payment",
        {
            "gross": Column(
                "pay in one pay period, such as 1,200.50", "gross pay", InputKind.MONEY, "such as 1,200.50"
            ),
            "frequency": Column(
                ", ".join(Frequency),
                "how often that is paid",
                InputKind.CHOICE,
                usual=Frequency.MONTHLY,
                choices=tuple((each.value, label) for each, label in _OFTEN.items()),
            ),
            "category": _CATEGORY,
            "tax_year": TAX_YEAR,
        },
        ("gross", "frequency", "tax_year"),
        {"employer_nic": Answer("Employer’s National Insurance", "£")},
        employer_nic,
        tax_year_note,
    ),
    Figure(
        "employer-cost",
        "what a post costs",
        "What a post costs",
        "what a post costs its employer in a year, or in the part of it that is worked",
        {
            "salary": Column(
                "a full-time year's pay, such as 32,000", "a full-time year’s pay", InputKind.MONEY, "such as 32,000"
            ),
            "fte": Column(
                "the part of full time worked, such as 0.6; 1 when left out",
                "part of full time",
                InputKind.TEXT,
                usual="1",
                hint="1 is full time; 0.6 or 60% is three days of five.",
            ),
            "tax_year": TAX_YEAR,
            "pension": Column(
                "minimum, none, “5%% of full salary” or “3%% of qualifying earnings”; minimum when left out",
                "employer’s pension",
                InputKind.TEXT,
                usual="minimum",
                hint="“minimum” (the law’s), “none”, or a per cent such as 5%.",
            ),
            "pension_basis": Column(
                "qualifying or full, for a pension that is a bare per cent; full when left out",
                "the per cent is of",
                InputKind.CHOICE,
                usual="full",
                choices=(("full", "All of the pay"), ("qualifying", "Qualifying earnings")),
            ),
            "category": _CATEGORY,
            "start": Column(
                f"first day worked, where it is part of the year: {DATE}",
                "first day worked",
                InputKind.DAY,
                A_DAY,
                _PART_YEAR,
            ),
            "end": Column(
                f"last day worked, where it is part of the year: {DATE}",
                "last day worked",
                InputKind.DAY,
                A_DAY,
                _PART_YEAR,
            ),
        },
        ("salary", "tax_year"),
        {
            "pay": Answer("Pay", "£"),
            "employer_nic": Answer("Employer’s National Insurance", "£"),
            "employer_pension": Answer("Employer’s pension", "£"),
            "total": Answer("Total", "£", main=True),
        },
        employment_cost,
        tax_year_note,
    ),
)
