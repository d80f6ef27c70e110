"""What the rates give cause to look at, and a file's own rates."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.dates import FinancialYear, Month
from app.models.choices import LegalForm
from app.planning.law.rate_overrides import OverrideRefused
from app.problems import Refused
from app.services.costs.pools import sharing
from app.services.costs.years import cost_year
from app.services.home.attention import attention
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import (
    figure_names,
    figures_of,
    load_rates,
    own_figures,
    problems_of,
    rates_of,
    store_own,
)
from app.services.plan.outlook import outlook
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.said.wording import plain
from tests.services.memory import close_session, memory_session

TODAY = date(2026, 4, 10)
START = date(2026, 4, 1)


@pytest.fixture
def session() -> Iterator[Session]:
    made = memory_session()
    new_organisation(made, "Us", LegalForm.CIC, balance_date=date(2026, 3, 31), balance=900_000_00)
    for table in ("income_line", "cost_line"):
        records.add(made, table, {"name": "A little", "amount": 1_00, "start": START})
    yield made
    close_session(made)


def said(session: Session) -> list[str]:
    items = attention(session, rates_of(session), TODAY)
    return [f"{item.level} {item.table}: {plain(item.sentence)}" for item in items]


def post(session: Session, **values: object) -> int:
    usual = {"title": "Helper", "salary": 23_000_00, "start": START, "end": date(2027, 3, 31), "week_hours": 37_50}
    return records.add(session, "post", usual | values)


def own(session: Session, **values: object) -> None:
    usual = {"subject": "employer_nic", "field": "rate", "start": date(2026, 4, 6), "value": 20_00}
    store_own(session, [(None, usual | values)])


def test_a_post_paid_below_the_minimum_wage(session: Session) -> None:
    post(session)
    assert said(session) == [
        (
            "red post: Helper is paid £11.76 an hour in April 2026, below the minimum wage of £12.71. "
            "Raise the salary, or check its hours a week."
        )
    ]
    records.change(session, "post", 1, {"born": date(2007, 1, 1)})
    assert said(session) == []
    records.change(session, "post", 1, {"salary": 20_000_00})
    assert "below the minimum wage (age 18 to 20) of £10.85" in said(session)[0]
    records.change(session, "post", 1, {"week_hours": None})
    assert said(session) == []


def test_an_allowance_that_may_not_be_claimed(session: Session) -> None:
    post(session, salary=30_000_00)
    records.change(session, "organisation", 1, {"mostly_public_work": True})
    assert said(session) == []
    records.change(session, "organisation", 1, {"claims_allowance": True})
    assert said(session)[0].startswith(
        "red organisation: The plan leaves out the Employment Allowance. You may not claim"
    )
    records.change(session, "organisation", 1, {"mostly_public_work": False, "sole_director_only": True})
    assert "amber organisation: The plan counts on the Employment Allowance. Ask your payroll" in said(session)[0]
    records.change(session, "organisation", 1, {"legal_form": LegalForm.CIO})
    assert said(session) == []


def test_a_plan_past_the_known_rates_says_so_with_every_answer(session: Session) -> None:
    post(session, salary=30_000_00, end=None)
    note = outlook(session, rates_of(session), today=TODAY).rates_note
    assert note.startswith(
        "Rates are known until 31 March 2027 for minimum wages; until 5 April 2027 for employer’s National"
    )
    assert outlook(session, rates_of(session), months=12, today=TODAY).rates_note == ""


def test_the_costs_of_a_year_past_the_known_rates_say_so(session: Session) -> None:
    post(session, salary=30_000_00, end=None)
    plan, rates = load_plan(session), rates_of(session)
    for start, said_so in ((2026, False), (2027, True)):
        year = FinancialYear(Month(start, 4))
        notes = sharing(plan, rates, year).rates_note, cost_year(plan, rates, year).rates_note
        assert [note.startswith("Rates are known until") for note in notes] == [said_so, said_so]


def test_rates_of_ones_own_are_used_for_the_file(session: Session) -> None:
    assert rates_of(session) is load_rates()
    own(session, source="My payroll")
    assert rates_of(session).for_year(2026).employer_nic_rate == 2_000
    assert rates_of(session).for_year(2025).employer_nic_rate == 1_500
    assert rates_of(session) is rates_of(session)
    assert load_rates().for_year(2026).employer_nic_rate == 1_500
    assert [(each.value, each.sources) for each in figures_of(session) if each.own] == [(2_000, ("My payroll",))]
    assert not any(each.own for each in figures_of())
    assert len(own_figures(session)) == 1


def test_one_that_cannot_be_used_is_refused_where_it_is_typed(session: Session) -> None:
    with pytest.raises(OverrideRefused, match="Begin on a 6 April"):
        own(session, start=date(2026, 5, 1))


def test_the_same_one_twice_is_refused(session: Session) -> None:
    own(session)
    with pytest.raises(Refused, match="There is such a rate of your own already"):
        own(session)


def test_one_that_came_otherwise_is_left_out_and_told(session: Session) -> None:
    records.add(session, "rate_override", {"subject": "luck", "field": "rate", "start": START, "value": 1})
    assert rates_of(session) == load_rates()
    assert problems_of(session)[0].startswith("“luck” is not a figure that is known here.")
    assert said(session)[0].startswith("amber organisation: A rate of your own is not used. “luck” is not a figure")


def test_every_figure_has_its_words_and_its_unit() -> None:
    units = {"pounds", "per cent", "years", "days", "weeks", "hours", "sessions", "working days", "months"}
    assert {name.unit for name in figure_names()} <= units
    assert all(name.what and name.what != name.field for name in figure_names())
    words = [(name.what, name.unit) for name in figure_names()]
    assert len(words) == len(set(words))
