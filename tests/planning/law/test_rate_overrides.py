"""Tests of laying the user's own figures over a rate pack."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.planning.law.rate_list import listed
from app.planning.law.rate_overrides import Override, OverrideRefused, check_override, fields_of, laid_over, subjects_of
from app.planning.law.rates import RatePack, rate_pack_from
from tests.planning.law.test_rates import Data, entry, pack_data

NIC = {"rate": 14_00, "secondary_threshold.year": 6_000_00}
NIC |= {"secondary_threshold.month": 500_00, "secondary_threshold.week": 116_00}


def data() -> Data:
    figures = [
        {**entry(2030, 2031), "values": {"vat": 90_000, "fee": 52}},
        {**entry(2030, 2031), "nation": "scotland", "values": {"vat": Decimal("1.50")}},
    ]
    return pack_data() | {"figures": figures, "words": {"figures.vat": ["VAT", "pounds"]}}


def own(  # noqa: PLR0917 - a row of a table
    subject: str, field: str, value: int, start: date, end: date | None = None, source: str = ""
) -> Override:
    return Override(subject, field, start, end, value, source)


def pack(*overrides: Override) -> RatePack:
    laid, problems = laid_over(data(), overrides)
    assert problems == ()
    return rate_pack_from(laid)


def test_nothing_of_ones_own_is_the_pack_as_it_is() -> None:
    assert pack() == rate_pack_from(data())


def test_a_tax_years_figure_of_ones_own_is_used_and_is_settled() -> None:
    mine = pack(own("employer_nic", "rate", 13_00, date(2031, 4, 6), date(2032, 4, 5), "Budget, page 3"))
    assert mine.for_year(2030).employer_nic_rate == 1_000
    assert mine.for_year(2031).employer_nic_rate == 1_300
    assert "Budget, page 3" in mine.for_year(2031).sources
    assert mine.for_year(2031).verified


def test_one_figure_of_a_later_year_leaves_the_rest_of_it_unsettled() -> None:
    mine = pack(own("employer_nic", "rate", 14_00, date(2032, 4, 6)))
    later = mine.for_year(2032)
    assert (later.employer_nic_rate, later.secondary.month) == (1_400, 43_400)
    assert later.unsettled == ("employer_nic", "earnings_limits", "employment_allowance", "pension")
    assert mine.verified_until == date(2032, 4, 5)


def test_all_the_figures_of_a_subject_settle_it_until_the_end_of_that_year() -> None:
    mine = pack(*(own("employer_nic", field, value, date(2032, 4, 6)) for field, value in NIC.items()))
    later = mine.for_year(2032)
    assert "employer_nic" not in later.unverified
    assert (later.secondary.week, later.secondary.month, later.secondary.year) == (116_00, 500_00, 6_000_00)
    assert mine.for_year(2033).employer_nic_rate == 1_400
    assert mine.last_year == 2032


def test_a_figure_without_an_end_holds_on_through_a_later_one_of_another_name() -> None:
    mine = pack(
        *(own("employer_nic", field, value, date(2031, 4, 6)) for field, value in NIC.items()),
        own("employer_nic", "rate", 9_00, date(2033, 4, 6)),
    )
    assert [mine.for_year(year).employer_nic_rate for year in range(2030, 2034)] == [1_000, 1_400, 1_400, 900]
    assert mine.for_year(2033).secondary.year == 6_000_00
    assert "employer_nic" not in mine.for_year(2033).unsettled


def test_dated_figures_hold_from_any_day() -> None:
    mine = pack(
        own("redundancy_cap", "weekly.gb", 800_00, date(2031, 6, 15), date(2031, 6, 30)),
        own("sick_pay", "weekly", 120_00, date(2032, 1, 1)),
    )
    days = (date(2031, 6, 14), date(2031, 6, 15), date(2031, 6, 30), date(2031, 7, 1))
    assert [mine.redundancy_cap_on(day).great_britain for day in days] == [71_000, 80_000, 80_000, 71_000]
    assert {mine.redundancy_cap_on(day).northern_ireland for day in days} == {72_000}
    assert mine.sick_pay_on(date(2032, 4, 30)).weekly == 12_000


def test_a_nations_limit_of_ones_own_settles_that_nation_alone() -> None:
    later = pack(own("redundancy_cap", "weekly.gb", 800_00, date(2032, 4, 6))).redundancy_cap_on(date(2032, 5, 1))
    assert (later.known_in("gb"), later.known_in("ni"), later.verified) == (True, False, False)


def test_single_figures_go_by_name_and_nation() -> None:
    mine = pack(own("figures", "vat.scotland", 7_00, date(2031, 1, 1)), own("figures", "fee", 60_00, date(2032, 4, 6)))
    on = date(2031, 1, 1)
    assert (mine.figure("vat", on, "scotland").value, mine.figure("vat", on).value) == (700, 90_000_00)
    assert mine.figure("fee", date(2032, 4, 6)).sources == ("Your own figure",)
    assert mine.figure("fee", date(2032, 4, 6)).known_on(date(2032, 5, 1))
    assert not mine.figure("vat", date(2032, 5, 1)).known_on(date(2032, 5, 1))


def test_the_later_of_two_figures_of_one_name_holds_from_its_day() -> None:
    mine = pack(
        own("sick_pay", "weekly", 130_00, date(2031, 10, 1)), own("sick_pay", "weekly", 120_00, date(2031, 6, 1))
    )
    assert [mine.sick_pay_on(date(2031, month, 1)).weekly for month in (5, 6, 9, 10)] == [
        11_050,
        12_000,
        12_000,
        13_000,
    ]


def test_the_list_names_what_is_ones_own() -> None:
    laid, _ = laid_over(data(), [own("pension", "lower", 600_00, date(2031, 4, 6), None, "My payroll")])
    mine = [figure for figure in listed(laid) if figure.own]
    assert [(figure.field, figure.value, figure.sources, figure.verified) for figure in mine] == [
        ("lower", 60_000, ("My payroll",), True)
    ]
    beside = next(figure for figure in listed(laid) if figure.field == "upper" and figure.starts == date(2031, 4, 6))
    assert not beside.own


@pytest.mark.parametrize(
    ("override", "sentence"),
    [
        (
            own("employer_nics", "rate", 1, date(2031, 4, 6)),
            "“employer_nics” is not a figure that is known here. Choose",
        ),
        (own("sources", "book", 1, date(2031, 4, 6)), "“sources” is not a figure that is known here."),
        (own("employer_nic", "rates", 1, date(2031, 4, 6)), "Choose rate, secondary_threshold.year, "),
        (own("figures", "vat.wales", 1, date(2031, 4, 6)), "Choose vat, fee or vat.scotland."),
        (own("employer_nic", "rate", 1, date(2031, 5, 6)), "holds for whole tax years. Begin on a 6 April"),
        (own("employer_nic", "rate", 1, date(2031, 4, 6), date(2032, 3, 31)), "end on a 5 April"),
        (own("employer_nic", "rate", 1, date(2029, 4, 6)), "known from 6 April 2030. Begin on that day or later."),
        (own("sick_pay", "weekly", 1, date(2031, 5, 6), date(2031, 5, 5)), "before it begins. Check both days."),
        (own("sick_pay", "weekly", 1, date(2101, 5, 6)), "up to the year 2100"),
        (own("minimum_wage", "living_wage_age", 21_50, date(2031, 5, 6)), "is a whole number. Type one such as 21."),
        (own("employer_nic", "rate", 100_01, date(2031, 4, 6)), "is a per cent. Type one from 0 to 100."),
    ],
)
def test_what_cannot_be_used_is_refused_and_left_out(override: Override, sentence: str) -> None:
    with pytest.raises(OverrideRefused) as refused:
        check_override(data(), override)
    assert sentence in str(refused.value)
    laid, problems = laid_over(data(), [override])
    assert problems == (str(refused.value),)
    assert rate_pack_from(laid) == pack()


SUBJECTS = subjects_of(data())


@st.composite
def overrides(draw: st.DrawFn) -> Override:
    subject = draw(st.sampled_from(SUBJECTS))
    field = draw(st.sampled_from(fields_of(data(), subject)))
    year = draw(st.integers(2029, 2036))
    start = draw(st.sampled_from((date(year, 4, 6), date(year, 9, 12))))
    end = draw(st.sampled_from((None, date(year + 1, 4, 5), date(year + 2, 1, 1))))
    return own(subject, field, draw(st.integers(0, 150_00)), start, end)


@given(st.lists(overrides(), max_size=6))
def test_any_figures_of_ones_own_leave_a_pack_that_can_be_read(given_figures: list[Override]) -> None:
    laid, problems = laid_over(data(), given_figures)
    mine = rate_pack_from(laid)
    good = [each for each in given_figures if not _refused(each)]
    assert len(problems) == len(given_figures) - len(good)
    assert mine.first_year == 2030
    assert bool(good) == any(figure.own for figure in listed(laid))


def _refused(override: Override) -> bool:
    try:
        check_override(data(), override)
    except OverrideRefused:
        return True
    return False
