"""Prices: stored with sensible beginnings, answered in a sentence, and put into the forecast as a contract."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import GrantKind, PaymentPattern, PriceUnit, Restriction, Stage
from app.planning.forecast.forecast import forecast
from app.problems import Refused
from app.services.organisation.rates import load_rates
from app.services.plan.plan import load_plan
from app.services.projects.price_words import price_sentence
from app.services.projects.prices import (
    answered,
    apply_prices,
    contract_of,
    price_of,
    project_prices,
    put_into_forecast,
)
from app.services.rows import records
from app.services.rows.checks import Values
from app.services.rows.splits import set_splits
from app.services.said.wording import plain

TODAY = date(2026, 12, 1)


@pytest.fixture
def choir(session: Session) -> Session:
    """A project that costs £1,000 a month, beside another."""
    organisation = {"name": "Us", "balance_date": date(2026, 11, 30)}
    records.add(session, "organisation", organisation)
    records.add(session, "fund", {"name": "General fund", "kind": "general"})
    for name in ("Choir", "Drums"):
        project = records.add(session, "project", {"name": name})
        line = records.add(session, "cost_line", {"name": f"Hall {name}", "amount": 100_000, "start": date(2026, 4, 1)})
        set_splits(session, "cost_line", line, {project: 10_000})
    return session


def offer(session: Session, **values: object) -> int:
    (made,) = apply_prices(session, load_rates(), 1, [(None, values)], today=TODAY)
    return made


def said(session: Session, price: int) -> str:
    record = records.get(session, "price", price)
    found = answered(load_plan(session), load_rates(), record)
    return plain(price_sentence(price_of(record), found.answer)) if found.answer else found.problem


def test_a_new_price_begins_with_the_full_cost_of_the_next_year(choir: Session) -> None:
    offer(choir, buyer="Council")
    offer(choir, price=5)
    first, second = project_prices(choir, 1)
    assert (first["name"], first["buyer"], first["price"], first["start"]) == (
        "Choir",
        "Council",
        1_200_000,
        date(2027, 4, 1),
    )
    assert (second["name"], second["price"]) == ("Choir (2)", 5)


def test_a_new_price_of_a_project_whose_cost_cannot_be_told_begins_with_nothing(choir: Session) -> None:
    rent = {"name": "Rent", "category": "premises", "amount": 100_000, "start": date(2026, 4, 1)}
    records.add(choir, "cost_line", rent)
    assert records.get(choir, "price", offer(choir, name="Choir"))["price"] == 0
    assert "shared by people" in said(choir, 1)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"price": 1_200_000}, "£12,000 a year brings £12,000, exactly the full cost of £12,000. The first payment"),
        ({"price": 1_260_000}, "£12,600 a year brings £12,600, £600 more than the full cost of £12,000 (5%)."),
        (
            {"price": 20_000, "unit": PriceUnit.SESSION, "volume": 45},
            (
                "£200 a session × 45 a year brings £9,000, £3,000 short of the full cost of £12,000 (25%). Your "
                "unrestricted money would have to carry that. To cover it, ask £266.67 a session. The first payment, "
                "£2,250, is due on 30 June 2027."
            ),
        ),
        (
            {"price": 1_200_000, "results_share": 1_000, "results_expected": 5_000, "vat": 2_000},
            (
                "£12,000 a year brings £11,400, £600 short of the full cost of £12,000 (5%). Your unrestricted money "
                "would have to carry that. To cover it, ask £12,631.58 a year. £600 more would come if every result is "
                "earned. With £2,400 of VAT the buyer pays £14,400; the VAT is no income of yours."
            ),
        ),
        ({"price": 1, "results_share": 10_000, "results_expected": 0}, "No price would be enough"),
        ({"price": 1_200_000, "years": 2, "uplift": 100}, "brings £24,120 over 2 years, £120 more than"),
        ({"price": 1_300_000, "years": 2, "uplift": -1_000}, "It is short in 1 year, in 2028-29 by £300"),
    ],
)
def test_the_answer_in_a_sentence(choir: Session, values: Values, sentence: str) -> None:
    assert sentence in said(choir, offer(choir, **values))


def test_other_money_carries_a_part_of_what_is_missing(choir: Session) -> None:
    price = offer(choir, price=1_000_000)
    fees = {"name": "Fees", "amount": 5_000, "start": date(2026, 4, 1), "project_id": 1}
    line = records.add(choir, "income_line", fees)
    sentence = "Other confirmed money for the project brings £600; your unrestricted money would have to carry £1,400."
    assert sentence in said(choir, price)
    records.change(choir, "income_line", line, {"amount": 50_000})
    assert "brings £6,000 and covers that." in said(choir, price)


def test_a_price_becomes_a_contract_that_the_forecast_has(choir: Session) -> None:
    price = offer(choir, buyer="Council", price=1_000_001, results_share=1_000, results_expected=5_000, years=2)
    contract = records.get(choir, "grant", put_into_forecast(choir, price))
    assert (contract["title"], contract["kind"], contract["stage"]) == ("Choir", GrantKind.CONTRACT, Stage.DRAFTING)
    assert (contract["restriction"], contract["fund_id"]) == (Restriction.UNRESTRICTED, None)
    assert (contract["start"], contract["end"]) == (date(2027, 4, 1), date(2029, 3, 31))
    assert contract["results_share"] == 1_000
    assert records.get(choir, "funder", contract["funder_id"])["name"] == "Council"
    rows = records.rows(choir, "instalment", order="due")
    assert contract["amount_applied"] == sum(row["amount"] for row in rows)
    assert [row["condition"] for row in rows].count("Paid by results") == 2
    without = forecast(load_plan(choir), load_rates(), view="confirmed", months=36).free_cash[-1]
    everything = forecast(load_plan(choir), load_rates(), view="everything", months=36).free_cash[-1]
    assert everything - without == contract["amount_applied"]


def test_a_changed_price_brings_its_contract_up_to_date(choir: Session) -> None:
    price = offer(choir, buyer="Council", price=1_000_000)
    made = put_into_forecast(choir, price)
    records.change(choir, "grant", made, {"stage": Stage.SUBMITTED, "submitted_on": TODAY, "probability": 70})
    records.change(choir, "price", price, {"price": 800_000, "pattern": PaymentPattern.YEARLY_ADVANCE})
    assert put_into_forecast(choir, price) == made
    contract = records.get(choir, "grant", made)
    assert (contract["stage"], contract["probability"], contract["amount_applied"]) == (Stage.SUBMITTED, 70, 800_000)
    assert [(row["due"], row["amount"]) for row in records.rows(choir, "instalment")] == [(date(2027, 4, 1), 800_000)]
    found = contract_of(choir, records.get(choir, "price", price))
    assert found is not None
    assert found.id == made


def test_a_contract_that_was_decided_on_is_left_alone(choir: Session) -> None:
    price = offer(choir, buyer="Council")
    made = put_into_forecast(choir, price)
    awarded = {"stage": Stage.AWARDED, "amount_awarded": 1_200_000, "awarded_on": TODAY}
    records.change(choir, "grant", made, awarded)
    with pytest.raises(Refused, match="The contract “Choir” is awarded and stays as it is"):
        put_into_forecast(choir, price)


def test_without_a_buyer_there_is_no_contract(choir: Session) -> None:
    with pytest.raises(Refused, match="Buyer is empty"):
        put_into_forecast(choir, offer(choir, price=100))


def test_a_volume_of_none_is_refused_at_the_field(choir: Session) -> None:
    with pytest.raises(Refused, match="How many a year"):
        offer(choir, volume=0)
    with pytest.raises(Refused, match="Years"):
        offer(choir, years=0)
