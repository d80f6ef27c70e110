"""What a document knows of the money: the answers of the outlook, as far as reported, in the organisation’s voice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from sqlalchemy.orm import Session

from app.dates import Month
from app.documents.facts.money import Money
from app.planning.plan.plan import Plan
from app.services.documents.lines.money import core_lines, ending_lines, fund_lines, month_lines
from app.services.documents.money_facts import USUAL, Counted, money_of
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook, outlook_of
from app.services.rows import records
from app.work.example import EXAMPLE, FREELANCER
from tests.documents.parts.money_data import MONEY, blocks, facts
from tests.documents.parts.test_money_sums import assert_months_add_up
from tests.example import EXAMPLE_DAY, fill_example
from tests.planning.changed_plans import funded_plans
from tests.services.memory import close_session, memory_session

RATES = load_rates()


@pytest.fixture(params=[EXAMPLE, FREELANCER], ids=["charity", "freelancer"])
def filled(request: pytest.FixtureRequest) -> Iterator[Session]:
    source: Path = request.param
    session = memory_session()
    fill_example(session, source)
    yield session
    close_session(session)


def _money(session: Session, counted: Counted = USUAL) -> Money:
    return money_of(session, RATES, today=EXAMPLE_DAY, counted=counted)[0]


def test_it_tells_what_the_outlook_answers(filled: Session) -> None:
    money, found = _money(filled), outlook(filled, RATES, today=EXAMPLE_DAY)
    assert money.decide_by == found.decide_by
    assert money.free_reserves == found.balances["general"]
    assert [line.free_cash for line in money.months] == list(found.forecast.free_cash)
    assert money.months_held == found.months_held
    assert sum(line.balance for line in money.funds) == sum(found.balances.values())
    assert_months_add_up(money)


def test_an_organisation_says_we_and_who_works_alone_says_i() -> None:
    for source, ours, others in ((EXAMPLE, "we ", " I "), (FREELANCER, "I ", "we ")):
        session = memory_session()
        fill_example(session, source)
        money = _money(session)
        said = " ".join((money.runway, money.decision, money.shortage, money.reserves, *money.notes))
        assert ours in said
        assert others not in said
        assert "you" not in said.lower().split()
        close_session(session)


def test_another_view_over_other_months_and_late_is_the_one_that_was_asked_for(filled: Session) -> None:
    counted = Counted("everything", 12, 3)
    money, found = money_of(filled, RATES, today=EXAMPLE_DAY, counted=counted)
    assert (money.view, found.months, found.late) == ("everything", 12, 3)
    asked = outlook(filled, RATES, "everything", 12, 3, today=EXAMPLE_DAY)
    assert [line.free_cash for line in money.months] == list(asked.forecast.free_cash)
    assert "everything hoped for" in money.runway


def test_nothing_is_told_from_beyond_the_months_that_are_reported(filled: Session) -> None:
    money = _money(filled, Counted("confirmed", 120, 0))
    short = next(line.month for line in money.months if line.short)
    assert money.months[-1].month == short.plus(12)
    assert all(line.ends is None or Month.of(line.ends) <= Month.of(EXAMPLE_DAY).plus(12) for line in money.ends)


def test_a_file_with_nothing_in_it_makes_every_part(session: Session) -> None:
    records.add(session, "organisation", {"name": "Us"})
    money = _money(session)
    assert not money.months
    assert not money.funds
    assert money.free_reserves is None
    assert money.decide_by is None
    assert money.runway == "How long our money lasts is not known: no bank balance is entered yet."
    for name in ("money-lead", "runway", "months", "ends", "funds", "what-changed", "core-cover", "budget-spent"):
        assert isinstance(blocks(name, facts(money)), tuple)


@given(funded_plans())
def test_the_tables_of_any_plan_add_up(plan: Plan) -> None:
    today = plan.balance_date or EXAMPLE_DAY
    found = outlook_of(plan, RATES, months=18, today=today)
    months = month_lines(found.forecast, plan.year_start_month)
    for before, line in zip((None, *months), months, strict=False):
        assert line.closing == line.opening + line.received - line.paid
        assert before is None or line.opening == before.closing
    for cover in core_lines(found):
        assert cover.core == cover.confirmed + cover.likely + cover.nobody
    assert sum(line.balance for line in fund_lines(plan)) in {0, sum(fund.balance for fund in plan.funds)}
    assert all(line.monthly >= 0 and line.left >= 0 for line in ending_lines(found, today))
    if months:
        money = MONEY.__class__("confirmed", "", "", None, "", months=months, cover=core_lines(found))
        assert_months_add_up(money)
        assert isinstance(blocks("core-cover", facts(money)), tuple)
