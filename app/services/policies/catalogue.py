"""The kinds of policies that ship, for the nation of an organisation: which it may be asked for, and by whom."""

from collections.abc import Iterable, Mapping

from sqlalchemy.orm import Session

from app.library.entry import NATIONS
from app.library.loading import library
from app.library.policies import DUTIES, Duty, Policy
from app.models.choices import Nation
from app.services.rows.columns import all_rows
from app.services.rows.records import Record
from app.text import name_key

WHO_ASKS: Mapping[Duty, str] = {
    "law": "The law",
    "regulator": "Your regulator",
    "buyer": "Buyers",
    "good practice": "Good practice",
}


def nation_of(session: Session) -> Nation:
    """The nation of the organisation; England where nothing is said yet, as in a new file."""
    owner = next(iter(all_rows(session, "organisation")), None)
    return Nation.ENGLAND if owner is None else owner.nation


def kinds_in(nation: Nation) -> Mapping[str, Policy]:
    """The kinds that are asked for in a nation, by their stable ids."""
    return {key: kind for key, kind in library().policies.items() if nation.value in kind.nations}


def differs_in(kind: Policy, nation: Nation) -> str:
    """What differs for a kind in a nation; nothing where it is as in the others."""
    return next((kind.in_nation(each) for each in NATIONS if each == nation.value), "")


def kind_called(name: str) -> str | None:
    """The id of the kind of exactly this name, however its letters are written."""
    wanted = name_key(name)
    return next((key for key, kind in library().policies.items() if name_key(kind.name) == wanted), None)


def key_of(row: Record) -> str | None:
    """The id of the kind that a row is of: as it says itself, or by its name, as in a file from elsewhere."""
    said: str | None = row["catalogue_id"]
    return said or kind_called(row["name"])


def not_among(kinds: Mapping[str, Policy], there: Iterable[str | None]) -> tuple[Policy, ...]:
    """The kinds that a register does not have: what usually stops a bid first, then what the law asks for."""
    known = set(there)
    left = [kind for key, kind in kinds.items() if key not in known]
    return tuple(sorted(left, key=lambda kind: (not kind.expiry_blocks, DUTIES.index(kind.duty))))
