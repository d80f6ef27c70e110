"""Tests of finding what is counted twice, by name or by two methods."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.planning.outcomes.counted_twice import CountedTwice, Twice, counted_twice
from app.planning.outcomes.options import Benefit, BenefitKind
from app.text import name_key
from tests.planning.outcomes.cases import benefits

WELLBEING = Benefit(
    name="Better days",
    kind=BenefitKind.WIDER,
    who="members",
    pence=100,
    to_year=2,
    outcome="Wellbeing",
    method="WELLBY",
)
SOCIAL = replace(WELLBEING, name="Social return", outcome="wellbeing ", method="SROI")


def test_the_same_name_whatever_its_capitals_and_spaces() -> None:
    again = replace(WELLBEING, name=" better  DAYS", who="carers", method="")
    found = counted_twice((WELLBEING, SOCIAL, again))
    assert found[-1] != found[0]
    assert CountedTwice(Twice.SAME_NAME, WELLBEING, again) in found
    assert counted_twice((WELLBEING, again))[0].sentence == (
        "“Better days” is listed twice for the same year. Delete one, or name them apart."
    )


def test_one_outcome_by_two_methods() -> None:
    found = counted_twice((WELLBEING, SOCIAL))
    assert found == (CountedTwice(Twice.TWO_METHODS, WELLBEING, SOCIAL),)
    assert found[0].sentence == (
        "“Wellbeing” is valued twice: as “Better days” by “WELLBY”, and as “Social return” by “SROI”. Keep one value."
    )
    saved = replace(WELLBEING, name="Visits saved", who="the surgery", method="unit cost")
    assert len(counted_twice((WELLBEING, SOCIAL, saved))) == 3


def test_one_method_no_method_or_no_amount_is_not_two() -> None:
    assert counted_twice((WELLBEING, replace(SOCIAL, method="wellby"))) == ()
    assert counted_twice((WELLBEING, replace(SOCIAL, method=""))) == ()
    assert counted_twice((WELLBEING, replace(SOCIAL, pence=None))) == ()
    assert counted_twice((replace(WELLBEING, outcome=""), replace(SOCIAL, outcome=""))) == ()


def test_a_benefit_that_fades_is_listed_year_by_year() -> None:
    fading = [replace(WELLBEING, pence=pence, from_year=year, to_year=year) for year, pence in enumerate((90, 60, 30))]
    assert counted_twice(fading) == ()
    for from_year, to_year in ((2, 4), (3, 4)):
        again = replace(WELLBEING, from_year=from_year, to_year=to_year)
        assert len(counted_twice([*fading, again])) == len(counted_twice([again, *fading])) == (from_year == 2)
    assert len(counted_twice([fading[0], replace(WELLBEING, pence=None, from_year=9, to_year=9)])) == 1


@given(st.lists(benefits(), max_size=6))
def test_every_pair_that_counts_the_same_is_found_and_no_other(several: list[Benefit]) -> None:
    found = counted_twice(several)
    for first, second in ((one, other) for place, one in enumerate(several) for other in several[place + 1 :]):
        money = first.pence is not None and second.pence is not None
        years = set(range(first.from_year, first.to_year + 1)) & set(range(second.from_year, second.to_year + 1))
        named = name_key(first.name) == name_key(second.name) and (bool(years) or not money)
        ways = [(name_key(each.outcome), name_key(each.method)) for each in (first, second)]
        valued = money and bool(years) and all(all(way) for way in ways)
        valued = valued and ways[0][0] == ways[1][0] and ways[0][1] != ways[1][1]
        assert (CountedTwice(Twice.SAME_NAME, first, second) in found) == named
        assert not valued or named or CountedTwice(Twice.TWO_METHODS, first, second) in found
    assert all(each.sentence for each in found)
