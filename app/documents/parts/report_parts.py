"""The parts of a funder's report that are made from the grant's account, by id."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from app.dates import format_date
from app.documents.facts.facts import Facts
from app.documents.facts.report import GrantAccount, Payment
from app.documents.facts.who import Who
from app.documents.facts.whole_pounds import in_pounds
from app.documents.parts import report_sentences as say
from app.documents.parts.part import Part
from app.documents.tree.tree import Block, Column, ListBlock, Paragraph, Row, Runs, Table, words
from app.money import format_whole_pounds
from app.text import one_line


def _lead(account: GrantAccount, _: Who) -> tuple[Block, ...]:
    return (Paragraph(words(say.lead(account)), "lead"),)


def _about(account: GrantAccount, _: Who) -> tuple[Block, ...]:
    """What the grant is, as rows of a name and a text; what nobody entered is left out."""
    days = " to ".join(format_date(day) for day in (account.start, account.end) if day is not None)
    due = format_date(account.report_due) if account.report_due else ""
    report = ", ".join(filter(None, (one_line(account.report), f"due on {due}" if due else "")))
    heads = account.headings
    found = (
        (heads.funder, one_line(account.funder)),
        (heads.programme, one_line(account.programme)),
        (heads.reference, one_line(account.reference)),
        (heads.purpose, account.purpose.strip()),
        ("Period", days),
        (heads.report, report),
    )
    rows = tuple(Row((words(name), words(text))) for name, text in found if text)
    return (Table((Column(heads.grant), Column(one_line(account.title), weight=4)), rows, title="The grant"),)


def _money(account: GrantAccount, who: Who) -> tuple[Block, ...]:
    """The budget line by line against what was entered as spent, and which lines were overspent."""
    if not account.lines:
        return (Paragraph(words("No budget is entered for this grant.")),)
    budgets = in_pounds([line.budget for line in account.lines])
    names = [one_line(line.name) for line in account.lines]
    if not account.tells_spending or account.spent_at is None:
        rows = _rows(names, [(budget,) for budget in budgets])
        return (_table(("Budget",), rows, say.basis(account, who)),)
    spent = in_pounds([line.spent for line in account.lines])
    amounts = [(budget, used, budget - used) for budget, used in zip(budgets, spent, strict=True)]
    heads = ("Budget", f"Spent to {format_date(account.spent_at)}", "Left")
    over = [words(say.overspent(name, -left)) for name, (_, _, left) in zip(names, amounts, strict=True) if left < 0]
    table = _table(heads, _rows(names, amounts), say.basis(account, who))
    return (table, *([ListBlock(tuple(over))] if over else []))


def _payments(account: GrantAccount, _: Who) -> tuple[Block, ...]:
    """What was paid, and then what is still to come, each with its sum where there is both."""
    if not account.payments:
        return ()
    amounts = in_pounds([payment.amount for payment in account.payments])
    paid = list(zip(account.payments, amounts, strict=True))
    came = [each for each in paid if each[0].received_on is not None]
    to_come = [each for each in paid if each[0].received_on is None]
    both = bool(came and to_come)
    rows = [*_paid("Received", came, summed=both), *_paid("Still to come", to_come, summed=both)]
    rows.append(_sum("Total" if to_come else "All received", sum(amounts), "total"))
    heads = account.headings
    columns = (Column(heads.due, "date"), Column(heads.received_on), Column(heads.amount, "number"))
    return (Table(columns, tuple(rows), dense=True, title="Payments"),)


def _paid(name: str, payments: Sequence[tuple[Payment, int]], *, summed: bool) -> Iterator[Row]:
    """Payments with what is printed of each, and their sum under them."""
    for payment, pence in payments:
        yield Row((words(format_date(payment.due)), _day(payment.received_on), words(format_whole_pounds(pence))))
    if summed:
        yield _sum(name, sum(pence for _, pence in payments), "sum")


def _sum(name: str, pence: int, kind: Literal["sum", "total"]) -> Row:
    return Row((words(name), (), words(format_whole_pounds(pence))), kind)


def _day(day: date | None) -> Runs:
    return words(format_date(day) if day else "not yet")


def _rows(names: Sequence[str], amounts: Sequence[Sequence[int]]) -> tuple[Row, ...]:
    rows = [_row(name, line, "plain") for name, line in zip(names, amounts, strict=True)]
    if len(rows) > 1:
        rows.append(_row("Total", [sum(column) for column in zip(*amounts, strict=True)], "total"))
    return tuple(rows)


def _row(name: str, amounts: Sequence[int], kind: Literal["plain", "total"]) -> Row:
    return Row((words(name), *(words(format_whole_pounds(pence)) for pence in amounts)), kind)


def _table(heads: Sequence[str], rows: tuple[Row, ...], caption: str) -> Table:
    columns = (Column("What it pays for"), *(Column(head, "number") for head in heads))
    return Table(columns, rows, caption=caption, title="Budget against spent")


def _part(name: str, called: str, build: Callable[[GrantAccount, Who], tuple[Block, ...]]) -> Part:
    def blocks(facts: Facts) -> tuple[Block, ...]:
        return build(facts.account, facts.who) if facts.account else ()

    return Part(name, called, "account", blocks)


REPORT_PARTS: Mapping[str, Part] = {
    part.id: part
    for part in (
        _part("report-lead", "What was given and spent", _lead),
        _part("report-about", "About the grant", _about),
        _part("report-money", "Budget against spent", _money),
        _part("report-payments", "Payments", _payments),
    )
}
