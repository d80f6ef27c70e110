"""Edits of cost lines, posts and freelancers together with their shares, each block as one action."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.months import copy_months
from app.services.rows.nouns import NOUNS
from app.services.rows.splits import SplitTable, set_splits, splits
from app.text import free_name

SHARES = "shares"
"""The key under which an edit carries its shares, as pairs of project id and basis points, beside stored columns."""


def save_costs(session: Session, source: SplitTable, edits: Edits, *, start: date) -> tuple[int, ...]:
    """Store a block of edits, new rows where the id is None, and return their ids; new rows begin at `start`.

    Raises Refused with a sentence; then nothing of the block is to be kept.
    """
    stored = [(row_id, _columns(row_id, values, start)) for row_id, values in edits]
    ids = records.apply(session, source, stored)
    for row_id, (_, values) in zip(ids, edits, strict=True):
        if SHARES in values:
            set_splits(session, source, row_id, dict(values[SHARES]))
    return ids


def duplicate(session: Session, source: SplitTable, row_id: int) -> int:
    """A second row like this one with its shares, named apart from it; returns its id. Raises RecordGone."""
    values = dict(records.get(session, source, row_id).values)
    name = NOUNS[source].name
    taken = [row[name] for row in records.rows(session, source)]
    values |= {"import_key": None, name: free_name(values[name], taken)}
    new = records.add(session, source, values)
    set_splits(session, source, new, splits(session, source).get(row_id, {}))
    if source == "cost_line":
        copy_months(session, source, row_id, new)
    return new


def _columns(row_id: int | None, values: Mapping[str, Any], start: date) -> dict[str, Any]:
    columns = {name: value for name, value in values.items() if name != SHARES}
    if row_id is not None:
        return columns
    return {"start": start} | {name: value for name, value in columns.items() if value is not None}
