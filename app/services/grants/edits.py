"""Entering and changing a grant: what follows from each change, and which costs it pays for too much of."""

from typing import Any

from sqlalchemy.orm import Session

from app.models.choices import FundKind, GrantKind, Restriction, Stage
from app.planning.forecast.overfunding import Overfunded, overfunded
from app.planning.law.rates import RatePack
from app.services.grants.grants import funder_id_for, give_fund
from app.services.plan.plan import load_plan
from app.services.rows import records
from app.services.rows.checks import Values
from app.services.rows.usual import RESTRICTION

_KEPT_APART = {FundKind.RESTRICTED, FundKind.ENDOWMENT}
_DECIDED = {Stage.AWARDED, Stage.ENDED}


def add_grant(session: Session, title: str, funder: str, kind: GrantKind) -> int:
    """Enter a grant or contract with its usual restriction; the funder is found by name or made. Raises Refused."""
    funder_id = funder_id_for(session, funder)
    return records.add(session, "grant", {"title": title, "funder_id": funder_id, "kind": kind})


def change_grant(session: Session, grant_id: int, values: Values) -> None:
    """Change a grant, and what follows from it. Raises Refused.

    `funder` is the name of one, found or made. Another kind brings its usual restriction. Money that is no longer
    restricted leaves its restricted fund; money that becomes restricted leaves a general or designated one, and
    gets a fund of its own when the grant is awarded already.
    """
    changed: dict[str, Any] = {name: value for name, value in values.items() if name != "funder"}
    if "funder" in values:
        changed["funder_id"] = funder_id_for(session, values["funder"])
    if "kind" in changed:
        changed.setdefault("restriction", RESTRICTION[changed["kind"]])
    if "restriction" in changed and "fund_id" not in changed:
        changed |= _fund_for(session, grant_id, changed["restriction"])
    records.change(session, "grant", grant_id, changed)
    if "restriction" in changed and records.get(session, "grant", grant_id)["stage"] in _DECIDED:
        give_fund(session, grant_id)


def overfunded_by(session: Session, rates: RatePack, grant_id: int) -> tuple[Overfunded, ...]:
    """The costs that this grant pays for and that are funded above 100% with it, won or not."""
    return tuple(each for each in overfunded(load_plan(session), rates, also=grant_id) if grant_id in each.grants)


def _fund_for(session: Session, grant_id: int, restriction: Restriction) -> dict[str, Any]:
    """Taking the grant out of a fund that its money may not go into."""
    fund_id = records.get(session, "grant", grant_id)["fund_id"]
    if fund_id is None:
        return {}
    kept_apart = records.get(session, "fund", fund_id)["kind"] in _KEPT_APART
    return {} if kept_apart == (restriction is Restriction.RESTRICTED) else {"fund_id": None}
