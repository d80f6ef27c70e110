"""The register on a day: kinds of the nation, what stops a bid and why, cover, what is asked for, and its sentence."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from app.library.loading import library
from app.models.choices import Nation
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates, rates_of
from app.services.policies.catalogue import WHO_ASKS, differs_in, kinds_in
from app.services.policies.register import Held, Register, register
from app.services.policies.standing import Standing
from app.services.policies.words import shortfall_sentence, status, summary, tone, why_it_stops
from app.services.rows import records
from app.services.said.wording import plain

TODAY = date(2026, 12, 1)
LIABILITY = "public-liability"


def begin(session: Session, nation: Nation = Nation.ENGLAND) -> None:
    new_organisation(session, "Us", nation=nation)


def add(session: Session, name: str, **values: Any) -> int:
    return records.add(session, "policy", {"name": name, "state": "in_place"} | values)


def read(session: Session, today: date = TODAY) -> Register:
    return register(session, load_rates(), today)


def held(session: Session, **values: Any) -> Held:
    key = add(session, "Cover", **values)
    return next(each for each in read(session).held if each.id == key)


def test_each_nation_is_asked_for_its_own_kinds(session: Session) -> None:
    begin(session, Nation.SCOTLAND)
    asked = {kind.id for kind in read(session).asked}
    assert asked == set(kinds_in(Nation.SCOTLAND))
    assert not asked & {"dspt", "find-a-tender"}
    records.change(session, "organisation", 1, {"nation": "england"})
    assert {"dspt", "find-a-tender"} <= {kind.id for kind in read(session).asked}


def test_what_usually_stops_a_bid_is_asked_for_first_and_nothing_twice(session: Session) -> None:
    begin(session)
    order = [kind.expiry_blocks for kind in read(session).asked]
    assert order == sorted(order, reverse=True)
    assert True in order
    assert False in order
    add(session, "Public  LIABILITY insurance")  # from a file that knows no kinds
    add(session, "Ours", catalogue_id="dspt")
    assert not {LIABILITY, "dspt"} & {kind.id for kind in read(session).asked}
    assert all(kind.duty in WHO_ASKS for kind in library().policies.values())


def test_a_file_without_an_organisation_is_asked_as_in_england(session: Session) -> None:
    assert read(session).nation is Nation.ENGLAND
    assert plain(summary(read(session))) == "Your register has nothing in it yet. Add what buyers ask for."


def test_a_kind_that_is_not_asked_for_here_stops_nothing(session: Session) -> None:
    begin(session, Nation.SCOTLAND)
    found = held(session, catalogue_id="dspt", expires_on=date(2026, 6, 30))
    assert (found.kind, found.stops, found.standing) == (None, False, Standing.OUT_OF_DATE)


@pytest.mark.parametrize(
    ("values", "words", "sign", "stops"),
    [
        ({"expires_on": date(2026, 10, 31)}, "● out of date since 31 October 2026", "red", True),
        ({"expires_on": date(2027, 1, 5)}, "▲ ends 5 January 2027", "amber", False),
        ({"expires_on": date(2027, 10, 31)}, "✓ in date, ends 31 October 2027", "", False),
        ({"review_by": date(2027, 10, 31)}, "✓ in date, review by 31 October 2027", "", False),
        ({}, "✓ in place, no date given", "", False),
        ({"review_by": date(2026, 6, 1)}, "● review overdue since 1 June 2026", "red", True),
        (
            {"review_by": date(2026, 6, 1), "expires_on": date(2027, 6, 1)},
            "▲ review overdue since 1 June 2026",
            "amber",
            False,
        ),
        ({"begins_on": date(2027, 1, 1)}, "● not in force until 1 January 2027", "red", True),
        ({"state": "missing"}, "● missing", "red", True),
        ({"state": "being_written"}, "▲ being written", "amber", True),
        ({"state": "not_needed", "expires_on": date(2026, 10, 31)}, "– not needed", "soft", False),
    ],
)
def test_how_one_stands_is_said_with_a_sign(
    session: Session, values: dict[str, Any], words: str, sign: str, *, stops: bool
) -> None:
    begin(session)
    found = held(session, catalogue_id=LIABILITY, **values)
    assert (status(found), tone(found), found.stops) == (words, sign, stops)


def test_one_of_your_own_never_stops_a_bid_and_is_told_when_it_is_too_old(session: Session) -> None:
    begin(session)
    found = held(session, expires_on=date(2026, 10, 31))
    assert (status(found), found.stops) == ("● out of date since 31 October 2026", False)


def test_why_a_bid_stops_is_said_with_what_is_not_verified() -> None:
    for kind in library().policies.values():
        assert kind.blocks_why in why_it_stops(kind)
        assert (f"Not verified: {kind.doubt}" in why_it_stops(kind)) is not kind.verified


def test_cover_is_held_against_the_least_and_then_against_the_usual(session: Session) -> None:
    begin(session)
    least, usual = (load_rates().figure(name, TODAY) for name in ("employers_liability_least", "employers_liability"))
    too_little = held(session, catalogue_id="employers-liability", cover=least.value - 1)
    assert too_little.shortfall is not None
    assert (too_little.shortfall.wanted, too_little.shortfall.is_least) == (least.value, True)
    assert tone(too_little) == "amber"
    assert status(too_little) == "▲ in place, no date given, cover below £5,000,000"
    for cover, wanted in ((least.value, usual.value), (usual.value - 1, usual.value), (usual.value, None)):
        records.change(session, "policy", too_little.id, {"cover": cover})
        (found,) = read(session).held
        assert (found.shortfall.wanted if found.shortfall else None) == wanted
        assert tone(found) == ""


def test_a_figure_that_is_not_verified_says_so(session: Session) -> None:
    begin(session)
    found = held(session, catalogue_id="professional-indemnity", cover=1)
    assert found.shortfall is not None
    assert shortfall_sentence(found.shortfall).endswith("This figure is not verified for today.")
    verified = held_again(session, LIABILITY)
    assert verified.shortfall is not None
    assert shortfall_sentence(verified.shortfall) == (
        "Your cover of £2,000,000 is less than £5,000,000 (Public liability insurance, usual cover)."
    )


def held_again(session: Session, kind: str) -> Held:
    records.change(session, "policy", 1, {"catalogue_id": kind, "cover": 2_000_000_00})
    return read(session).held[0]


def test_no_cover_is_missed_where_none_is_said_or_no_figure_is_known(session: Session) -> None:
    begin(session)
    key = held(session, catalogue_id=LIABILITY).id
    assert read(session).held[0].shortfall is None
    records.change(session, "policy", key, {"cover": 1})
    assert read(session, date(2020, 1, 1)).held[0].shortfall is None
    records.change(session, "policy", key, {"state": "not_needed"})
    assert read(session).held[0].shortfall is None


def test_a_rate_of_your_own_counts_for_cover(session: Session) -> None:
    begin(session)
    key = held(session, catalogue_id=LIABILITY, cover=2_000_000_00).id
    own = {"subject": "figures", "field": "public_liability", "start": date(2026, 4, 6), "end": date(2027, 4, 5)}
    records.add(session, "rate_override", own | {"value": 1_000_000_00, "source": "Our council"})
    found = register(session, rates_of(session), TODAY).held[0]
    assert found.id == key
    assert found.shortfall is not None
    assert not found.shortfall.is_least


def test_the_register_in_a_sentence(session: Session) -> None:
    begin(session)
    add(session, "A")
    assert plain(summary(read(session))) == "Your one policy is in date."
    add(session, "B")
    add(session, "None", state="not_needed")
    assert plain(summary(read(session))) == "All 2 policies and insurances are in date."
    add(session, "C", catalogue_id=LIABILITY, expires_on=date(2026, 1, 1))
    add(session, "D", state="missing")
    assert plain(summary(read(session))) == (
        "Of 4 policies and insurances, 1 is out of date and 1 is missing. 1 can stop a bid as things are."
    )


def test_what_differs_in_a_nation_is_told_of_that_nation() -> None:
    kind = library().policies["employers-liability"]
    assert differs_in(kind, Nation.NORTHERN_IRELAND) == kind.northern_ireland
    assert kind.northern_ireland
    assert differs_in(kind, Nation.ENGLAND) == ""
