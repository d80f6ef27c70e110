"""Policies, registrations, checks and insurances that an organisation may be asked for, by nation."""

from dataclasses import dataclass
from typing import Literal

from app.library.entries import Entries
from app.library.entry import NATIONS, Entry, Nation

Sort = Literal["policy", "registration", "scheme", "insurance", "document"]
SORTS: tuple[Sort, ...] = ("policy", "registration", "scheme", "insurance", "document")

Duty = Literal["law", "regulator", "buyer", "good practice"]
"""Who wants it. A `buyer` wishes it, or has it as a term of the contract."""

DUTIES: tuple[Duty, ...] = ("law", "regulator", "buyer", "good practice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Entry):
    """Something that a bid asks for: who has to have it, how often it is looked at, and what a buyer checks.

    `review_months` is 0 where nothing is fixed. `expiry_blocks` says whether one that is out of date usually stops a
    bid. `rates` are keys of the rate pack with figures that belong to it; `limit_rate` is the least cover and
    `usual_rate` the usual cover of an insurance.
    """

    name: str
    kind: Sort
    duty: Duty
    who: str
    review_months: int
    review_from: str
    expiry_blocks: bool
    blocks_why: str
    source: tuple[str, ...]
    england: str = ""
    wales: str = ""
    scotland: str = ""
    northern_ireland: str = ""
    nations: tuple[Nation, ...] = NATIONS
    nations_note: str = ""
    checks: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    cost: str = ""
    training: tuple[str, ...] = ()
    rates: tuple[str, ...] = ()
    limit_rate: str = ""
    usual_rate: str = ""
    limit_note: str = ""

    def in_nation(self, nation: Nation) -> str:
        """What differs in a nation; empty where it is as `who` says."""
        differs = {
            "england": self.england,
            "wales": self.wales,
            "scotland": self.scotland,
            "northern_ireland": self.northern_ireland,
        }
        return differs[nation]


def read_policy(entries: Entries) -> Policy:
    """One entry. Raises Refused, naming it, for whatever is wrong in it."""
    found = Policy(
        **entries.vouched(),
        name=entries.needed("name"),
        kind=entries.choice("kind", SORTS),
        duty=entries.choice("duty", DUTIES),
        who=entries.needed("who"),
        review_months=entries.number("review_months"),
        review_from=entries.needed("review_from"),
        expiry_blocks=entries.flag("expiry_blocks"),
        blocks_why=entries.needed("blocks_why"),
        source=entries.sources(),
        england=entries.text("england"),
        wales=entries.text("wales"),
        scotland=entries.text("scotland"),
        northern_ireland=entries.text("northern_ireland"),
        nations=entries.choices("nations", NATIONS, NATIONS),
        nations_note=entries.text("nations_note"),
        checks=entries.texts("checks"),
        evidence=entries.texts("evidence"),
        cost=entries.text("cost"),
        training=entries.texts("training"),
        rates=entries.texts("rates"),
        limit_rate=entries.text("limit_rate"),
        usual_rate=entries.text("usual_rate"),
        limit_note=entries.text("limit_note"),
    )
    entries.done()
    if (found.limit_rate or found.usual_rate or found.limit_note) and found.kind != "insurance":
        raise entries.refused("Only an insurance has a limit of cover.")
    return found
