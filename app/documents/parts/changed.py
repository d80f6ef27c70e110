"""Where things stand now, against the last document of the kind that was sent: figure by figure, with the change."""

from datetime import date

from app.dates import Month, format_date
from app.documents.facts.facts import Facts
from app.documents.tree.tree import Block, Column, Figure, Row, Table, words
from app.money import format_hundredths, format_pounds
from app.text import plural

SHOWN = (
    "runway",
    "first-short",
    "decide-by",
    "lowest-cash",
    "free-reserves",
    "reserves-months",
    "core-cover",
)
"""The figures that are compared, in this order."""
_PER_CENT = {"core-cover"}
_NONE = "none"


def what_changed(facts: Facts) -> tuple[Block, ...]:
    """The main figures now, what they were when the last one was sent, and by how much they differ."""
    pairs = [(facts.figures.get(each), _before(facts, each)) for each in SHOWN if each not in _folded(facts)]
    known = [(now, before) for now, before in pairs if now is not None or before is not None]
    if not known:
        return ()
    if facts.previous_on is None or facts.previous is None:
        columns: tuple[Column, ...] = (Column("Figure", weight=2), Column("Now", "number"))
        rows = tuple(Row((words(now.name), words(now.text))) for now, _ in known if now is not None)
        caption = _not_compared(facts.previous_on)
        return (Table(columns, rows, caption=caption, dense=True, title="Where the money is"),)
    columns = (
        Column("Figure", weight=2),
        Column("Now", "number"),
        Column(format_date(facts.previous_on), "number"),
        Column("Change", "number"),
    )
    rows = tuple(_row(now, before) for now, before in known)
    caption = f"Compared with the one sent on {format_date(facts.previous_on)}."
    return (Table(columns, rows, caption=caption, dense=True, title="What changed"),)


def _folded(facts: Facts) -> tuple[str, ...]:
    """The lowest cash of money that runs short is what it is wherever the forecast ends, and tells nobody anything."""
    return ("lowest-cash",) if "first-short" in facts.figures else ()


def _not_compared(sent_on: date | None) -> str:
    """Why there is nothing to compare with."""
    if sent_on is None:
        return "This is the first one sent, so there is nothing to compare with yet."
    return f"What was sent on {format_date(sent_on)} cannot be opened, so nothing is compared with it."


def _before(facts: Facts, name: str) -> Figure | None:
    """What was sent, where it is the same figure: that of another year is not compared."""
    now, before = facts.figures.get(name), (facts.previous or {}).get(name)
    return None if now is not None and before is not None and now.name != before.name else before


def _row(now: Figure | None, before: Figure | None) -> Row:
    name = now.name if now is not None else before.name if before is not None else ""
    cells = (name, now.text if now else _NONE, before.text if before else _NONE, change(now, before))
    return Row(tuple(map(words, cells)))


def change(now: Figure | None, before: Figure | None) -> str:
    """By how much a figure differs: `+£1,200`, `−2`, `3 months later`, `same`; nothing where it cannot be told."""
    if now is None or before is None:
        return ""
    if now.text == before.text:
        return "same"
    if now.unit != before.unit or now.value is None or before.value is None:
        return "changed"
    if isinstance(now.value, int) and isinstance(before.value, int):
        return _difference(now, now.value - before.value)
    return _moved(str(now.value), str(before.value))


def _difference(figure: Figure, by: int) -> str:
    sign = "+" if by > 0 else "−"
    if figure.unit == "money":
        return f"{sign}{format_pounds(abs(by))}"
    unit = " points" if figure.id in _PER_CENT else ""
    return f"{sign}{format_hundredths(abs(by))}{unit}"


def _moved(now: str, before: str) -> str:
    """How much later or earlier a day or a month is."""
    if len(now) == len(before) == len("2026-11"):
        by, unit = Month.parse(now) - Month.parse(before), "month"
    else:
        by, unit = (date.fromisoformat(now) - date.fromisoformat(before)).days, "day"
    return f"{plural(abs(by), unit)} {'later' if by > 0 else 'earlier'}"
