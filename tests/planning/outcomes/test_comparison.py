"""Tests of options beside doing nothing."""

from dataclasses import replace

import pytest
from hypothesis import given

from app.planning.outcomes.comparison import compare, the_baseline
from app.planning.outcomes.options import NotValued, Option, Terms
from app.planning.outcomes.value import NoRatio, Ratio
from tests.planning.outcomes.cases import GREEN_BOOK, MILLION, NOTHING, OPTION_A, OPTION_B, options_and_terms, saving


def test_options_are_laid_beside_doing_nothing() -> None:
    closing = replace(NOTHING, costs=(0, 241_700))
    found = compare((OPTION_A, closing, OPTION_B), GREEN_BOOK)
    assert found.baseline.option is closing
    assert [each.value.option.name for each in found.others] == ["A", "B"]
    assert found.baseline.npv == -found.baseline.costs == -233_527
    assert [each.npv - each.value.npv for each in found.others] == [233_527, 233_527]
    assert found.others[1].costs == 5 * MILLION - 233_527


def test_an_option_that_costs_no_more_than_nothing_has_no_ratio() -> None:
    dear = replace(NOTHING, costs=(20 * MILLION,))
    assert compare((dear, OPTION_B), GREEN_BOOK).others[0].ratio == Ratio(None, NoRatio.NO_COSTS)
    same = replace(NOTHING, benefits=OPTION_A.benefits)
    assert compare((same, OPTION_A), GREEN_BOOK).others[0].ratio == Ratio(None, NoRatio.NO_BENEFITS)
    twice = replace(NOTHING, benefits=(saving(1), saving(2)))
    assert compare((twice, OPTION_B), GREEN_BOOK).others[0].ratio == Ratio(None, NoRatio.COUNTED_TWICE)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ((), r"^No option is marked as doing nothing\. Mark the one that carries on as now\.$"),
        ((OPTION_A,), "No option is marked"),
        ((NOTHING, replace(NOTHING, name="Close")), "More than one option is marked"),
        ((NOTHING, OPTION_A, replace(OPTION_B, name=" a")), r"Two options are called “ a”\. Name them apart\."),
    ],
)
def test_options_without_one_baseline_are_refused(options: tuple[Option, ...], sentence: str) -> None:
    with pytest.raises(NotValued, match=sentence):
        the_baseline(options)


@given(options_and_terms())
def test_beside_nothing_at_all_an_option_is_worth_what_it_is_worth(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found = compare((NOTHING, option), terms).others[0]
    assert (found.costs, found.benefits, found.npv) == (found.value.costs, found.value.total, found.value.npv)
    assert found.ratio == found.value.ratio


@given(options_and_terms())
def test_beside_itself_an_option_is_worth_nothing(case: tuple[Option, Terms]) -> None:
    option, terms = case
    found = compare((option, replace(option, name="Again", does_nothing=True)), terms).others[0]
    assert (found.costs, found.benefits, found.npv) == (0, 0, 0)
