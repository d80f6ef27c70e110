"""Bids as an investment on a real file: where the cost of an hour comes from, and what is said about it."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.models.choices import FunderKind, LegalForm, Nation, Stage
from app.planning.bidding.applications import Results
from app.services.grants import grants
from app.services.grants.applications import (
    HOUR_EMPTY,
    applications,
    hour_cost,
    hours,
    kinds_sentence,
    spent_sentence,
    win_sentence,
    worth_of,
    worth_sentence,
)
from app.services.organisation import organisation
from app.services.rows import records
from app.services.said.wording import plain


def bid(session: Session, title: str = "Songs", kind: FunderKind = FunderKind.TRUST, **values: Any) -> int:
    funder = grants.funder_id_for(session, f"A {kind.value}", kind)
    return records.add(session, "grant", {"title": title, "funder_id": funder, "minutes_spent": 600} | values)


def start(session: Session, an_hour: int | None = 20_00) -> None:
    organisation.new_organisation(session, "Us", LegalForm.CHARITY, Nation.ENGLAND)
    records.change(session, "organisation", organisation.THE_ROW, {"bid_hour_cost": an_hour})


def said(session: Session, grant: int) -> str:
    return plain(worth_sentence(worth_of(session, grant)))


def test_an_hour_costs_what_the_bid_says_or_else_what_the_organisation_says(session: Session) -> None:
    start(session)
    usual, own = bid(session), bid(session, hour_cost=35_00)
    assert worth_of(session, usual).applying == 200_00
    assert worth_of(session, own).applying == 350_00
    free = bid(session, hour_cost=0)
    assert worth_of(session, free).applying == 0, "an hour that costs nothing is not an hour whose cost is unknown"


def test_without_an_organisation_or_its_cost_the_field_to_fill_is_named(session: Session) -> None:
    assert hour_cost(session) is None
    grant = bid(session, amount_applied=1_000_00)
    assert said(session, grant) == HOUR_EMPTY
    assert "“Cost of an hour”" in HOUR_EMPTY
    start(session, None)
    assert said(session, grant) == HOUR_EMPTY


def test_the_award_counts_before_the_amount_asked_for(session: Session) -> None:
    start(session)
    won = bid(session, stage=Stage.AWARDED, amount_applied=9_000_00, amount_awarded=8_000_00)
    assert worth_of(session, won).net == 7_800_00


def test_what_a_bid_is_worth_is_said_by_what_became_of_it(session: Session) -> None:
    start(session)
    money: dict[str, Any] = {"amount_applied": 10_000_00, "probability": 40, "minutes_reporting": 300}
    assert said(session, bid(session, **money)) == (
        "Applying has cost £200 so far and reports will cost £100. "
        "At a likelihood of 40% it is worth £3,700 after that."
    )
    assert said(session, bid(session, stage=Stage.AWARDED, **money)) == (
        "Applying cost £200 and reports cost £100. Of the award of £10,000 that leaves £9,700."
    )
    assert said(session, bid(session, stage=Stage.DECLINED, **money)) == "Applying cost £200, and it brought nothing."
    assert said(session, bid(session)) == "Fill in the amount under “Money and dates” to see what it is worth."


def test_win_rates_by_kind_of_funder(session: Session) -> None:
    start(session)
    for stage in (Stage.AWARDED, Stage.ENDED, Stage.DECLINED, Stage.WITHDRAWN):
        bid(session, stage=stage, amount_awarded=5_000_00 if stage is Stage.AWARDED else None)
    bid(session, kind=FunderKind.NHS, stage=Stage.DECLINED)
    bid(session, kind=FunderKind.COUNCIL)
    found = applications(session)
    assert win_sentence(found.kinds["trust"]) == "2 of 3 won (67%, too few to go by)"
    assert win_sentence(found.kinds["council"]) == "none decided yet"
    assert win_sentence(found.whole) == "2 of 4 won (50%, too few to go by)"
    assert win_sentence(Results(won=3, lost=2)) == "3 of 5 won (60%)"
    assert kinds_sentence(found) == (
        "Won of those decided, by kind of funder: Trust or foundation 2 of 3 · NHS or health partnership 0 of 1"
    )
    assert spent_sentence(found.whole) == (
        "Time spent on bids: 10 hours and £200 for each £1,000 won, lost bids included."
    )


def test_nothing_decided_is_nothing_said(session: Session) -> None:
    start(session)
    bid(session)
    found = applications(session)
    assert (kinds_sentence(found), spent_sentence(found.whole)) == ("", "")


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 hours"), (1, "1 minute"), (60, "1 hour"), (150, "2 hours 30 minutes"), (72_000, "1,200 hours")],
)
def test_minutes_in_words(minutes: int, words: str) -> None:
    assert hours(minutes) == words
