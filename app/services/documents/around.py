"""What the file holds around a document: names that belong and that do not, policies, words that are right here."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from app.documents.facts.around import HeldPolicy, Names
from app.library.loading import library
from app.models.choices import PolicyState, Stage
from app.services.rows import records
from app.services.rows.records import Record


def names_around(session: Session, document: Record) -> Names:
    """The names that a document may have in it, those that it may not, and all that are spelt right."""
    own = tuple(_own(session, document))
    everybody = tuple(_everybody(session))
    named = document["project_id"] is not None or document["grant_id"] is not None
    belong = set(own)
    others = tuple(dict.fromkeys(name for name in everybody if name not in belong)) if named else ()
    words = (row["word"] for row in records.rows(session, "own_word"))
    people = (row["name"] for row in records.rows(session, "person"))
    return Names(own, others, (*words, *people, *own, *everybody))


def held_policies(session: Session) -> tuple[HeldPolicy, ...]:
    """The policies that have an end; what is not needed, or one of a kind that is not known, stops nothing."""
    kinds = library().policies
    return tuple(
        HeldPolicy(row["name"], row["expires_on"], row["catalogue_id"] in kinds and _stops(row))
        for row in records.rows(session, "policy", order=("expires_on", "name"))
        if row["expires_on"] is not None
    )


def _stops(row: Record) -> bool:
    return library().policies[row["catalogue_id"]].expiry_blocks and row["state"] is not PolicyState.NOT_NEEDED


def _own(session: Session, document: Record) -> Iterable[str]:
    """The organisation, the buyer and the title, the project, and whoever pays for it or for everything."""
    yield from (row["name"] for row in records.rows(session, "organisation"))
    yield from filter(None, (document["buyer"], document["title"]))
    grants = {row.id: row for row in records.rows(session, "grant")}
    project, grant = document["project_id"], document["grant_id"]
    if grant is not None:
        project = grants[grant]["project_id"] if project is None else project
    about = [row for row in grants.values() if row.id == grant or _pays_for(row, project)]
    funders = {row["funder_id"] for row in about}
    yield from (row["title"] for row in about)
    yield from (row["name"] for row in records.rows(session, "funder") if row.id in funders)
    yield from (row["name"] for row in records.rows(session, "project") if row.id == project)


def _pays_for(grant: Record, project: int | None) -> bool:
    """Whether a grant is for a project, or was awarded for whatever the organisation does."""
    if grant["project_id"] is None:
        return grant["stage"] is Stage.AWARDED
    return bool(grant["project_id"] == project)


def _everybody(session: Session) -> Iterable[str]:
    """Funders, projects and the buyers of all documents."""
    yield from (row["name"] for table in ("funder", "project") for row in records.rows(session, table, order="name"))
    yield from (row["buyer"] for row in records.rows(session, "document", order="id") if row["buyer"])
