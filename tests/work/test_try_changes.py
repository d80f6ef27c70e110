"""What changes would do to a plan, worked out without a window."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.planning.plan.changes import LoseFunder
from app.problems import Refused
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import Outlook, outlook
from app.services.said.wording import plain
from app.work.charts import chart_rows, tried_chart
from app.work.try_changes import Reckoner, Trying

TODAY = date(2026, 11, 20)
RATES = load_rates()


@pytest.fixture
def found(example: Session) -> Outlook:
    return outlook(example, RATES, today=TODAY)


def test_nothing_tried_answers_as_the_outlook_does(found: Outlook) -> None:
    base = Reckoner(found, RATES, TODAY).base
    assert (base.months, base.free_cash) == (found.forecast.months, found.forecast.free_cash)
    assert (base.runway, base.lowest, base.safe) == (found.runway, found.lowest, found.safe_runway)
    assert plain(base.lasts) in plain(found.sentence)


def test_what_is_tried_answers_as_the_changed_plan_would(found: Outlook) -> None:
    reckoner = Reckoner(found, RATES, TODAY)
    tried = reckoner.of(Trying(late=2, costs=1_000).changes())
    assert tried.free_cash != reckoner.base.free_cash
    assert tried.runway.months < found.runway.months
    assert reckoner.of(()) == reckoner.base, "what was tried before leaves nothing behind"


def test_what_depends_on_closing_costs_can_wait(found: Outlook) -> None:
    tried = Reckoner(found, RATES, TODAY).of(Trying(costs=500).changes(), whole=False)
    assert tried.safe is None
    assert "close in good order" not in plain(tried.second)


def test_a_change_that_makes_no_sense_is_refused(found: Outlook) -> None:
    with pytest.raises(Refused):
        Reckoner(found, RATES, TODAY).of((LoseFunder(999),))


def test_the_table_has_both_lines_under_the_columns_that_are_named(found: Outlook) -> None:
    reckoner = Reckoner(found, RATES, TODAY)
    tried = reckoner.of(Trying(costs=500).changes())
    both = chart_rows(tried_chart(found, reckoner.base, tried), "tried", "plan")
    assert [row["tried"] for row in both] == list(tried.free_cash[: len(both)])
    assert [row["plan"] for row in both] == list(reckoner.base.free_cash[: len(both)])
    alone = chart_rows(tried_chart(found, reckoner.base, None), "plan", "tried")
    assert alone[0]["plan"] == reckoner.base.free_cash[0]
    assert {row["tried"] for row in alone} == {None}


def test_each_line_ends_where_its_plan_is_reported_to(found: Outlook) -> None:
    reckoner = Reckoner(found, RATES, TODAY)
    dear = reckoner.of(Trying(costs=5_000).changes())
    cheap = reckoner.of(Trying(costs=-5_000, pay=-5_000).changes())
    for each in (reckoner.base, dear):
        assert each.runway.first_short is not None
        assert each.months[-1] == each.runway.first_short.plus(12)
        assert f"Nothing is shown after {each.months[-1].label}" in plain(each.second)
    assert len(dear.months) < len(reckoner.base.months) < len(cheap.months)
    shorter, longer = tried_chart(found, reckoner.base, dear), tried_chart(found, reckoner.base, cheap)
    assert (shorter.months, shorter.free_cash) == (reckoner.base.months, dear.free_cash)
    assert (longer.months, longer.expected) == (cheap.months, reckoner.base.free_cash)
    assert chart_rows(shorter, "tried", "plan")[-1]["tried"] is None
    assert chart_rows(longer, "tried", "plan")[-1]["plan"] is None
