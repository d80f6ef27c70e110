"""What buyers look for in options is checked: three, carrying on as now among them, short, and costs that agree."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.documents.checks.case import CASE_CHECKS
from app.documents.checks.case_options import as_now, few_options, long_options, preferred_cost, preferred_once
from app.documents.checks.lack import Lack
from app.documents.facts.case import BusinessCase, CaseOption
from tests.documents.case_data import CASE, EMPTY

NOW, LEAST, BEST = CaseOption("Do nothing"), CaseOption("One group"), CaseOption("Three groups", preferred=True)
_Check = Callable[[BusinessCase], tuple[Lack, ...]]


@pytest.mark.parametrize(
    ("check", "options", "sentences"),
    [
        (as_now, (), []),
        (as_now, (NOW, BEST), []),
        (
            as_now,
            (LEAST, BEST),
            ["“Do nothing” is printed from figures only. Say what happens to people if all stays as it is."],
        ),
        (few_options, (), []),
        (few_options, (NOW,), ["1 option is written. Buyers look for 3, such as doing the least."]),
        (few_options, (NOW, BEST), ["2 options are written. Buyers look for 3, such as doing the least."]),
        (few_options, (NOW, LEAST, BEST), []),
        (long_options, (replace(BEST, description="word " * 100),), []),
        (
            long_options,
            (NOW, replace(BEST, description="word " * 101)),
            ["“Three groups” is described in 101 words. The limit is 100. Shorten it."],
        ),
        (preferred_once, (NOW, BEST), []),
        (
            preferred_once,
            (BEST, replace(LEAST, preferred=True)),
            ["More than one option is marked as preferred. Keep one."],
        ),
        (preferred_cost, (BEST, replace(LEAST, yearly_cost=5)), []),
        (preferred_cost, (replace(BEST, yearly_cost=43_620_40),), []),
        (
            preferred_cost,
            (replace(BEST, yearly_cost=40_000_00),),
            ["“Three groups” says £40,000 a year, and the full cost is £43,620. Leave its cost empty."],
        ),
    ],
)
def test_options_lack(check: _Check, options: tuple[CaseOption, ...], sentences: list[str]) -> None:
    found = check(replace(CASE, options=options))
    assert [lack.sentence for lack in found] == sentences
    assert {lack.key for lack in found} <= {"case-options"}


def test_a_cost_cannot_disagree_where_there_is_none() -> None:
    assert not preferred_cost(replace(EMPTY, options=(replace(BEST, yearly_cost=1),)))


def test_each_of_them_can_be_named_by_a_kind() -> None:
    assert {"as-now", "few-options", "long-options", "preferred-once", "preferred-cost", "funding"} <= set(CASE_CHECKS)
