"""Cells of budgets as people write them."""

import pytest

from app.exchange.tables.amounts import POUND, pence, see


@pytest.mark.parametrize(
    ("cell", "pounds"),
    [
        (1200, 1200),
        (12.5, 12.5),
        ("1200", 1200),
        ("£1,200.00", 1200),
        ("1.2k", 1200),
        ("95 pm", 95),
        ("(500)", -500),
        ("(£1,200.50)", -1200.5),
        ("£(50)", -50),
        ("500-", -500),
        ("-£50", -50),
        ("£1,200 pa", 1200),
        ("50p", 0.5),
        ("1200 pounds", 1200),
        ("c. £500", 500),
        ("500?", 500),
        ("500 (est)", 500),
        ("=1200*12", 14400),
        ("12 x £50", 600),
        ("500 CR", 500),
    ],
)
def test_amounts_are_read(cell: str | float, pounds: float) -> None:
    seen = see(cell)
    assert seen is not None
    assert (seen.kind, seen.value) == ("amount", pounds * POUND)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("tbc", "open"),
        ("TBC?", "open"),
        ("??", "open"),
        ("to be confirmed", "open"),
        ("n/a", "nothing"),
        ("-", "nothing"),
        ("nil", "nothing"),
        ("inc in above", "covered"),
        ("see Jo", "covered"),
        ("5%", "percent"),
        ("#REF!", "error"),
        ("£000", "words"),
        ("yr 2 of 3", "words"),
        ("=SUM(B1:B3)", "words"),
        ("300 per day", "words"),
    ],
)
def test_what_is_no_amount_is_told_apart(cell: str, kind: str) -> None:
    seen = see(cell)
    assert seen is not None
    assert seen.kind == kind


def test_nothing_is_seen_in_an_empty_cell() -> None:
    assert [see(cell) for cell in (None, "", "   ")] == [None, None, None]


def test_a_rate_and_a_credit_are_kept_beside_the_amount() -> None:
    rate, credit = see("95 pm"), see("500 DR")
    assert rate is not None
    assert credit is not None
    assert (rate.rate, credit.credit) == ("month", "dr")


def test_a_twelfth_that_was_never_rounded_adds_up() -> None:
    seen = see(16000 / 12)
    assert seen is not None
    assert pence(12 * seen.value) == 1_600_000
