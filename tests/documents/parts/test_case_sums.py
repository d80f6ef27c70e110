"""Conservation in a case, in whole pounds: its cost table adds up, and who pays + what is missing is the full cost."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.documents.facts.case import BusinessCase, CaseCost, CasePayer
from app.documents.facts.case_figures import case_figures
from app.documents.facts.case_pounds import pounds_of
from app.documents.parts import case_sentences as say
from app.documents.parts.case_payers import payers
from app.documents.tree.tree import Picture, Table, Together
from app.money import format_whole_pounds, parse_money, round_half_up
from tests.documents.case_data import EMPTY, part, said, text

PENCE = st.integers(0, 10_000_000_00)
LINES = st.lists(st.integers(-500_00, 10_000_000_00), max_size=10)
PAYERS = st.lists(st.tuples(st.booleans(), st.integers(0, 1_000_000_00)), max_size=8)


def _case(direct: list[int], overheads: list[int], sessions: int = 0) -> BusinessCase:
    return replace(
        EMPTY,
        direct=tuple(CaseCost("d", amount) for amount in direct),
        overheads=tuple(CaseCost("o", amount) for amount in overheads),
        sessions=sessions,
    )


@given(LINES, LINES, st.integers(0, 2_000))
def test_the_cost_table_adds_up_in_every_column(direct: list[int], overheads: list[int], sessions: int) -> None:
    case = _case(direct, overheads, sessions)
    blocks = part("case-costs", case)
    if not any([*direct, *overheads]):
        assert blocks == ()
        return
    table = blocks[0]
    assert isinstance(table, Table)
    assert len(table.columns) == (3 if sessions else 2)
    for column in range(1, len(table.columns)):
        figures = [parse_money(text(row.cells[column])) for row in table.rows]
        lines = [figure for figure, row in zip(figures, table.rows, strict=True) if row.kind == "plain"]
        sums = [figure for figure, row in zip(figures, table.rows, strict=True) if row.kind == "sum"]
        unit = 100 if column == 1 else sessions
        exact = [amount * (100 // unit if column == 1 else 1) for amount in (*direct, *overheads)]
        shown = 1 if column == 1 else sessions
        assert all(abs(line * shown - amount) < unit for line, amount in zip(lines, exact, strict=True))
        assert sums == ([sum(lines[: len(direct)]), sum(lines[len(direct) :])] if direct and overheads else [])
        assert sum(lines) == figures[-1]
        assert figures[-1] == (100 * round_half_up(sum(exact), 100) if column == 1 else case.per_session)


@given(costs=LINES, paying=PAYERS, ask=st.one_of(st.none(), PENCE), agreed=st.booleans())
def test_who_pays_and_what_is_missing_is_the_full_cost(
    costs: list[int], paying: list[tuple[bool, int]], ask: int | None, *, agreed: bool
) -> None:
    named = tuple(CasePayer(f"p{place}", certain, 50, amount) for place, (certain, amount) in enumerate(paying))
    case = replace(_case(costs, []), payers=named, ask=ask, agreed=agreed)
    pounds = pounds_of(case)
    found = pounds.agreed + pounds.hoped
    assert found + pounds.to_find == pounds.full + pounds.over or pounds.full <= 0
    assert pounds.agreed + pounds.gap == max(pounds.full, pounds.agreed)
    assert sum(pounds.payers) + pounds.ask == found
    assert all(abs(shown - payer.amount) < 100 for shown, payer in zip(pounds.payers, named, strict=True))
    assert pounds.ask == 100 * round_half_up(ask or 0, 100)
    if case.confirmed + case.unconfirmed >= case.full_total:
        assert pounds.to_find == 0
    else:
        assert abs(pounds.to_find - (case.full_total - case.confirmed - case.unconfirmed)) < 100
    if pounds.full > 0:
        assert _drawn(case) == found + pounds.to_find


def _drawn(case: BusinessCase) -> int:
    """What the amounts beside the bars add up to, in pence."""
    (together,) = payers(case)
    assert isinstance(together, Together)
    picture = together.blocks[0]
    assert isinstance(picture, Picture)
    return sum(map(parse_money, re.findall(r"£[0-9,]*[0-9]", picture.description)))


@given(LINES, PAYERS, st.one_of(st.none(), PENCE))
def test_every_text_quotes_the_amounts_of_the_table(
    costs: list[int], paying: list[tuple[bool, int]], ask: int | None
) -> None:
    named = tuple(CasePayer("p", certain, 50, amount) for certain, amount in paying)
    case = replace(_case(costs, []), payers=named, ask=ask)
    pounds = pounds_of(case)
    if pounds.full <= 0:
        return
    table = part("case-costs", case)[0]
    assert isinstance(table, Table)
    full = text(table.rows[-1].cells[1])
    assert full == format_whole_pounds(pounds.full)
    assert full in said("case-ask", case) or (ask is not None and pounds.ask == pounds.full)
    assert full in said("case-cost-lead", case)
    figures = {figure.id: figure.text for figure in case_figures(case, case.as_at)}
    assert figures["full-cost"] == full
    if 0 < pounds.agreed < pounds.full:
        assert f"{figures['confirmed']} is agreed, {figures['gap']} is not yet." in say.cost(case, pounds)
    if pounds.to_find:
        assert figures["to-find"] in say.payers(case, pounds)
        assert f"Nobody yet {figures['to-find']}, still to find" in said("case-payers", case)
    if pounds.ask:
        assert figures["ask"] in said("case-ask", case)
        assert figures["ask"] in said("case-price", case)


def test_the_pounds_of_payers_add_up_where_each_alone_would_round_another_way() -> None:
    named = tuple(CasePayer(name, certain, 50, 33_50) for name, certain in (("a", True), ("b", False)))
    case = replace(_case([100_51], []), payers=named, ask=33_50)
    pounds = pounds_of(case)
    assert (pounds.full, pounds.ask) == (101_00, 34_00)
    assert sum(pounds.payers) + pounds.ask + pounds.to_find == 101_00
