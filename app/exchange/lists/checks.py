"""What the values of one row say together: what follows from them, and what cannot be true."""

from collections.abc import Mapping, MutableMapping
from datetime import date
from decimal import Decimal

from app.dates import format_date
from app.exchange.lists.field import ListKind
from app.exchange.lists.headings import period_in, plain
from app.exchange.lists.values import Value
from app.money import format_money
from app.problems import Refused

_UNDECIDED = frozenset({"researching", "drafting", "submitted", "declined", "withdrawn"})
_PAID_ON = ("payment", "paid", "received", "expected", "due", "receipt")


class Doubt(Refused):
    """Values of a row that cannot stand together. `field` is where to look."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def complete(
    kind: ListKind, values: MutableMapping[str, Value], headings: Mapping[str, str], every: str = ""
) -> list[Doubt]:
    """Fill in what follows from the row's other values and the headings (by field), and say what cannot be true.

    A frequency not given follows from the words beside the amount (`every`), the heading of the amount, or a single
    date of payment, else it is yearly. A grant with an award is awarded. Part-time hours over full-time hours are the
    FTE.
    """
    doubts: list[Doubt] = []
    start, end = values.get("start"), values.get("end")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        doubts.append(Doubt("end", f"It ends on {format_date(end)}, before it starts on {format_date(start)}."))
    match kind.name:
        case "costs":
            doubts += _frequency(kind, values, headings, every)
        case "income":
            doubts += _frequency(kind, values, headings, every)
            _certainty(values)
        case "posts":
            doubts += _post(values, headings)
        case "grants":
            doubts += _grant(values, headings)
    lag = values.get("payment_lag")
    if isinstance(lag, Decimal) and lag % 1:
        doubts.append(Doubt("payment_lag", f"{lag} is not a whole number of months. Type 0, 1, 2 and so on."))
    return doubts


def frequency_is_assumed(kind: ListKind, headings: Mapping[str, str]) -> bool:
    """Whether nothing in the file says how often amounts come round."""
    if kind.name not in {"costs", "income"} or "frequency" in headings:
        return False
    return not (period_in(headings.get("amount", "")) or _is_payment_date(headings))


def _is_payment_date(headings: Mapping[str, str]) -> bool:
    words = plain(headings.get("start", "")).split()
    return "end" not in headings and any(word in words for word in _PAID_ON)


def _frequency(
    kind: ListKind, values: MutableMapping[str, Value], headings: Mapping[str, str], every: str
) -> list[Doubt]:
    usual = "one_off" if values.get("start") is not None and _is_payment_date(headings) else "yearly"
    said = values.get("frequency") or period_in(headings.get("amount", "")) or every or usual
    values["frequency"] = said
    if every in {"", said}:
        return []
    known = kind.by_name["frequency"].choices
    sentence = f"The amount says “{known[every]}”, and its row or heading “{known[str(said)]}”. Correct one of them."
    return [Doubt("amount", sentence)]


def _certainty(values: MutableMapping[str, Value]) -> None:
    probability = values.get("probability")
    if values.get("certainty") is None and isinstance(probability, Decimal):
        values["certainty"] = "confirmed" if probability == 100 else "unconfirmed"


def _post(values: MutableMapping[str, Value], headings: Mapping[str, str]) -> list[Doubt]:
    hours, full = values.pop("hours", None), values.get("full_time_hours")
    if hours is not None:
        values.pop("full_time_hours", None)  # they have said their part: the FTE follows
    fte = values.get("fte")
    if fte is None and isinstance(hours, Decimal):
        if not isinstance(full, Decimal) or full <= 0:
            return [Doubt("hours", "The FTE cannot be told from the hours alone. Add full-time hours, or the FTE.")]
        fte = (hours / full).quantize(Decimal("0.0001"))
    if not isinstance(fte, Decimal):
        return []
    if fte > 1 and "percent" in plain(headings.get("fte", "")):
        fte /= 100
    values["fte"] = fte
    if 0 < fte <= 1:
        return []
    shown = format(fte.normalize(), "f")
    return [Doubt("fte", f"An FTE of {shown} is not between 0 and 1. Write 0.6 or 60% for three days a week.")]


def _grant(values: MutableMapping[str, Value], headings: Mapping[str, str]) -> list[Doubt]:
    applied, awarded = values.get("amount_applied"), values.get("amount_awarded")
    plain_amount = "award" not in plain(headings.get("amount_awarded", "award"))
    if values.get("stage") in _UNDECIDED and plain_amount and applied is None and awarded is not None:
        values["amount_applied"], values["amount_awarded"] = awarded, None
    elif values.get("stage") is None and (awarded or values.get("awarded_on") is not None):
        values["stage"] = "awarded"
    if values.get("stage") in {"awarded", "ended"} and values.get("amount_awarded") is None:
        asked = f" ({format_money(applied)} was asked for)" if isinstance(applied, int) else ""
        return [Doubt("amount_awarded", f"It is awarded, but no amount is given{asked}. Type what was awarded.")]
    return []
