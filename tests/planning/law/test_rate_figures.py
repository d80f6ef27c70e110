"""Tests of the single figures of a rate pack."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from app.planning.law.rate_days import RatesUnknown
from app.planning.law.rate_entries import RatesUnreadable
from app.planning.law.rate_figures import figures_apart
from app.planning.law.rates import rate_pack_from
from tests.planning.law.test_rates import Data, entry, pack_data


def data() -> Data:
    figures = [
        {**entry(2030, 2030), "values": {"fee": Decimal("21.50"), "years": 3}},
        {**entry(2031, 2031), "values": {"fee": 22}, "verified": False},
        {**entry(2030, 2031), "nation": "wales", "values": {"fee": 5}},
    ]
    return pack_data() | {"figures": figures, "words": {"figures.fee": ["The fee", "pounds"]}}


def test_each_holds_in_its_days_and_its_nation() -> None:
    pack = rate_pack_from(data())
    early, late = pack.figure("fee", date(2031, 4, 5)), pack.figure("fee", date(2031, 4, 6))
    assert (early.value, early.what, early.unit, early.nation) == (2_150, "The fee", "pounds", "uk")
    assert (late.value, late.known_on(date(2031, 4, 6))) == (2_200, False)
    assert early.known_on(date(2031, 4, 5))
    assert pack.figure("fee", date(2050, 1, 1), "wales").value == 500
    assert pack.figure("years", date(2031, 1, 1)).what == "years"


def test_a_day_too_early_or_a_name_unknown_is_refused() -> None:
    pack = rate_pack_from(data())
    with pytest.raises(RatesUnknown, match="“The fee” is known from 6 April 2030"):
        pack.figure("fee", date(2030, 4, 5))
    with pytest.raises(RatesUnknown, match="No figure is known for “fees” in “uk”"):
        pack.figure("fees", date(2031, 4, 5))


def test_taking_them_apart_twice_is_taking_them_apart_once() -> None:
    once = figures_apart(data())
    assert figures_apart(once) == once
    assert [each["name"] for each in once["figures"]] == ["fee", "years", "fee", "fee"]


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda figures: figures[1].update({"from": date(2030, 4, 6)}), "already holds until 5 April 2031"),
        (lambda figures: figures[1]["values"].update(fee="22"), "“value” must be a number"),
        (lambda figures: figures[1].update(nation=3), "“nation” must be a word"),
        (lambda figures: figures[1].pop("values"), "“name” is missing"),
        (lambda figures: figures[1].update(nations="uk"), "“nations” is not a figure that belongs here"),
    ],
)
def test_a_slip_is_named(spoil: Callable[[list[Data]], object], sentence: str) -> None:
    spoilt = data()
    spoil(spoilt["figures"])
    with pytest.raises(RatesUnreadable) as refused:
        rate_pack_from(spoilt)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ([date(2029, 1, 1)], "a day outside the entry’s own"),
        (["2030-01-01"], "must list days such as"),
        ("2030-01-01", "must list days such as"),
    ],
)
def test_bank_holidays_are_days_of_their_entry(days: object, sentence: str) -> None:
    with pytest.raises(RatesUnreadable, match=sentence):
        rate_pack_from(pack_data() | {"bank_holidays": [entry(2030, 2030, days=days)]})
