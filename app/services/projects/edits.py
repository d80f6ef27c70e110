"""Changing what a project says of itself: the years it delivers, its options with one preferred, and its end."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.documents.facts.case import DO_NOTHING, does_nothing
from app.problems import Refused
from app.services.rows import records
from app.services.rows.checks import Edits, Values
from app.services.rows.columns import columns, stored_table
from app.services.rows.nouns import NOUNS
from app.text import listed, plural

_FREED = {"grant": "would name no project any more", "income_line": "would name no project any more"}
_FREED |= {"split": "would be core again", "document": "would be about no project any more"}
_DELETED = (
    *("project_year", "price", "project_option", "success_factor", "benefit"),
    *("project_risk", "milestone", "outcome", "budget_line"),
)
_HANGING = ("option_rating", "benefit")
"""What hangs on an option."""


def apply_options(session: Session, project_id: int, edits: Edits) -> tuple[int, ...]:
    """Store a block of a project's options. Raises Refused.

    One of them stays the preferred one: the one ticked last, else the one that was, else the first that is
    more than doing nothing. Taking the tick away is refused, because it does not say which one is meant instead.
    """
    before = _preferred(session, project_id)
    ids = records.apply_under(session, "project_option", "project_id", project_id, edits)
    ticked = [row for row, (_, values) in zip(ids, edits, strict=True) if values.get("preferred")]
    if before and not ticked and not _preferred(session, project_id):
        raise Refused("One option has to be the preferred one. Tick another, and this one steps back.")
    _keep_one_preferred(session, project_id, ticked[-1:] or before)
    return ids


def delete_options(session: Session, project_id: int, ids: Sequence[int]) -> None:
    """Delete options of a project; without its preferred one the next one is. Raises Refused."""
    records.delete(session, "project_option", ids)
    _keep_one_preferred(session, project_id, ())


def put_do_nothing_first(session: Session, project_id: int) -> None:
    """Add the option of doing nothing above the others, unless it is there. Raises Refused."""
    found = _options(session, project_id)
    if any(does_nothing(option["name"]) for option in found):
        return
    first = {"project_id": project_id, "name": DO_NOTHING, "description": "", "yearly_cost": None, "preferred": False}
    rows: list[Values] = [first, *(option.values for option in found)]  # each row takes the words of the one before it
    places = [option.id for option in found]
    ids = records.apply(session, "project_option", list(zip([*places, None], rows, strict=True)))
    for before, now in reversed(list(zip(places, ids[1:], strict=True))):
        _move(session, before, now)


def lacks_do_nothing(session: Session, project_id: int) -> bool:
    """Whether doing nothing is not among the options of a project."""
    return not any(does_nothing(option["name"]) for option in _options(session, project_id))


def next_year(session: Session, project_id: int, present: int) -> int:
    """The financial year after the last that the project speaks of, else the present one: each by its first year."""
    years = _years(session, project_id)
    return int(years[-1]["year"]) + 1 if years else present


def add_next_year(session: Session, project_id: int, present: int) -> int:
    """Add what `next_year` gives, with as many sessions and people as the year before; its id. Raises Refused."""
    years = _years(session, project_id)
    same = {name: years[-1][name] for name in ("sessions", "participants")} if years else {}
    year = next_year(session, project_id, present)
    return records.add(session, "project_year", {"project_id": project_id, "year": year} | same)


def what_goes_with(session: Session, project_id: int) -> str:
    """What deleting a project would do besides: a sentence, or nothing where nothing else hangs on it."""
    gone = [(table, count) for table in _DELETED if (count := _count(session, table, project_id))]
    sentences = []
    if gone:
        verb = "goes" if [count for _, count in gone] == [1] else "go"
        sentences.append(f"With it {verb} {listed([_counted(table, count) for table, count in gone])}.")
    for table, words in _FREED.items():
        if count := _count(session, table, project_id):
            sentences.append(f"{_counted(table, count)} {words}.")
    return " ".join(sentences)


def _move(session: Session, before: int, now: int) -> None:
    """Let what hangs on an option follow its words into another row."""
    for table in _HANGING:
        found = records.rows(session, table, where={"project_option_id": before})
        records.apply(session, table, [(row.id, {"project_option_id": now}) for row in found])


def _keep_one_preferred(session: Session, project_id: int, wanted: Sequence[int]) -> None:
    options = _options(session, project_id)
    others = [option.id for option in options if not does_nothing(option["name"])]
    ticked = [option.id for option in options if option["preferred"]]
    chosen = next(iter([*wanted, *ticked, *others]), None)
    changed = [
        (option.id, {"preferred": option.id == chosen})
        for option in options
        if option["preferred"] != (option.id == chosen)
    ]
    records.apply(session, "project_option", changed)


def _preferred(session: Session, project_id: int) -> list[int]:
    return [option.id for option in _options(session, project_id) if option["preferred"]]


def _options(session: Session, project_id: int) -> tuple[records.Record, ...]:
    return records.rows(session, "project_option", where={"project_id": project_id})


def _years(session: Session, project_id: int) -> tuple[records.Record, ...]:
    return records.rows(session, "project_year", where={"project_id": project_id}, order="year")


def _count(session: Session, table: str, project_id: int) -> int:
    assert "project_id" in columns(table)  # noqa: S101 - a table that does not point to projects is a mistake here
    stored = stored_table(table)
    return session.scalar(select(func.count()).where(stored.c.project_id == project_id)) or 0


def _counted(table: str, count: int) -> str:
    noun = NOUNS[table]
    named = {"project_year": ("year", "years"), "split": ("shared cost", "shared costs")}
    one, many = named.get(table, (noun.one, noun.many))
    return plural(count, one, many)
