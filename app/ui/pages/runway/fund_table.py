"""The tables of the forecast by fund: their columns and rows."""

from collections.abc import Callable
from typing import Any

from app.money import format_money
from app.planning.forecast.forecast import FundLine
from app.services.plan.outlook import Outlook
from app.text import shorten
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind
from app.ui.kit.short_kinds import to_the_penny, whole_pounds
from app.ui.pages.runway.words import month_kind
from app.ui.table.column import Column

ALL = "all"
MARK = "▲"
"""Stands before what a restricted fund is overdrawn by, so that colour is not alone."""


def all_columns(found: Outlook) -> tuple[Column, ...]:
    """A column for each fund, then free cash, and what closing would cost."""
    letters = max(_LONGEST, _TOGETHER // max(len(found.forecast.funds), 1))
    return (
        _month_column(),
        *(
            Column(
                fund_key(line), shorten(line.fund.name, letters), "money", 84, reader=_closing(line), hint=_hint(line)
            )
            for line in found.forecast.funds
        ),
        Column("free_cash", "Free cash", "money", 92, reader=whole_pounds(), hint=_FREE, tone=_tone("free_cash")),
        Column("closing", "Closing costs", "money", 104, reader=whole_pounds(), hint=_CLOSING),
    )


def all_rows(found: Outlook) -> list[dict[str, object]]:
    """What each fund holds at the end of each month."""
    return [
        {
            "id": at,
            "month": month,
            **{fund_key(line): line.closing[at] for line in found.forecast.funds},
            "free_cash": found.forecast.free_cash[at],
            "closing": found.closure.months[at].total if found.closure else None,
        }
        for at, month in enumerate(found.forecast.months)
    ]


def fund_columns(line: FundLine) -> tuple[Column, ...]:
    """Opening, in, out, closing."""
    return (
        _month_column(),
        Column("opening", "At the start", "money", reader=_closing(line, pennies=True)),
        Column("received", "In", "money", reader=to_the_penny()),
        Column("paid", "Out", "money", reader=to_the_penny()),
        Column("closing", "At the end", "money", reader=_closing(line, pennies=True), tone=_tone("closing")),
    )


def fund_rows(found: Outlook, line: FundLine) -> list[dict[str, object]]:
    """A fund month by month; the end is the start and what comes in, less what goes out."""
    return [
        {
            "id": at,
            "month": month,
            "opening": line.opening[at],
            "received": line.received[at],
            "paid": line.paid[at],
            "closing": line.closing[at],
        }
        for at, month in enumerate(found.forecast.months)
    ]


def fund_totals(line: FundLine) -> dict[str, object]:
    """All months together."""
    if not line.closing:
        return {"month": "Total"}
    return {
        "month": "Total",
        "opening": line.opening[0],
        "received": sum(line.received),
        "paid": sum(line.paid),
        "closing": line.closing[-1],
    }


_LONGEST, _TOGETHER = 15, 90
"""Letters of a heading, and of the headings of a few funds together: where there is room, names stand whole."""
_CLOSING = "What it would take to close in good order at the end of the month"
_FREE = "The general fund less what restricted funds are overdrawn by"
_KINDS = {"general": "free to spend", "designated": "designated", "restricted": "restricted", "endowment": "endowment"}


def fund_key(line: FundLine) -> str:
    """What the column of a fund is called inside."""
    return f"fund{line.fund.id}"


def _month_column() -> Column:
    return Column("month", "Month", "month", 96, reader=month_kind())


def _hint(line: FundLine) -> str:
    return f"{line.fund.name}: {_KINDS[line.fund.kind]}"


def _closing(line: FundLine, *, pennies: bool = False) -> Kind:
    """What a fund holds; an overdraft of a restricted one is marked with a shape."""
    money = kinds.money()

    def show(value: object) -> str:
        if not isinstance(value, int):
            return ""
        mark = f"{MARK} " if value < 0 and line.fund.kind == "restricted" else ""
        return mark + format_money(value, pennies=pennies)

    return Kind("money", money.read, show, money.plain)


def _tone(key: str) -> Callable[[Any], str]:
    return lambda row: "red" if row[key] < 0 else ""
