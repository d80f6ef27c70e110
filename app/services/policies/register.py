"""The register as it stands on a day: each policy with its kind, its standing, and whether it can stop a bid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.library.policies import Policy
from app.models.choices import Nation
from app.planning.law.rates import RatePack
from app.services.policies.catalogue import key_of, kinds_in, nation_of, not_among
from app.services.policies.cover import Shortfall, shortfall_of
from app.services.policies.standing import Standing, leaves_open, standing_on
from app.services.rows import records
from app.services.rows.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One row of the register.

    `kind` is what ships about it, where it is asked for in this nation. `stops` says that it can stop a bid as it
    stands. `file` is the name of the file kept with it.
    """

    id: int
    name: str
    kind: Policy | None
    standing: Standing
    owner: str
    reviewed_on: date | None
    review_by: date | None
    begins_on: date | None
    expires_on: date | None
    cover: int | None
    shortfall: Shortfall | None
    stops: bool
    file: str


@dataclass(frozen=True, slots=True)
class Register:
    """What there is, as it was added, and what is asked for and not there yet, the gravest first."""

    today: date
    nation: Nation
    held: tuple[Held, ...]
    asked: tuple[Policy, ...]

    def of(self, *standings: Standing) -> tuple[Held, ...]:
        """Those that stand so."""
        return tuple(each for each in self.held if each.standing in standings)


def register(session: Session, rates: RatePack, today: date) -> Register:
    """The register of a file on a day."""
    nation = nation_of(session)
    kinds = kinds_in(nation)
    rows = records.rows(session, "policy")
    files = {row.id: row["name"] for row in records.rows(session, "attachment")}
    held = tuple(_held(row, kinds, files, rates, today) for row in rows)
    return Register(today, nation, held, not_among(kinds, map(key_of, rows)))


def _held(row: Record, kinds: Mapping[str, Policy], files: Mapping[int, str], rates: RatePack, today: date) -> Held:
    kind = kinds.get(key_of(row) or "")
    dates: dict[str, Any] = {name: row[name] for name in ("begins_on", "review_by", "expires_on")}
    standing = standing_on(today, row["state"], **dates)
    wanted = standing is not Standing.NOT_NEEDED
    return Held(
        id=row.id,
        name=row["name"],
        kind=kind,
        standing=standing,
        owner=row["owner"],
        reviewed_on=row["reviewed_on"],
        cover=row["cover"],
        shortfall=shortfall_of(kind, row["cover"], rates, today) if wanted else None,
        stops=kind is not None and kind.expiry_blocks and leaves_open(standing, row["expires_on"]),
        file=files.get(row["attachment_id"], ""),
        **dates,
    )
