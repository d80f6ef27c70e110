"""Tests of reading, printing, rounding and sharing out pence."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.money import (
    LIMIT_PENCE,
    Amount,
    MoneyError,
    basis_points_of,
    format_axis,
    format_hundredths,
    format_money,
    format_pounds,
    format_whole_pounds,
    parse_money,
    read_amount,
    round_half_up,
    rounded_parts,
    share_out,
    to_decimal_text,
)

PENCE = st.integers(-LIMIT_PENCE, LIMIT_PENCE)
WEIGHTS = st.lists(st.integers(0, 10**9), min_size=1, max_size=20).filter(any)


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("1200", 120_000),
        ("£1,200.50", 120_050),
        ("1.2k", 120_000),
        ("£3m", 300_000_000),
        ("0.5bn", 50_000_000_000),
        ("-50", -5_000),
        ("−£50", -5_000),
        ("(50.00)", -5_000),
        ("+7", 700),
        (" £ 1 200 ", 120_000),
        ("GBP 12", 1_200),
        (".5", 50),
        ("0.005", 1),
        ("-0.005", -1),
        ("0.0049", 0),
        ("=30000*0.6", 1_800_000),
        ("=1,200/3 + (2-1)", 40_100),
        ("=100×2÷8", 2_500),
        ("=-5", -500),
        ("1000000000", LIMIT_PENCE),
        ("50p", 50),
        ("50 pence", 50),
        ("1200 pounds", 120_000),
        ("1,200.50 Pounds sterling", 120_050),
        ("12 quid", 1_200),
        ("500 GBP", 50_000),
        ("GBP 500", 50_000),
        ("500£", 50_000),
        ("£1.2k", 120_000),
        ("2 thousand", 200_000),
        ("£1.5 million", 150_000_000),
        ("500-", -50_000),
        ("£500.00 -", -50_000),
        ("500−", -50_000),
        ("500 CR", -50_000),
        ("500.00cr", -50_000),
        ("500 DR", 50_000),
        ("£(500)", -50_000),
        ("(£500)", -50_000),
        ("£-500", -50_000),
        ("£1,200 pa", 120_000),
        ("1200 p.a.", 120_000),
        ("£1,200 per annum", 120_000),
        ("£1.2k a year", 120_000),
    ],
)
def test_an_amount_is_read_as_people_type_it(typed: str, pence: int) -> None:
    assert parse_money(typed) == pence


@pytest.mark.parametrize(
    "typed",
    [
        *("", "  ", "£", "abc", "1,2", "12,34", "1.2.3", "--5", "(5", "5%", "nan", "inf", "1e3", "12 apples"),
        *("£50p", "-5-", "(5) CR", "=5-", "p", "pounds", "pa", "CR", "-", "5 CR DR", "5 pa pm", "£5 10p"),
        *("95 pm", "£12/week", "£180 a day", "9.50 per hour", "400 a quarter", "£250 one-off"),
        *("=", "=1/0", "=2**9", "=1e999999999", "=1e-999999", "=0x10", "=1_000", "=True", "=abs(1)", "=1,2", "=(1"),
        *("=__import__('os')", "=1if 1else 2", "=9//2", "=" + "1+" * 200 + "1", "1000000000.01", "=999999*999999"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(typed: str) -> None:
    with pytest.raises(MoneyError) as refused:
        parse_money(typed)
    sentence = str(refused.value)
    assert sentence.endswith(".")
    assert len(sentence) < 160
    assert "!" not in sentence


@pytest.mark.parametrize(
    ("typed", "pence", "every"),
    [
        ("95 pm", 9_500, "monthly"),
        ("£95pcm", 9_500, "monthly"),
        ("£1.2k p.m.", 120_000, "monthly"),
        ("£95 (per month)", 9_500, "monthly"),
        ("1,200/year", 120_000, "yearly"),
        ("£1,200, annually", 120_000, "yearly"),
        ("50p a week", 50, "weekly"),
        ("£12/wk", 1_200, "weekly"),
        ("400 per quarter", 40_000, "quarterly"),
        ("£180 a day", 18_000, "daily"),
        ("£11.44ph", 1_144, "hourly"),
        ("£250 one-off", 25_000, "one_off"),
        ("£3m", 300_000_000, ""),
        ("500- pm", -50_000, "monthly"),
    ],
)
def test_the_words_beside_an_amount_say_how_often_it_comes_round(typed: str, pence: int, every: str) -> None:
    assert read_amount(typed) == Amount(pence, every)


@given(PENCE, st.sampled_from(("{}", "£{}", "{} pounds", "GBP {}", "{} GBP", "{} pa", "£{} per year", " {} ")))
def test_an_amount_is_the_same_whatever_plain_words_stand_around_it(pence: int, words: str) -> None:
    assert parse_money(words.format(to_decimal_text(pence))) == pence
    assert parse_money(words.format(f"{abs(pence) / 100:,.2f}")) == abs(pence)


@given(st.integers(0, LIMIT_PENCE), st.sampled_from(("({})", "{}-", "{} CR", "-{}", "£({})", "{}cr.", "-£{}")))
def test_every_way_to_write_a_minus_is_the_same_minus(pence: int, words: str) -> None:
    assert parse_money(words.format(to_decimal_text(pence))) == -pence


@given(st.text(max_size=60) | st.text("0123456789.,+-*/()=£ kme", max_size=30).map(lambda text: "=" + text))
def test_no_text_at_all_breaks_the_reader(text: str) -> None:
    try:
        pence = parse_money(text)
    except MoneyError:
        return
    assert abs(pence) <= LIMIT_PENCE


@given(PENCE)
def test_what_is_printed_reads_back(pence: int) -> None:
    assert parse_money(format_money(pence)) == pence
    assert parse_money(format_money(pence, pennies=True)) == pence
    assert Decimal(to_decimal_text(pence)) * 100 == pence


@pytest.mark.parametrize(
    ("pence", "shown"),
    [(0, "£0"), (120_000, "£1,200"), (120_050, "£1,200.50"), (-307, "−£3.07"), (5, "£0.05")],
)
def test_money_is_printed_with_pennies_only_where_there_are_any(pence: int, shown: str) -> None:
    assert format_money(pence) == shown


def test_pennies_can_be_fixed() -> None:
    assert format_money(120_000, pennies=True) == "£1,200.00"
    assert format_money(120_050, pennies=False) == "£1,201"
    assert format_money(-49, pennies=False) == "£0"
    assert to_decimal_text(-307) == "-3.07"


def test_a_table_has_whole_pounds_always() -> None:
    assert [format_whole_pounds(pence) for pence in (120_050, 50, 49, -120_049)] == ["£1,201", "£1", "£0", "−£1,200"]


@pytest.mark.parametrize(
    ("pence", "shown"), [(120_050, "£1,201"), (100, "£1"), (99, "£0.99"), (-99, "−£0.99"), (0, "£0")]
)
def test_a_sentence_has_whole_pounds_unless_there_are_none(pence: int, shown: str) -> None:
    assert format_pounds(pence) == shown


@pytest.mark.parametrize(
    ("pence", "shown"),
    [
        (0, "0"),
        (30, "0"),
        (-30, "0"),
        (-50_000, "−£500"),
        (95_000, "£950"),
        (99_960, "£1k"),
        (4_100_000, "£41k"),
        (4_150_000, "£41.5k"),
        (99_994_000, "£999.9k"),
        (99_996_000, "£1m"),
        (120_000_000, "£1.2m"),
        (LIMIT_PENCE, "£1,000m"),
    ],
)
def test_an_axis_label_is_short_and_steps_up_at_a_thousand(pence: int, shown: str) -> None:
    assert format_axis(pence) == shown


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**9))
def test_halves_go_away_from_zero(numerator: int, denominator: int) -> None:
    rounded = round_half_up(numerator, denominator)
    assert 2 * abs(rounded * denominator - numerator) <= denominator
    assert round_half_up(-numerator, denominator) == -rounded


def test_rounding_agrees_with_decimal() -> None:
    for numerator in range(-50, 50):
        exact = (Decimal(numerator) / 4).quantize(Decimal(1), ROUND_HALF_UP)
        assert round_half_up(numerator, 4) == exact


def test_basis_points_are_hundredths_of_a_per_cent() -> None:
    assert basis_points_of(10_000, 1_380) == 1_380
    assert basis_points_of(1, 5_000) == 1
    assert basis_points_of(-1, 5_000) == -1


@given(PENCE, WEIGHTS)
def test_shares_add_up_and_are_within_a_penny_of_exact(total: int, weights: list[int]) -> None:
    parts = share_out(total, weights)
    whole = sum(weights)
    assert sum(parts) == total
    assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, weights, strict=True))


@given(st.integers(0, LIMIT_PENCE), WEIGHTS)
def test_a_larger_weight_never_gets_less(total: int, weights: list[int]) -> None:
    ordered = share_out(total, sorted(weights, reverse=True))
    assert list(ordered) == sorted(ordered, reverse=True)


@given(PENCE, WEIGHTS)
def test_a_negative_total_is_the_mirror_image(total: int, weights: list[int]) -> None:
    assert share_out(-total, weights) == tuple(-part for part in share_out(total, weights))


def test_the_odd_pennies_go_to_the_largest_remainder_then_the_earlier() -> None:
    assert share_out(100, [1, 1, 1]) == (34, 33, 33)
    assert share_out(10, [1, 2, 4]) == (1, 3, 6)
    assert share_out(152_000, [35, 145, 95, 125, 100]) == (10_640, 44_080, 28_880, 38_000, 30_400)
    assert share_out(0, [0, 0]) == (0, 0)
    assert share_out(0, []) == ()


@pytest.mark.parametrize("weights", [[0, 0], [], [2, -1]])
def test_nothing_to_share_by_is_an_error(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="weight"):
        share_out(5, weights)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (5, "0.05"),
        (60, "0.6"),
        (6_248, "62.48"),
        (10_000, "100"),
        (-120_025, "−1,200.25"),
        (10**8, "1,000,000"),
    ],
)
def test_hundredths_are_printed_without_idle_noughts(value: int, shown: str) -> None:
    assert format_hundredths(value) == shown


@given(st.lists(PENCE, max_size=20), st.integers(1, 2_000))
def test_rounded_parts_add_up_to_the_rounded_sum_and_none_is_a_unit_off(amounts: list[int], unit: int) -> None:
    parts = rounded_parts(amounts, unit)
    assert sum(parts) == round_half_up(sum(amounts), unit)
    assert all(abs(part * unit - amount) < unit for part, amount in zip(parts, amounts, strict=True))


def test_the_pound_left_over_goes_to_the_amount_that_lost_most() -> None:
    assert rounded_parts([1_40, 1_45, 1_40]) == (1, 2, 1)
    assert rounded_parts([1_40, -1_40]) == (1, -1)
    assert rounded_parts([1_40, 1_40], together=3) == (2, 1)
    with pytest.raises(ValueError, match="do not round"):
        rounded_parts([1_40], together=3)
