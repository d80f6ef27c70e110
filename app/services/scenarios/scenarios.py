"""Stored scenarios: read as changes that can be tried, kept from changes that were tried, and told in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.models.choices import ChangeKind
from app.planning.law.rates import RatePack
from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseBid,
    LoseFunder,
    Pay,
    Price,
    Results,
    Unfinished,
    Volume,
    WinBid,
)
from app.planning.plan.plan import Plan
from app.planning.what_if.scenarios import apply
from app.problems import Refused
from app.services.rows import records
from app.services.rows.columns import all_rows
from app.services.rows.records import Record
from app.text import listed, name_key

_FULL_TIME = 10_000
_FUNDER, _GRANT, _POST = "funder_id", "grant_id", "post_id"
_NEEDS: Mapping[str, tuple[str, ...]] = {
    ChangeKind.LOSE_FUNDER: (_FUNDER,),
    ChangeKind.WIN_BID: (_GRANT,),
    ChangeKind.LOSE_BID: (_GRANT,),
    ChangeKind.LATE: ("months",),
    ChangeKind.COSTS: ("percent",),
    ChangeKind.PAY: ("percent",),
    ChangeKind.ADD_POST: ("title", "amount"),
    ChangeKind.END_POST: (_POST,),
    ChangeKind.CUT_POST: (_POST, "fte"),
    ChangeKind.PRICE: (_GRANT, "percent"),
    ChangeKind.VOLUME: (_GRANT, "percent"),
    ChangeKind.RESULTS: (_GRANT, "percent"),
}
_MISSING: Mapping[str, str] = {
    _FUNDER: "which funder",
    _GRANT: "which grant, contract or bid",
    _POST: "which post",
    "months": "by how many months",
    "percent": "by how many per cent",
    "title": "which job title",
    "amount": "what salary a year",
    "fte": "which part of full time",
}
_MAKE: Mapping[str, Callable[[Mapping[str, Any]], Change]] = {
    ChangeKind.LOSE_FUNDER: lambda row: LoseFunder(row[_FUNDER], row["start"]),
    ChangeKind.WIN_BID: lambda row: WinBid(row[_GRANT]),
    ChangeKind.LOSE_BID: lambda row: LoseBid(row[_GRANT], row["start"]),
    ChangeKind.LATE: lambda row: Late(row["months"], row[_GRANT]),
    ChangeKind.COSTS: lambda row: Costs(row["percent"], row["category"] and row["category"].value, row["start"]),
    ChangeKind.PAY: lambda row: Pay(row["percent"], row["start"]),
    ChangeKind.ADD_POST: lambda row: AddPost(
        row["title"], row["amount"], row["fte"] or _FULL_TIME, row["start"], row["end"]
    ),
    ChangeKind.END_POST: lambda row: EndPost(row[_POST], row["start"] or row["end"]),  # a file may name it either way
    ChangeKind.CUT_POST: lambda row: CutPost(row[_POST], row["fte"], row["start"]),
    ChangeKind.PRICE: lambda row: Price(row[_GRANT], row["percent"], row["start"]),
    ChangeKind.VOLUME: lambda row: Volume(row[_GRANT], row["percent"], row["start"]),
    ChangeKind.RESULTS: lambda row: Results(row[_GRANT], row["percent"], row["start"]),
}
_COLUMNS: Mapping[str, str] = {
    "funder": _FUNDER,
    "grant": _GRANT,
    "post": _POST,
    "basis_points": "percent",
    "salary": "amount",
}
"""Where a change's own words differ from the columns that store them."""


@dataclass(frozen=True, slots=True)
class StoredScenario:
    """A scenario as it is kept in the file. A change that does not say enough to be tried is `Unfinished`."""

    id: int
    name: str
    note: str
    changes: tuple[Change, ...]


def stored_scenarios(session: Session) -> tuple[StoredScenario, ...]:
    """Every scenario of the file, in the order in which they were made."""
    changes: dict[int, list[Change]] = {}
    for row in records.rows(session, "scenario_change"):
        changes.setdefault(row["scenario_id"], []).append(change_of(row))
    return tuple(
        StoredScenario(row.id, row.name, row.note, tuple(changes.get(row.id, ())))
        for row in all_rows(session, "scenario")
    )


def scenarios_named(session: Session, names: Sequence[str]) -> tuple[StoredScenario, ...]:
    """The scenarios of these names, in that order; capitals make no difference. Raises Refused for an unknown name."""
    known = {name_key(scenario.name): scenario for scenario in stored_scenarios(session)}
    unknown = next((name for name in names if name_key(name) not in known), None)
    if unknown is not None:
        raise Refused(f"No scenario is called “{unknown}”. {_known([each.name for each in known.values()])}")
    return tuple(known[name_key(name)] for name in names)


def with_scenarios(plan: Plan, scenarios: Sequence[StoredScenario], rates: RatePack) -> Plan:
    """The plan with all changes of these scenarios, one after the other. Raises Refused, as `applied` does."""
    for scenario in scenarios:
        plan = applied(plan, scenario, rates)
    return plan


def applied(plan: Plan, scenario: StoredScenario, rates: RatePack) -> Plan:
    """The plan with a scenario's changes. Raises Refused with a sentence that names the scenario."""
    try:
        return apply(plan, scenario.changes, rates)
    except Refused as refusal:
        raise Refused(f"Scenario “{scenario.name}”: {refusal}") from refusal


def keep_scenario(session: Session, name: str, changes: Sequence[Change], note: str = "") -> int:
    """Store changes as a scenario and return its id. Raises Refused for a name that is taken, and without changes."""
    if not changes:
        raise Refused("Nothing is changed yet, so there is nothing to keep. Change something first.")
    scenario = records.add(session, "scenario", {"name": name, "note": note})
    rows = [{"scenario_id": scenario} | row_of(change) for change in changes]
    records.apply(session, "scenario_change", [(None, row) for row in rows])
    return scenario


def change_of(row: Record) -> Change:
    """A stored row as the change it stands for."""
    kind: ChangeKind = row["kind"]
    if missing := missing_columns(row):
        return Unfinished(f"“{kind.label}” does not say {listed([_MISSING[column] for column in missing])}")
    return _MAKE[kind](row.values)


def missing_columns(row: Record) -> tuple[str, ...]:
    """The columns that a stored change still has to fill in before it can be tried."""
    return tuple(column for column in _NEEDS[row["kind"]] if row[column] in {None, ""})


def row_of(change: Change) -> dict[str, Any]:
    """A change as the columns that store it. Raises Refused for one that is unfinished."""
    if isinstance(change, Unfinished):
        raise Refused(f"{change.lacks}. Fill that in.")
    values = {_COLUMNS.get(name, name): getattr(change, name) for name in change.__dataclass_fields__}
    return {name: value for name, value in values.items() if name != "kind"} | {"kind": change.kind}


def _known(names: Sequence[str]) -> str:
    if not names:
        return "This file has no scenarios yet."
    return f"Choose one of these: {', '.join(names)}."
