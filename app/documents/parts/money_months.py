"""The forecast month by month as a table: years ruled off, short months marked with a word, no column twice."""

from collections.abc import Iterator, Sequence

from app.dates import Month, format_date
from app.documents.facts.money import Money, MonthLine
from app.documents.facts.whole_pounds import flow_pounds, pound
from app.documents.tree.tree import Block, Column, Row, Runs, Table, Text, words
from app.money import format_whole_pounds
from app.text import listed

_VIEWS = {
    "confirmed": "Money that is received or confirmed, and nothing else.",
    "expected": "Confirmed money, and the rest by how likely it is.",
    "everything": "Everything hoped for, as if it all came in.",
}


def months(money: Money) -> tuple[Block, ...]:
    """Every month of the forecast; nothing where there is none, which the answer before it says."""
    if not money.months:
        return ()
    lines, columns = money.months, _columns(money.months)
    first = next((line.month for line in lines if line.short), None)
    return (
        Table(
            columns=(Column("Month"), *(Column(name, "number") for name, _ in columns)),
            rows=tuple(
                Row((_month(line, first), *(words(format_whole_pounds(amounts[at])) for _, amounts in columns)))
                for at, line in enumerate(lines)
            ),
            caption=_basis(money, columns),
            dense=True,
            rules_after=tuple(at for at, line in enumerate(lines[:-1]) if line.year_ends),
            title="Money month by month",
        ),
    )


_Columns = Sequence[tuple[str, Sequence[int]]]


def _columns(lines: Sequence[MonthLine]) -> _Columns:
    """The columns with their pence of whole pounds; a kind of fund nobody holds, and free cash as in closing, fold."""
    flows = list(_flows(lines))
    names = ("Opening", "In", "Out", "Closing")
    columns = [(name, [flow[place] for flow in flows]) for place, name in enumerate(names)]
    others = (
        ("Restricted", [pound(line.restricted) for line in lines]),
        ("Designated", [pound(line.designated) for line in lines]),
    )
    columns += [(name, amounts) for name, amounts in others if any(amounts)]
    if any(line.free_cash != line.closing for line in lines):
        columns.append((_FREE, [pound(line.free_cash) for line in lines]))
    return columns


_FREE = "Free cash"


def _flows(lines: Sequence[MonthLine]) -> Iterator[tuple[int, int, int, int]]:
    for line in lines:
        yield flow_pounds(line.opening, line.received, line.closing)


def _month(line: MonthLine, first: Month | None) -> Runs:
    """The month, with a word where it is short: the first one runs short, those after it are short."""
    if not line.short:
        return words(line.month.label)
    return (Text(f"{line.month.label} "), Text("runs short" if line.month == first else "short", strong=True))


def _basis(money: Money, columns: _Columns) -> str:
    names = [name for name, _ in columns]
    held = [name for name in names if name in {"Restricted", "Designated"}]
    said = [_VIEWS.get(money.view, ""), "Opening, in, out and closing are those of the general fund."]
    if held:
        said.append(f"{listed(held)} {_verb(held)} what those funds hold at the month’s end.")
    if _FREE in names:
        said.append("Free cash is the general fund less what restricted funds are overdrawn.")
    else:
        said.append("Free cash equals closing in every month.")
    said.append("Whole pounds.")
    if money.balance_date:
        said.append(f"Counted from the balances of {format_date(money.balance_date)}.")
    return " ".join(filter(None, said))


def _verb(held: Sequence[str]) -> str:
    return "shows" if len(held) == 1 else "show"
