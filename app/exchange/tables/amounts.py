"""One cell of a budget as a person reads it: an amount, a word that stands for one, a date, or words.

Amounts are kept as whole numbers of `POUND`ths of a pound, finer than a penny: a twelfth of £16,000 stands in a
spreadsheet with sixteen digits, and only what twelve of them add up to is rounded.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Literal

from app.exchange.files.cells import Cell, is_error
from app.exchange.headings.scales import has_own_scale, scale_in
from app.exchange.lists.cell_text import exact_number
from app.exchange.lists.headings import plain
from app.money import LIMIT_PENCE, MoneyError, read_amount

POUND = 10**8
PENNY = POUND // 100

Kind = Literal["amount", "open", "nothing", "covered", "percent", "date", "error", "words"]
"""`open`: still to be known, such as tbc. `nothing`: a dash, n/a. `covered`: counted in another row, such as
“inc in above”. `error`: a formula without a result."""
Rate = Literal["week", "month", "quarter", "year", ""]
RATES: Mapping[Rate, int] = {"week": 52, "month": 12, "quarter": 4, "year": 1}
"""How often a year each comes."""

_DIGITS = re.compile(r"[-+]?\d{1,11}(?:\.\d{1,20})?")
_OPEN = frozenset(
    {
        "tbc",
        "tba",
        "tbd",
        "unknown",
        "pending",
        "awaited",
        "awaiting",
        "awaiting quote",
        "to be confirmed",
        "to be agreed",
        "to be advised",
        "to be decided",
        "to be determined",
        "to follow",
        "not known",
        "not yet known",
        "not confirmed",
        "ask",
        "est",
        "estimate",
    }
)
_NOTHING = frozenset(
    {"", "-", "--", "–", "—", "£-", "£ -", "- £", "n/a", "na", "n.a.", "n.a", "none", "nil", "£nil", "x"}
)
_COVERED = re.compile(
    r"(?:inc|incl|included|including|includes|part of|covered|see|as|same as|in kind|gift in kind|free|donated"
    r"|ditto|do)\b.*"
)
_ABOUT = re.compile(
    r"^(?:c(?:a|irca)?\.?|approx(?:imately)?\.?|about|around|est(?:imated?)?\.?|say|~|≈)\s*(?=[\d£(+-])"
)
_UNSURE = re.compile(r"\s*(?:\?+|\*+|!+|\(?(?:approx|est|estimated?|ish|tbc|provisional|prov|max|guess)\.?\)?\??)$")
_RATES: Mapping[str, Rate] = {
    "": "",
    "one_off": "",
    "weekly": "week",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
}
_CREDIT = re.compile(r"\s*(cr|dr)\.?$")
_PERCENT = re.compile(r"[-+(]?\d+(?:\.\d+)?\s*%\)?")
_PRODUCT = re.compile(r"(\d+(?:\.\d+)?)\s*[x×@]\s*£?\s*([\d,]+(?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class Seen:
    """A cell as it is read. `value` is for an amount, in `POUND`ths; `rate` says that it comes every week or month.

    `credit` is "cr" or "dr" where the cell says so: which way that points is for its block to say. `exactly` marks an
    amount that no heading such as £000 makes larger, such as 1.2k. `unsure` marks one with a question mark or “approx”.
    """

    kind: Kind
    text: str
    value: int = 0
    typed: bool = False
    rate: Rate = ""
    credit: Literal["cr", "dr", ""] = ""
    exactly: bool = False
    unsure: bool = False
    day: date | None = None


def see(cell: Cell) -> Seen | None:
    """A cell as a person reads it; None where nothing stands in it."""
    match cell:
        case None | "":
            return None
        case bool():
            return Seen("words", "yes" if cell else "no")
        case int() | float():
            return _number(cell)
        case date():
            return Seen("date", str(cell), day=date(cell.year, cell.month, cell.day))
        case time() | timedelta():
            return Seen("words", str(cell))
        case _:
            return _text(str(cell))


def pence(exact: int) -> int:
    """Whole pence, a half going away from zero."""
    return (2 * abs(exact) + PENNY) // (2 * PENNY) * (1 if exact >= 0 else -1)


def _number(cell: float) -> Seen:
    if not math.isfinite(cell):
        return Seen("error", str(cell))
    if abs(cell) * 100 > LIMIT_PENCE:
        return Seen("words", str(cell))
    text = str(int(cell)) if cell == int(cell) else str(cell)  # 2026.0 in a file is the 2026 that a person sees
    return Seen("amount", text, int((exact_number(cell) * POUND).to_integral_value()))


def _text(raw: str) -> Seen | None:
    text = " ".join(raw.split())
    if not text:
        return None
    if _DIGITS.fullmatch(text):
        return Seen("amount", text, int((Decimal(text) * POUND).to_integral_value()))
    lowered = text.casefold().replace("−", "-").replace("–", "-").replace("’", "'")
    kind = _kind(text, lowered)
    return Seen(kind, text) if kind else _written(text, lowered) or Seen("words", text)


def _kind(text: str, lowered: str) -> Kind | None:
    """What a text surely is that is no amount; None where it may be one."""
    kind: Kind | None = None
    if is_error(text):
        kind = "error"
    elif lowered in _NOTHING:
        kind = "nothing"
    elif plain(text) in _OPEN or set(lowered) == {"?"}:
        kind = "open"
    elif not any(letter.isdigit() for letter in lowered):
        kind = "covered" if len(text) < 40 and _COVERED.fullmatch(lowered) else "words"
    elif _PERCENT.fullmatch(lowered):
        kind = "percent"
    elif scale_in(lowered) != 1 and not any(letter in "123456789" for letter in lowered):
        kind = "words"
    return kind


def _written(text: str, lowered: str) -> Seen | None:
    """An amount with what people write around it: approx, CR, a question mark, how often it comes."""
    if len(text) > 60:
        return None
    core = _UNSURE.sub("", _ABOUT.sub("", lowered))
    unsure = core != lowered
    found = _CREDIT.search(core)
    credit: Literal["cr", "dr", ""] = "" if found is None else "cr" if found[1] == "cr" else "dr"
    core = core[: found.start()] if found else core
    try:
        amount = read_amount(_product(core).replace("£-", "-£"))
    except MoneyError:
        return None
    if amount.every not in _RATES:
        return None
    rate, exactly = _RATES[amount.every], has_own_scale(core)
    return Seen(
        "amount", text, amount.pence * PENNY, typed=True, rate=rate, credit=credit, exactly=exactly, unsure=unsure
    )


def _product(core: str) -> str:
    """`12 x £50` as a sum that can be worked out."""
    found = _PRODUCT.fullmatch(core)
    return f"={found[1]}*{found[2].replace(',', '')}" if found else core
