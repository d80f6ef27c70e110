"""Conservation: of a random organisation every table of every kind adds up, and who pays meets the cost."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.documents.facts.case_pounds import pounds_of
from app.documents.facts.whole_pounds import pound
from app.documents.kinds.kind import Kind
from app.documents.kinds.loading import kinds
from app.documents.tree.plain import words_of
from app.documents.tree.tree import Block, Column, Paragraph, Picture, Row, Runs, Table, Together, words
from app.money import MoneyError, parse_money
from app.scenes.scene import Words
from app.services.documents.documents import document_named, new_document
from app.services.grants.grants import funder_id_for
from app.services.organisation.organisation import new_organisation
from app.services.organisation.rates import load_rates
from app.services.rows import records
from app.services.rows.splits import set_splits
from app.work.documents import OpenDocument, open_document
from tests.services.memory import close_session, memory_session

Kinds = Literal["plain", "group", "sum", "total"]
TODAY = date(2026, 11, 20)
START, END = date(2026, 4, 1), date(2029, 3, 31)
_AMOUNT = re.compile(r"−?£[\d,]+")
_IN_TEXT = re.compile(r"£[\d,]*\d")
PENCE = st.integers(0, 2_000_000_00)


@dataclass(frozen=True)
class Made:
    """A random organisation: its balance, its costs with the part that the project bears, what grants pay or paid."""

    balance: int
    costs: tuple[tuple[int, int], ...]
    grants: tuple[tuple[int, bool, bool], ...]
    ask: int | None
    sessions: int
    spent: int = 0
    """Of each budget, in hundredths; more than all of it too."""


MADE = st.builds(
    Made,
    balance=st.integers(-50_000_00, 5_000_000_00),
    costs=st.lists(st.tuples(PENCE, st.integers(0, 10_000)), min_size=1, max_size=6).map(tuple),
    grants=st.lists(st.tuples(PENCE, st.booleans(), st.booleans()), max_size=4).map(tuple),
    ask=st.one_of(st.none(), PENCE),
    sessions=st.integers(0, 500),
    spent=st.integers(0, 130),
)


def fill(session: Session, made: Made) -> None:
    """Store the organisation."""
    new_organisation(session, "Us", balance_date=date(2026, 10, 31), balance=made.balance)
    project = records.add(session, "project", {"name": "Choir"})
    records.add(session, "project_year", {"project_id": project, "year": 2027, "sessions": made.sessions})
    lines = []
    for number, (amount, share) in enumerate(made.costs):
        line = records.add(session, "cost_line", {"name": f"Cost {number}", "amount": amount, "start": START})
        lines.append(line)
        if share:
            set_splits(session, "cost_line", line, {project: share})
    funder = funder_id_for(session, "Weaver Trust")
    for number, (amount, awarded, came) in enumerate(made.grants):
        grant = {"title": f"Grant {number}", "funder_id": funder, "project_id": project, "start": START, "end": END}
        stage = (
            {"stage": "awarded", "amount_awarded": amount}
            if awarded
            else {"stage": "submitted", "amount_applied": amount}
        )
        row = records.add(session, "grant", grant | stage)
        for due, part in ((date(2026, 5, 1), amount - amount // 3), (date(2027, 5, 1), amount // 3)):
            paid = due if came and due < TODAY else None
            records.add(session, "instalment", {"grant_id": row, "due": due, "amount": part, "received_on": paid})
        records.add(session, "grant_report", {"grant_id": row, "title": f"Report {number}", "due": date(2027, 6, 1)})
        for place, line in enumerate(lines):
            part = amount // (place + 2)
            budget = {"grant_id": row, "cost_line_id": line, "amount": part, "spent": part * made.spent // 100}
            records.add(session, "budget_line", budget)
    if not made.grants:
        row = records.add(session, "grant", {"title": "Grant", "funder_id": funder})
        records.add(session, "grant_report", {"grant_id": row, "title": "Report 0", "due": date(2027, 6, 1)})


def begun(session: Session, kind: Kind, made: Made) -> OpenDocument:
    """A document of a kind, for everybody who could see all of it."""
    named = {"project": "Choir"} if "project" in kind.about else {}
    if "report" in kind.about:
        named["report"] = "Report 0"
    elif "grant" in kind.about:
        named["grant"] = records.rows(session, "grant")[0]["title"]
    title = new_document(session, kind.id, today=TODAY, reader="ourselves", **named)  # type: ignore[arg-type]
    row = document_named(session, title)
    if kind.asks_for_money:
        records.change(session, "document", row, {"ask": made.ask, "buyer": "The Council"})
    for built in kind.built:
        records.add(session, "section", {"document_id": row, "key": built.key, "shown": True})
    return open_document(session, load_rates(), row, today=TODAY)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(MADE)
@example(Made(0, ((0, 10_000),), (), None, 0))
@example(Made(-1, ((1, 1), (1, 10_000)), ((1, True, True), (1, False, False)), 1, 1, 100))
@example(Made(99_999_999_99, ((1_999_999_99, 3_333),) * 3, ((599_999_999_99, True, True),), 999_999_999_99, 1, 130))
def test_every_table_of_every_kind_adds_up(made: Made) -> None:
    session = memory_session()
    try:
        fill(session, made)
        for kind in kinds().values():
            opened = begun(session, kind, made)
            assert opened.refused == ()
            for table in tables(opened.document.blocks):
                adds_up(table)
                rows_add_up(table)
            quotes_what_is_printed(opened)
            if opened.facts.case is not None:
                who_pays_meets_the_cost(opened)
    finally:
        close_session(session)


def who_pays_meets_the_cost(opened: OpenDocument) -> None:
    """Agreed and not agreed money are the full cost, and so are agreed, asked-for and missing money."""
    figures = {name: figure.value for name, figure in opened.facts.figures.items() if isinstance(figure.value, int)}
    if "full-cost" not in figures:
        return
    full, confirmed, hoped = figures["full-cost"], figures["confirmed"], figures["unconfirmed"]
    assert figures["direct-cost"] + figures["overheads"] == full
    assert max(confirmed, full) == confirmed + figures["gap"]
    assert max(confirmed + hoped, full) == confirmed + hoped + figures["to-find"]
    shown = bars(opened.document.blocks)
    assert sum(shown) == (max(confirmed + hoped, full) if full else 0)


def bars(blocks: Sequence[Block]) -> list[int]:
    """The amounts beside the bars of who pays, in pence."""
    pictures = [each for block in blocks if isinstance(block, Together) for each in block.blocks]
    scenes = [picture.scene for picture in pictures if isinstance(picture, Picture)]
    said = [mark.text for scene in scenes for mark in scene.marks if isinstance(mark, Words)]
    return [parse_money(text) for text in said if _AMOUNT.fullmatch(text)]


def quotes_what_is_printed(opened: OpenDocument) -> None:
    """Every amount in a lead stands in a table or beside a bar, or is the difference of two that do, or was awarded."""
    blocks, account = opened.document.blocks, opened.facts.account
    cells = [words_of(cell) for table in tables(blocks) for row in table.rows for cell in row.cells]
    printed = {abs(parse_money(cell)) for cell in cells if _AMOUNT.fullmatch(cell)} | set(bars(blocks))
    if account is not None and account.awarded is not None:
        printed.add(pound(account.awarded))
    case = opened.facts.case
    if case is not None:
        whole = pounds_of(case)
        printed |= {whole.ask, whole.agreed, whole.gap, abs(whole.agreed - whole.full)}
    for block in blocks:
        if isinstance(block, Paragraph) and block.role == "lead":
            text = words_of(block.runs)
            for amount in (parse_money(found.replace(",", "")) for found in _IN_TEXT.findall(text)):
                assert amount in printed | {pound(opening_of(opened))}, (opened.kind.id, text)


def opening_of(opened: OpenDocument) -> int:
    """Free cash at the balance date, in pence, as it is when it is short: without its minus."""
    money = opened.facts.money
    return abs(sum(line.balance for line in money.funds)) if money else 0


def rows_add_up(table: Table) -> None:
    """What stands in the rows of a table adds up across it too, to the pound."""
    heads = [column.head for column in table.columns]
    for row in table.rows:
        if row.kind == "group":
            continue
        at = {head: row.cells[place] for place, head in enumerate(heads)}
        if {"Opening", "In", "Out", "Closing"} <= at.keys():
            opening, came, went, closing = (_pounds(at[head]) for head in ("Opening", "In", "Out", "Closing"))
            assert opening + came - went == closing, (table.title, row)
        if "Core costs" in at and "Confirmed" in at:
            parts = (_pounds(at[head]) for head in ("Confirmed", "Likely", "Not covered") if head in at)
            assert _pounds(at["Core costs"]) == sum(parts), (table.title, row)
        spent = next((head for head in heads if head.startswith("Spent")), "")
        if spent and "Left" in at:
            assert _pounds(at["Budget"]) - _pounds(at[spent]) == _pounds(at["Left"]), (table.title, row)


def _pounds(cell: Runs) -> int:
    amount = parse_money(words_of(cell))
    assert amount % 100 == 0, cell
    return amount


def tables(blocks: Sequence[Block]) -> Iterator[Table]:
    """Every table of a document."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Together):
            yield from tables(block.blocks)


