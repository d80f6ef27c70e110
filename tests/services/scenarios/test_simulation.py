"""How likely it is that the stored plan's money lasts, in figures and in sentences."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.money import format_hundredths
from app.planning.plan.bids import Bid
from app.planning.simulation.chances import Assumptions
from app.planning.simulation.simulation import BidEffect
from app.services.organisation import organisation
from app.services.organisation.organisation import StartAnswers
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.said.wording import plain
from app.services.scenarios.simulation import Chances, chances, longer


def _start(session: Session) -> None:
    answers: dict[str, Any] = {
        "balance": 9_500_00,
        "monthly_income": 1_000_00,
        "monthly_costs": 2_000_00,
        "policy_months": 300,
    }
    organisation.start_mine(session, StartAnswers("Us", balance_date=date(2026, 11, 30), **answers))


def _hope(session: Session, **values: Any) -> None:
    line = {"name": "**Big** Appeal", "amount": 5_000_00, "frequency": "one_off", "start": date(2027, 2, 1)}
    records.add(session, "income_line", line | {"certainty": "unconfirmed", "probability": 40} | values)


def _ask(session: Session, **settings: Any) -> Chances:
    return chances(
        session, load_rates(), Assumptions(**({"draws": 2_000, "months": 12} | settings)), today=date(2026, 11, 30)
    )


def _said(found: Chances) -> list[str]:
    return [plain(sentence) for sentence in found.sentences]


def test_a_hope_is_told_in_sentences(session: Session) -> None:
    _start(session)
    _hope(session)
    found = _ask(session)
    assert found.simulation.to_end is not None
    assert 3_600 < found.simulation.to_end < 4_400
    chance = format_hundredths(found.simulation.to_end)
    assert _said(found) == [
        f"The likelihood that your money lasts to the end of November 2027 is {chance}%.",
        "It is more likely than not that it runs short by September 2027.",
        (
            "In 9 out of 10 runs, November 2027 ends with free cash from −£2,500 to £2,500. "
            "In half of the runs it is −£2,500 or less."
        ),
        "The bid that matters most is **Big** Appeal: with it, money lasts 3 months longer on average.",
        "From 2,000 runs with seed 1; all bids on time; costs as planned.",
    ]
    assert ("**Big** Appeal", True) in found.sentences[3]


def test_without_bids_every_draw_is_the_same(session: Session) -> None:
    _start(session)
    said = _said(_ask(session, months=6, spread=0, late_weights=(2, 0, 1), seed=9))
    assert said == [
        "The likelihood that your money lasts to the end of May 2027 is 100%.",
        "At the end of May 2027 free cash is £3,500 in nearly every run.",
        "There are no bids, so every run has the same income.",
        "From 2,000 runs with seed 9; bids 0 or 2 months late by their weights; costs as planned.",
    ]
    assert "; bids 0, 1 or 2 months late; " in _said(_ask(session, late_weights=(1, 1, 1)))[-1]
    assert _said(_ask(session, spread=250))[-1].endswith("; costs up to 2.5% higher or lower.")


def test_a_bid_that_comes_too_late_does_not_matter(session: Session) -> None:
    _start(session)
    _hope(session, start=date(2027, 11, 1))
    assert "No single bid changes how long the money lasts." in _said(_ask(session))


@pytest.mark.parametrize(
    ("won", "lost", "shown"), [(1_013, 927, 90), (300, 0, 300), (927, 1_013, -90), (None, 5, None), (5, None, None)]
)
def test_the_difference_of_a_bid_is_that_of_the_months_beside_it(
    won: int | None, lost: int | None, shown: int | None
) -> None:
    bid = Bid("grant", 1, "Appeal", "", 40, "", None, 0)
    assert longer(BidEffect(bid, 10, 10, won, lost)) == shown


def test_without_balances_it_says_what_is_needed(session: Session) -> None:
    organisation.new_organisation(session, name="Us")
    found = _ask(session)
    assert _said(found) == ["Before anything can be simulated, the date of your balances is needed: see Settings."]
    assert found.rates_note == ""


def test_the_progress_reaches_the_one_who_asked(session: Session) -> None:
    _start(session)
    told: list[tuple[int, int]] = []
    chances(
        session, load_rates(), Assumptions(draws=10), lambda done, of: told.append((done, of)), today=date(2026, 11, 30)
    )
    assert told[-1][0] == told[-1][1]
