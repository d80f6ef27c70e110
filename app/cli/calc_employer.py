"""Figures of `calc` about what an employer pays on top of a salary.

`calc employer-nic --json` prints {employer_nic, note}; `calc employer-cost --json` prints {pay, employer_nic,
employer_pension, total, note}. The note is empty, or says whose rates were used for a year that has none yet.
"""

import re

from app.cli.calc_figure import Figure, Row, Value, money, needed
from app.dates import FinancialYear, tax_year_label
from app.money import basis_points_of, parse_money, to_decimal_text
from app.planning.employer import (
    CATEGORIES,
    PensionBasis,
    employer_cost,
    employer_nic_annual,
    employer_nic_period,
)
from app.planning.rates import Frequency
from app.problems import Refused
from app.services.rates import load_rates

_CATEGORY = f"National Insurance category: {', '.join(CATEGORIES)}; A when left out"
_TAX_YEAR = "such as 2026-27"
_PENSION = re.compile(r"(?P<percent>\d{1,3}(?:\.\d{1,2})?)\s*%?(?:\s*(?:of\s+)?(?P<basis>full|whole|qualifying).*)?")
_PER_CENT = re.compile(r"(?P<percent>\d{1,3}(?:\.\d+)?)\s*%")


def employer_nic(values: Row) -> dict[str, Value]:
    """Employer's Class 1 National Insurance on one payment, or on a year's pay."""
    gross, frequency = money(values, "gross"), _frequency(values)
    rates, category = load_rates().for_year(_tax_year(values)), _category(values)
    nic = (
        employer_nic_annual(gross, category, rates)
        if frequency is Frequency.ANNUAL
        else employer_nic_period(gross, frequency, category, rates)
    )
    return {"employer_nic": to_decimal_text(nic)}


def employment_cost(values: Row) -> dict[str, Value]:
    """A year's pay for the part worked, employer's National Insurance on the annual basis, employer's pension."""
    basis, basis_points = _pension(values)
    pay = basis_points_of(money(values, "salary"), _fte(values))
    cost = employer_cost(pay, _category(values), basis, basis_points, load_rates().for_year(_tax_year(values)))
    return {
        "pay": to_decimal_text(cost.salary),
        "employer_nic": to_decimal_text(cost.nic),
        "employer_pension": to_decimal_text(cost.pension),
        "total": to_decimal_text(cost.total),
    }


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


def _tax_year(values: Row) -> int:
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


def _note(values: Row) -> str:
    """What to know about the rates of a year, once the sum was answered."""
    year = _tax_year(values)
    rates = load_rates().for_year(year)
    if rates.start != year:
        return f"The rates for {tax_year_label(year)} are not known yet: those for {rates.label} are used."
    return "" if rates.verified else f"Some rates for {rates.label} are not settled yet: {', '.join(rates.unverified)}."


FIGURES = (
    Figure(
        "employer-nic",
        "employer’s National Insurance on one payment",
        {
            "gross": "pay in one pay period, such as 1,200.50",
            "frequency": ", ".join(Frequency),
            "category": _CATEGORY,
            "tax_year": _TAX_YEAR,
        },
        ("gross", "frequency", "tax_year"),
        ("employer_nic",),
        employer_nic,
        _note,
    ),
    Figure(
        "employer-cost",
        "what a post costs its employer in a year",
        {
            "salary": "a full-time year's pay, such as 32,000",
            "fte": "the part of full time worked, such as 0.6; 1 when left out",
            "tax_year": _TAX_YEAR,
            "pension": "minimum, none, “5%% of full salary” or “3%% of qualifying earnings”; minimum when left out",
            "pension_basis": "qualifying or full, for a pension that is a bare per cent; full when left out",
            "category": _CATEGORY,
        },
        ("salary", "tax_year"),
        ("pay", "employer_nic", "employer_pension", "total"),
        employment_cost,
        _note,
    ),
)
