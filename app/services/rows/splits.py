"""How cost lines, posts and freelancers are split over projects; what no project bears is core."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Any, Literal

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from app.problems import Refused
from app.services.rows.checks import Edits, name_of
from app.services.rows.columns import stored_table

SplitTable = Literal["cost_line", "post", "freelancer"]
SOURCES: tuple[SplitTable, ...] = ("cost_line", "post", "freelancer")
WHOLE = 10_000


def splits(session: Session, source: SplitTable) -> dict[int, dict[int, int]]:
    """For each cost line, post or freelancer that is split: the basis points that each project bears."""
    split = stored_table("split")
    column = split.c[f"{source}_id"]
    found: dict[int, dict[int, int]] = defaultdict(dict)
    query = select(column, split.c.project_id, split.c.share).where(column.is_not(None)).order_by(split.c.id)
    for row_id, project, share in session.execute(query):
        found[row_id][project] = share
    return dict(found)


def bearer(shares: Mapping[int, int]) -> int | None:
    """The project that bears all of it; None for what is core, or shared."""
    return next((project for project, share in shares.items() if share == WHOLE), None)


def set_splits(session: Session, source: SplitTable, row_id: int, shares: Mapping[int, int]) -> None:
    """Say which project bears how many basis points; those not named, or given zero, bear nothing.

    Raises Refused when a share is below zero or all of them come to more than the whole.
    """
    if any(share < 0 for share in shares.values()):
        raise Refused("A share cannot be less than 0%.")
    if sum(shares.values()) > WHOLE:
        raise Refused(_too_much(_row_name(session, source, row_id), sum(shares.values())))
    if not _exists(session, source, row_id):
        raise Refused("This is not in the file any more.")
    known = set(session.scalars(select(stored_table("project").c.id)))
    if not set(shares) <= known:
        raise Refused("One of these projects is not in the file any more. Choose again.")
    split = stored_table("split")
    column = f"{source}_id"
    session.execute(delete(split).where(split.c[column] == row_id))
    new = [{column: row_id, "project_id": project, "share": share} for project, share in shares.items() if share]
    if new:
        session.execute(insert(split), new)


def check_totals(session: Session, wanted: Edits) -> None:
    """Raise Refused when rows that are to be stored would split anything over more than the whole of it."""
    split = stored_table("split")
    changed = {row_id for row_id, _ in wanted}
    stored = [row for row in session.execute(select(split)).mappings() if row["id"] not in changed]
    rows: list[Mapping[Any, Any]] = [*stored, *(row for _, row in wanted)]
    totals: Counter[tuple[SplitTable, int]] = Counter()
    for row in rows:
        for source in SOURCES:
            if row[f"{source}_id"] is not None:
                totals[source, row[f"{source}_id"]] += row["share"]
    for (source, row_id), points in totals.items():
        if points > WHOLE:
            raise Refused(_too_much(_row_name(session, source, row_id), points))


def _too_much(name: str, points: int) -> str:
    shown = f"{points // 100}.{points % 100:02d}".rstrip("0").removesuffix(".")
    return f"The shares of {name} add up to {shown}%. Together they can be 100% at most; what is left over is core."


def _row_name(session: Session, source: SplitTable, row_id: int) -> str:
    stored = stored_table(source)
    column = stored.c.title if source == "post" else stored.c.name
    return name_of(source, {column.name: session.scalar(select(column).where(stored.c.id == row_id))})


def _exists(session: Session, source: SplitTable, row_id: int) -> bool:
    stored = stored_table(source)
    return session.scalar(select(stored.c.id).where(stored.c.id == row_id)) is not None
