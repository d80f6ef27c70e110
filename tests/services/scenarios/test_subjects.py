"""A change of a scenario is offered what it can be about, and nothing else."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from app.models.choices import ChangeKind, CostCategory
from app.services.rows import records
from app.services.scenarios.subjects import fitting, subjects


@pytest.fixture
def known(session: Session) -> tuple[tuple[tuple[str, object], str], ...]:
    funder = records.add(session, "funder", {"name": "Weaver & <b>"})
    records.add(session, "grant", {"title": "Core", "funder_id": funder})
    records.add(session, "post", {"title": "Cook", "person": "Ann", "salary": 1, "start": date(2026, 4, 1)})
    records.add(session, "post", {"title": "Baker", "salary": 1, "start": date(2026, 4, 1)})
    return subjects(session)


def test_everything_is_told_in_words(known: tuple[tuple[tuple[str, object], str], ...]) -> None:
    assert [label for _, label in known[:4]] == [
        "Funder: Weaver & <b>",
        "Core · Weaver & <b>",
        "Post: Baker",
        "Post: Cook · Ann",
    ]
    assert known[4] == (("category", CostCategory.STAFF), "Costs: Staff")
    assert len({label for _, label in known}) == 4 + len(CostCategory)


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (ChangeKind.LOSE_FUNDER, ["Funder: Weaver & <b>"]),
        (ChangeKind.WIN_BID, ["Core · Weaver & <b>"]),
        (ChangeKind.LATE, ["All money", "Core · Weaver & <b>"]),
        (ChangeKind.END_POST, ["Post: Baker", "Post: Cook · Ann"]),
        (ChangeKind.COSTS, ["All costs", *(f"Costs: {each.label}" for each in CostCategory)]),
        (ChangeKind.PAY, []),
        (ChangeKind.ADD_POST, []),
    ],
)
def test_a_kind_of_change_is_offered_what_fits(
    known: tuple[tuple[tuple[str, object], str], ...], kind: ChangeKind, offered: list[str]
) -> None:
    assert [label for _, label in fitting(known, kind)] == offered
    assert fitting(known, None) == known
