"""What the user should know of a budget that comes in: money that is not decided, and rows that it no longer has."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from app.models.choices import Certainty, Stage
from app.services.imports.budget_rows import KEY, TABLES, BudgetChoices, Planned
from app.services.rows import records
from app.services.rows.checks import name_of
from app.text import name_key, quoted, some_of


def undecided(new: Sequence[Planned], choices: BudgetChoices) -> Iterator[str]:
    """Which new rows are less sure than was chosen for all, because their own words say so."""
    if choices.grants_agreed and (names := [row.name for row in new if row.values.get("stage") is Stage.SUBMITTED]):
        yield f"Applied for, not awarded, by their own words: {_names(names)}."
    if choices.income_sure and (
        names := [row.name for row in new if row.values.get("certainty") is Certainty.UNCONFIRMED]
    ):
        yield f"Hoped for, not sure, by their own words: {_names(names)}."


def left_behind(session: Session, planned: Sequence[Planned], known: Mapping[str, Collection[int]]) -> Iterator[str]:
    """Which rows an earlier version of these sheets brought in that this one has not, or has as something else.

    They count beside it, so a row that was renamed counts twice. `known` are the ids of the rows that are in it, by
    table.
    """
    begins = tuple(f"{KEY}{name_key(sheet)}|" for sheet in dict.fromkeys(row.place.sheet for row in planned))
    names = [
        name_of(table, row.values)
        for table in TABLES.values()
        for row in records.rows(session, table)
        if (row["import_key"] or "").startswith(begins) and row.id not in known.get(table, ())
    ]
    if names:
        were, still = ("they were", "They still count") if len(names) > 1 else ("it was", "It still counts")
        yield f"No longer in this budget as {were}: {some_of(names)}. {still}: delete what you have twice."


def _names(names: Sequence[str]) -> str:
    return some_of([quoted(name) for name in names])
