"""What each row of a list, or each published award, becomes in the organisation file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from app.dates import Month, add_months, format_date
from app.exchange.giving.awards import Award
from app.models.choices import (
    Certainty,
    CostCategory,
    FundKind,
    GrantKind,
    IncomeCategory,
    PensionBasis,
    Restriction,
    Stage,
)
from app.services.imports.names import Names
from app.services.rows.usual import RESTRICTION, UNSAID

UNNAMED_FUNDER = "Funder not named"
_LONGEST = 36
"""Months: few grants to small groups last longer."""

AWARD_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "title": ("title",),
    "funder_id": ("funder_name", "funder_id"),
    "amount_awarded": ("amount_awarded",),
    "amount_applied": ("amount_applied",),
    "awarded_on": ("award_date",),
    "start": ("planned_start",),
    "end": ("planned_end", "duration_months"),
    "reference": ("id",),
    "programme": ("programme",),
    "purpose": ("description",),
}
"""The columns of a grant that a published award fills, and what in the award fills each: one of these."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where the names in a list lead, and what is taken where a row does not say it.

    `start` is the day on which what has no start begins, `restriction` what a grant is that does not say it.
    """

    projects: Names
    funds: Names
    funders: Names
    start: date
    today: date
    restriction: str = UNSAID

    def names_for(self, column: str) -> Names | None:
        """The names that a column of a row leads to; None for a column that holds its value itself."""
        named = {"project": self.projects, "project_id": self.projects, "fund_id": self.funds}
        return (named | {"funder_id": self.funders}).get(column)


@dataclass(frozen=True, slots=True)
class New:
    """A row to store, and the project that bears all of it, if one was named.

    `unsaid` tells of a grant that does not say whether it is restricted.
    """

    values: dict[str, Any]
    project: int | None = None
    unsaid: bool = False


def new_row(kind: str, row: Mapping[str, Any], found: Found, notes: set[str]) -> New:
    """One row of a list as a row to store. What is assumed is added to the notes, in sentences."""
    match kind:
        case "costs":
            return New(_cost(row, found, notes), found.projects.find(row.get("project")))
        case "posts":
            return New(_post(row, found, notes), found.projects.find(row.get("project")))
        case "freelancers":
            return New(_freelancer(row, found, notes), found.projects.find(row.get("project")))
        case "income":
            return New(_income(row, found, notes))
        case _:
            return _grant(row, found, notes)


def from_award(award: Award, found: Found, notes: set[str]) -> New:
    """A published award as a grant received: awarded while it runs, ended when its end lies behind.

    One that names no end is taken as ended three years after the award. No payment dates are invented: the award does
    not say them.
    """
    funder = award.funder_name or award.funder_id or UNNAMED_FUNDER
    end = award.planned_end or _end_from_duration(award)
    notes.add("Published awards do not say when they are paid, so none of them has payment dates yet. Add these.")
    said = _said_in(f"{award.title} {award.description}", notes)
    values = {
        "title": award.title or f"Grant from {funder}",
        "funder_id": found.funders.find(funder, org_id=award.funder_id),
        "stage": Stage.ENDED if _is_over(award, end, found, notes) else Stage.AWARDED,
        "amount_applied": award.amount_applied,
        "amount_awarded": award.amount_awarded,
        "awarded_on": award.award_date,
        "start": award.planned_start,
        "end": end,
        "restriction": said or found.restriction,
        "purpose": award.description,
        "programme": award.programme,
        "reference": award.id,
    }
    return New(_with_fund(values, found), unsaid=said is None)


def _cost(row: Mapping[str, Any], found: Found, notes: set[str]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "category": row.get("category") or CostCategory.OTHER,
        "amount": row["amount"],
        "frequency": row["frequency"],
        **_time(row, found, notes),
        **_rise(row),
        "payment_lag": int(row.get("payment_lag") or 0),
        "vat": _basis_points(row.get("vat_percent")) or 0,
        "vat_recoverable": bool(row.get("vat_recoverable")),
        "pool": row.get("pool"),
        "note": row.get("note") or "",
    }


def _post(row: Mapping[str, Any], found: Found, notes: set[str]) -> dict[str, Any]:
    points = _basis_points(row.get("pension_percent"))
    hours = row.get("full_time_hours")
    values = {
        "title": row["title"],
        "person": row.get("person") or "",
        "salary": row["salary"],
        "fte": 10_000 if row.get("fte") is None else _whole(row["fte"] * 10_000),
        **_time(row, found, notes),
        "pension_basis": row.get("pension") or _pension_basis(points, notes),
        "nic_category": row.get("ni_category") or "A",
        "service_start": row.get("service_start"),
        "week_hours": None if not hours else _whole(hours * 100),
        "pool": row.get("pool"),
    }
    return values if points is None else values | {"pension": points}


def _freelancer(row: Mapping[str, Any], found: Found, notes: set[str]) -> dict[str, Any]:
    days = row.get("days_per_month")
    if days is None:
        notes.add("Where no days a month are given, 0 days are taken. Fill them in for the cost to count.")
    return {
        "name": row["name"],
        "role": row.get("role") or "",
        "day_rate": row["day_rate"],
        "days": _whole((days or Decimal(0)) * 100),
        **_time(row, found, notes),
    }


def _income(row: Mapping[str, Any], found: Found, notes: set[str]) -> dict[str, Any]:
    certainty = row.get("certainty") or Certainty.CONFIRMED
    probability = row.get("probability")
    if probability is None:
        probability = 100 if certainty == Certainty.CONFIRMED else 50
        if certainty == Certainty.UNCONFIRMED:
            notes.add("Income that is not confirmed and has no likelihood is taken as 50% likely.")
    return {
        "name": row["name"],
        "category": row.get("category") or IncomeCategory.OTHER,
        "amount": row["amount"],
        "frequency": row["frequency"],
        **_time(row, found, notes),
        **_rise(row),
        "certainty": certainty,
        "probability": _whole(Decimal(probability)),
        "fund_id": _fund(row, found),
        "project_id": found.projects.find(row.get("project")),
    }


def _grant(row: Mapping[str, Any], found: Found, notes: set[str]) -> New:
    probability = row.get("probability")
    kind: GrantKind = GrantKind.CONTRACT if row.get("kind") == GrantKind.CONTRACT else GrantKind.GRANT
    fund = _fund(row, found)
    said = row.get("restriction")
    if said is None and kind is GrantKind.GRANT:
        said = _said_by(fund, found) or _said_in(str(row.get("purpose") or ""), notes)
    usual = found.restriction if kind is GrantKind.GRANT else RESTRICTION[kind]
    values = {
        "title": row["title"],
        "funder_id": found.funders.find(row["funder"]),
        "kind": kind,
        "stage": row.get("stage") or Stage.RESEARCHING,
        "probability": 50 if probability is None else _whole(Decimal(probability)),
        **{name: row.get(name) for name in ("amount_applied", "amount_awarded", "deadline", "decision_due")},
        **{name: row.get(name) for name in ("awarded_on", "start", "end")},
        "restriction": said or usual,
        **{name: row.get(name) or "" for name in ("purpose", "reference", "programme")},
        "fund_id": fund,
        "project_id": found.projects.find(row.get("project")),
    }
    return New(_with_fund(values, found), unsaid=said is None and kind is GrantKind.GRANT)


def _fund(row: Mapping[str, Any], found: Found) -> int | None:
    """A fund that is not known yet is made as a restricted one: the careful reading of a name of its own."""
    return found.funds.find(row.get("fund"), kind=FundKind.RESTRICTED)


def _with_fund(values: dict[str, Any], found: Found) -> dict[str, Any]:
    """An awarded restricted grant without a fund gets one of its own, as when it is awarded by hand."""
    own = (
        values["stage"] == Stage.AWARDED
        and values["restriction"] == Restriction.RESTRICTED
        and values.get("kind", GrantKind.GRANT) == GrantKind.GRANT
        and values.get("fund_id") is None
    )
    if not own:
        return values
    return values | {"fund_id": found.funds.make(values["title"], kind=FundKind.RESTRICTED, purpose=values["purpose"])}


def _said_by(fund: int | None, found: Found) -> Restriction | None:
    """A list that names the fund says what the money may pay for."""
    if fund is None:
        return None
    return Restriction.UNRESTRICTED if found.funds.is_own(fund) else Restriction.RESTRICTED


def _said_in(text: str, notes: set[str]) -> Restriction | None:
    """What the words of a grant say themselves: "restricted" or "unrestricted", and not both; None for neither."""
    said = {bool(un) for un in re.findall(r"\b(un-?)?restricted\b", text.casefold())}
    if len(said) != 1:
        return None
    notes.add(
        "Where a list does not say whether a grant is restricted, its own words “restricted” or “unrestricted” decide. "
        "Look these through."
    )
    return Restriction.UNRESTRICTED if said.pop() else Restriction.RESTRICTED


def _is_over(award: Award, end: date | None, found: Found, notes: set[str]) -> bool:
    if end is not None or award.award_date is None:
        return end is not None and end < found.today
    over = add_months(award.award_date, _LONGEST) < found.today
    if over:
        notes.add("Awards of more than three years ago that name no end are taken as ended. Look these through.")
    return over


def _end_from_duration(award: Award) -> date | None:
    if award.planned_start is None or not award.duration_months:
        return None
    return add_months(award.planned_start, award.duration_months) - timedelta(days=1)


def _time(row: Mapping[str, Any], found: Found, notes: set[str]) -> dict[str, date | None]:
    start, end = row.get("start"), row.get("end")
    if start is None:
        notes.add(f"Rows without a start date are taken to start on {format_date(found.start)}.")
        start = found.start if end is None else min(found.start, end)
    return {"start": start, "end": end}


def _rise(row: Mapping[str, Any]) -> dict[str, Any]:
    first = row.get("uplift_from")
    return {
        "uplift": _basis_points(row.get("uplift_percent")) or 0,
        "uplift_from": None if first is None else Month.of(first),
    }


def _pension_basis(points: int | None, notes: set[str]) -> PensionBasis:
    if points is None:
        return PensionBasis.MINIMUM
    if points == 0:
        return PensionBasis.NONE
    notes.add("A pension per cent without its basis is taken to be of qualifying earnings.")
    return PensionBasis.QUALIFYING


def _basis_points(percent: Decimal | None) -> int | None:
    return None if percent is None else _whole(percent * 100)


def _whole(number: Decimal) -> int:
    return int(number.quantize(Decimal(1), rounding=ROUND_HALF_UP))
