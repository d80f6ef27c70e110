"""The example's money is true to itself: whoever adds up what its documents say finds no contradiction.

What it shows on purpose although a careful organisation would not have it so stands in resources/example/README.md.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.dates import Month
from app.documents.facts.case import BusinessCase
from app.money import parse_money
from app.services.organisation.rates import load_rates
from app.services.plan.outlook import outlook
from app.work.example import EXAMPLE, FREELANCER, example_form
from tests.example import EXAMPLE_DAY, case_of, fill_example
from tests.services.memory import close_session, memory_session

EXAMPLES = pytest.mark.parametrize("source", [EXAMPLE, FREELANCER], ids=["charity", "freelancer"])
SESSIONS = {"Do the least": 40, "Keep the service": 120, "Grow to four places": 160}
"""A year, as the options describe them in words."""


@pytest.fixture
def case(example: Session) -> BusinessCase:
    return case_of(example)


@pytest.fixture
def freelancers_case() -> Iterator[BusinessCase]:
    session = memory_session()
    fill_example(session, FREELANCER)
    yield case_of(session)
    close_session(session)


def form_of(source: Path) -> dict[str, Any]:
    return example_form(source, EXAMPLE_DAY)


def amount_of(grant: dict[str, Any]) -> int:
    """What was awarded, or applied for where nothing is decided."""
    return parse_money(grant["amount_awarded"] if "amount_awarded" in grant else grant["amount_applied"])


def total(rows: list[dict[str, Any]], column: str = "amount") -> int:
    return sum(parse_money(row[column]) for row in rows)


@EXAMPLES
def test_payments_add_up_to_what_was_awarded_or_applied_for(source: Path) -> None:
    for grant in form_of(source)["grants"]:
        if grant["stage"] != "declined":
            assert total(grant["instalments"]) == amount_of(grant), grant["title"]
        if "amount_applied" in grant:
            assert amount_of(grant) <= parse_money(grant["amount_applied"]), grant["title"]


@EXAMPLES
def test_budgets_do_not_exceed_their_grants_nor_what_is_spent_its_budget(source: Path) -> None:
    for grant in form_of(source)["grants"]:
        lines = grant.get("budget_lines", [])
        assert total(lines) <= amount_of(grant), grant["title"]
        assert all(parse_money(line["spent"]) <= parse_money(line["amount"]) for line in lines), grant["title"]


def test_a_restricted_fund_holds_what_one_funder_gave_less_what_was_spent() -> None:
    form = form_of(EXAMPLE)
    for fund in form["funds"]:
        fed_by = [grant for grant in form["grants"] if grant.get("fund") == fund["name"]]
        assert len({grant["funder"] for grant in fed_by}) == (fund["kind"] == "restricted"), fund["name"]
        came = sum(total([i for i in grant["instalments"] if "received_on" in i]) for grant in fed_by)
        spent = sum(total(grant["budget_lines"], "spent") for grant in fed_by)
        assert not fed_by or parse_money(fund["balance"]) == came - spent, fund["name"]


@EXAMPLES
def test_a_bid_is_sent_before_it_is_decided_and_decided_before_it_starts(source: Path) -> None:
    order = ("submitted_on", "deadline", "decision_due", "awarded_on", "start", "end")
    for grant in form_of(source)["grants"]:
        days = [grant[name] for name in order if name in grant]
        assert days == sorted(days), grant["title"]
        if grant["stage"] in {"drafting", "submitted"}:
            assert min(each["due"] for each in grant["instalments"]) >= grant["start"], grant["title"]


def test_what_is_asked_for_is_the_price_and_the_bid_and_not_more_than_is_missing(
    case: BusinessCase, freelancers_case: BusinessCase
) -> None:
    form = form_of(EXAMPLE)
    (price,) = form["prices"]
    (document,) = (each for each in form["documents"] if each["kind"] == "business-case-short")
    bid = next(each for each in form["grants"] if each["funder"] == document["buyer"])
    assert parse_money(price["price"]) * price["volume"] == parse_money(document["ask"]) == amount_of(bid)
    assert price["volume"] == case.sessions
    for each in (case, freelancers_case):
        assert each.ask == sum(payment.amount for payment in each.payments)
        assert each.confirmed + each.unconfirmed <= each.full_total


def test_the_bid_is_paid_as_its_price_says_at_the_end_of_each_quarter() -> None:
    form = form_of(EXAMPLE)
    (price,) = form["prices"]
    bid = next(each for each in form["grants"] if each["funder"] == price["buyer"])
    assert price["pattern"] == "quarterly_arrears"
    start = Month.of(date.fromisoformat(price["start"]))
    quarters = [start.plus(months) for months in (2, 5, 8, 11)]
    assert [Month.of(date.fromisoformat(each["due"])) for each in bid["instalments"]] == quarters


def test_the_work_can_be_carried_until_the_first_payment_as_the_risks_say(example: Session) -> None:
    form = form_of(EXAMPLE)
    (price,) = form["prices"]
    bid = next(each for each in form["grants"] if each["funder"] == price["buyer"])
    start, paid = (Month.of(date.fromisoformat(day)) for day in (price["start"], bid["instalments"][0]["due"]))
    found = outlook(example, load_rates(), today=EXAMPLE_DAY).forecast
    cash = dict(zip(found.months, found.free_cash, strict=True))
    assert all(cash[month] > 0 for month in start.until(paid.plus(1)))


def test_a_larger_option_costs_more_in_all_and_a_smaller_one_no_more_a_session(case: BusinessCase) -> None:
    costs = {option.name: case.full_total if option.preferred else option.yearly_cost or 0 for option in case.options}
    assert set(SESSIONS) < set(costs)
    assert [costs[name] for name in SESSIONS] == sorted(costs[name] for name in SESSIONS)
    assert [option.name for option in case.options if option.preferred] == ["Keep the service"]
    each = {name: costs[name] / sessions for name, sessions in SESSIONS.items()}
    assert each["Do the least"] <= each["Keep the service"]
    assert each["Grow to four places"] <= each["Keep the service"]


def test_what_may_be_taxed_is_below_the_threshold_for_vat() -> None:
    """Contracts are welfare, which is exempt, and the note at the price says so; the rest is what people pay for."""
    form = form_of(EXAMPLE)
    assert "exempt" in form["prices"][0]["vat_note"]
    taxable = [line for line in form["income_lines"] if line["category"] in {"fees", "hire"}]
    assert all(line["frequency"] == "monthly" for line in taxable)
    assert 0 < 12 * total(taxable) < load_rates().figure("vat_registration", EXAMPLE_DAY, "uk").value
