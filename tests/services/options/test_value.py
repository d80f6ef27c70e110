"""What options are worth from what is stored: years, costs in full, the sentences, and what cannot be told."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.choices import BenefitKind, Meets
from app.problems import Refused
from app.services.options.value import ProjectValue, project_value
from app.services.options.weighing import apply_weighing, column_of, set_reason, weighing
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.projects.edits import apply_options
from app.services.rows import records

TODAY = date(2026, 12, 1)


@pytest.fixture
def project(session: Session) -> int:
    """A project of three financial years."""
    records.add(session, "organisation", {"name": "Us"})
    dates = {"start": date(2026, 9, 1), "end": date(2029, 3, 31)}
    return records.add(session, "project", {"name": "Choir", **dates})


@pytest.fixture
def options(session: Session, project: int) -> tuple[int, ...]:
    rows: list[dict[str, Any]] = [
        {"name": "Do nothing"},
        {"name": "Keep", "yearly_cost": 10_000_00, "preferred": True},
        {"name": "Grow"},
    ]
    return apply_options(session, project, [(None, row) for row in rows])


def benefit(session: Session, project: int, name: str, **values: Any) -> int:
    return records.add(session, "benefit", {"project_id": project, "name": name, **values})


def value(session: Session, project: int) -> ProjectValue:
    return project_value(session, project, load_plan(session), load_rates(), TODAY)


def naive(yearly: float, years: range, rate: float) -> float:
    return sum(yearly / (1 + rate) ** year for year in years)


def shown(pounds: float) -> str:
    return f"{'−' if pounds < 0 else ''}£{abs(pounds):,.0f}"


def test_costs_and_benefits_of_every_year_are_set_beside_doing_nothing(
    session: Session, project: int, options: tuple[int, ...]
) -> None:
    benefit(session, project, "Sleep", amount=8_000_00, health_effect=True)
    benefit(session, project, "Work", amount=6_000_00, from_year=2027, to_year=2030, project_option_id=options[1])
    found = value(session, project)
    assert found.problem == ""
    assert found.comparison is not None
    assert found.hangs_on is not None
    (keep,) = found.comparison.others
    costs = naive(10_000, range(3), 0.035)
    gains = naive(8_000, range(3), 0.015) + naive(6_000, range(1, 5), 0.035)
    assert keep.npv == pytest.approx(100 * (gains - costs), abs=1)
    assert found.left_out == ("Grow",)
    said = found.sentences
    assert said[0] == (
        f"Beside doing nothing, “Keep” costs £{costs:,.0f} more and brings £{gains:,.0f} more. "
        f"Its net present value is £{gains - costs:,.0f}. For each £1 more it brings £{gains / costs:.2f}."
    )
    assert said[2] == f"With a quarter less benefit: {shown(0.75 * gains - costs)}."
    assert said[3] == f"If it costs a tenth more: {shown(gains - 1.1 * costs)}."
    assert said[4].startswith("At a discount rate of 4.5%: £")
    assert said[5].startswith("At a discount rate of 2.5%: £")
    assert said[6] == f"Without “Sleep”: {shown(naive(6_000, range(1, 5), 0.035) - costs)}."
    assert said[8] == f"“Keep” breaks even with {-(-100 * costs // gains):.0f}% of its benefits."
    assert said[9] == "“Grow” has no cost a year, so no worth is told."
    assert said[10].startswith("Counted: 2026-27 to 2030-31, in the money of the first year.")
    assert "3.5% a year, health effects 1.5%" in said[10]


def test_the_preferred_option_costs_what_the_project_costs_in_full(session: Session, project: int) -> None:
    apply_options(session, project, [(None, {"name": "Do nothing"}), (None, {"name": "Keep", "preferred": True})])
    assert "what an option costs a year" in value(session, project).problem
    line = records.add(session, "cost_line", {"name": "Hall", "amount": 100_00, "start": date(2026, 4, 1)})
    records.add(session, "split", {"cost_line_id": line, "project_id": project, "share": 10_000})
    found = value(session, project)
    assert found.comparison is not None
    assert found.comparison.others[0].value.option.costs == (1_200_00,) * 3
    assert found.sentences[-2] == "No benefit of “Keep” is put in money, so nothing makes up for its cost."


@pytest.mark.usefixtures("options")
def test_a_benefit_that_is_counted_twice_is_named_first(session: Session, project: int) -> None:
    for name in ("Sleep", " sleep"):
        benefit(session, project, name, amount=1_000_00)
    benefit(session, project, "Friends", kind=BenefitKind.WIDER)
    found = value(session, project)
    assert found.sentences[0] == "“Sleep” is listed twice for the same year. Delete one, or name them apart."
    assert len(found.twice) == 1
    assert "Not put in money: “Friends”. Argue this in words." in found.sentences
    assert not any("For each £1" in sentence for sentence in found.sentences)


@pytest.mark.usefixtures("options")
@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"to_year": 2199}, "From 2026-27 to 2199-00 are 174 years. At most 61 can be looked at"),
        ({"from_year": 2024, "to_year": 2025}, "“Sleep” ends in 2025-26, before the first year that is looked at"),
        ({"kind": BenefitKind.CASH, "health_effect": True}, "releases cash, so it is discounted as money"),
    ],
)
def test_what_cannot_be_valued_says_what_to_do(
    session: Session, project: int, values: dict[str, Any], words: str
) -> None:
    benefit(session, project, "Sleep", amount=1_000_00, **values)
    assert words in value(session, project).problem


@pytest.mark.usefixtures("options")
def test_years_that_are_over_are_not_counted_and_this_is_said(session: Session, project: int) -> None:
    records.change(session, "project", project, {"start": date(2024, 4, 1)})
    benefit(session, project, "Sleep", amount=8_000_00, from_year=2025, to_year=2027)
    found = value(session, project)
    assert found.comparison is not None
    gains = naive(8_000, range(2), 0.035) - naive(10_000, range(3), 0.035)
    assert found.comparison.others[0].npv == pytest.approx(100 * gains, abs=1)
    said = "Counted: 2026-27 to 2028-29, in the money of the first year. What lies before is not counted."
    assert found.sentences[-1].startswith(said)
    records.change(session, "project", project, {"start": date(2022, 4, 1), "end": date(2026, 3, 31)})
    records.change(session, "benefit", 1, {"from_year": 2025, "to_year": 2025})
    assert value(session, project).sentences[-1].startswith("Counted: 2022-23 to 2025-26, in the money")


def test_one_option_has_to_do_nothing(session: Session, project: int) -> None:
    assert "Put “Do nothing” among" in value(session, project).problem
    apply_options(session, project, [(None, {"name": name}) for name in ("Do nothing", "No change")])
    assert "Several options say that they do nothing" in value(session, project).problem


def test_a_project_of_a_single_year_is_valued_without_discount(session: Session, project: int) -> None:
    records.change(session, "project", project, {"start": None, "end": None})
    rows: list[dict[str, Any]] = [{"name": "Do nothing"}, {"name": "Keep", "yearly_cost": 500_00}]
    apply_options(session, project, [(None, row) for row in rows])
    benefit(session, project, "Sleep", amount=700_00)
    found = value(session, project)
    assert found.comparison is not None
    assert found.comparison.others[0].npv == 200_00


def test_factors_and_ratings_are_stored_as_one_block(session: Session, project: int, options: tuple[int, ...]) -> None:
    keep, grow = column_of(options[1]), column_of(options[2])
    block: list[tuple[int | None, dict[str, Any]]] = [
        (None, {"words": "Safe", keep: Meets.FULLY, grow: Meets.NOT}),
        (None, {"words": "Near"}),
    ]
    safe, near = apply_weighing(session, project, block)
    apply_weighing(session, project, [(near, {grow: Meets.PARTLY}), (safe, {grow: None})])
    set_reason(session, near, options[2], "Two buses.")
    found = weighing(session, project)
    assert [row["words"] for row in found.factors] == ["Safe", "Near"]
    assert (found.meets(safe, options[1]), found.meets(safe, options[2])) == (Meets.FULLY, None)
    assert (found.meets(near, options[2]), found.reason(near, options[2])) == (Meets.PARTLY, "Two buses.")
    with pytest.raises(Refused, match="Say first how far “Grow” meets “Safe”"):
        set_reason(session, safe, options[2], "No.")
