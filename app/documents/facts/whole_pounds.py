"""Amounts as tables print them: pence of whole pounds that add up to their true total, rounded."""

from collections.abc import Sequence

from app.money import round_half_up, rounded_parts

POUND = 100


def in_pounds(amounts: Sequence[int]) -> tuple[int, ...]:
    """Amounts of one column as pence of whole pounds, by largest remainder: their sum is the true sum, rounded."""
    return tuple(POUND * part for part in rounded_parts(amounts, POUND))


def pound(amount: int) -> int:
    """One amount as pence of whole pounds, a half going away from zero."""
    return POUND * round_half_up(amount, POUND)


def flow_pounds(before: int, received: int, closing: int) -> tuple[int, int, int, int]:
    """One month in pence of whole pounds, so that opening + received − paid = closing; each month opens as one closed.

    Paid is what makes the row add up, within two pounds of what was paid to the penny.
    """
    opening, came, ends = pound(before), pound(received), pound(closing)
    return opening, came, opening + came - ends, ends