def adds_up(table: Table) -> None:
    """Each sum is what stands above it since the last one, and the total is every plain line."""
    for place, column in enumerate(table.columns):
        if column.kind == "number" and _is_money(table, place):
            since, every = 0, 0
            for row in table.rows:
                amount = _amount(row, place)
                if row.kind == "plain":
                    since, every = since + amount, every + amount
                elif row.kind == "sum":
                    assert amount == since, (table.title, column.head, row)
                    since = 0
                elif row.kind == "total":
                    assert amount == every, (table.title, column.head, row)


def _is_money(table: Table, place: int) -> bool:
    """Whether a column holds money in every cell that is filled."""
    return any(row.kind == "total" for row in table.rows) and all(
        _reads(words_of(row.cells[place])) for row in table.rows if row.kind != "group"
    )


def _reads(cell: str) -> bool:
    try:
        parse_money(cell or "0")
    except MoneyError:
        return False
    return True


def _amount(row: Row, place: int) -> int:
    return 0 if row.kind == "group" else parse_money(words_of(row.cells[place]) or "0")


def test_a_row_that_does_not_add_up_is_seen() -> None:
    columns = tuple(Column(head, "number") for head in ("Budget", "Spent", "Left"))
    with pytest.raises(AssertionError):
        rows_add_up(Table(columns, (Row((words("£5"), words("£2"), words("£4"))),)))


def test_a_table_that_does_not_add_up_is_seen() -> None:
    kinds_and_amounts: Sequence[tuple[Kinds, str]] = (("plain", "£1"), ("plain", "£2"), ("sum", "£3"), ("total", "£4"))
    rows = tuple(Row((words("x"), words(amount)), kind) for kind, amount in kinds_and_amounts)
    with pytest.raises(AssertionError):
        adds_up(Table((Column("What"), Column("How much", "number")), rows))
