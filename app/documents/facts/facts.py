"""Everything that a document can print besides the user's own texts, gathered once; parts take what they need of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.documents.facts.around import HeldPolicy, Names
from app.documents.facts.case import BusinessCase
from app.documents.facts.money import Money
from app.documents.facts.outcomes import ScoredOutcome
from app.documents.facts.report import GrantAccount
from app.documents.facts.sources import Source
from app.documents.facts.who import Who
from app.documents.kinds.kind import Reader
from app.documents.tree.tree import Figure


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known on a day. A group that the kind does not need, or that cannot be made, is None.

    `figures` are all figures that this document can name, by id. `previous` are those of the last one of the kind that
    was sent, for "what changed", with the day on which it was; None where what was sent cannot be opened.
    `sources` is all evidence that a text can cite, by id; `policies` are those that have an end,
    `outcomes` those of the project that have scores.
    """

    who: Who
    as_at: date
    reader: Reader
    case: BusinessCase | None = None
    money: Money | None = None
    account: GrantAccount | None = None
    figures: Mapping[str, Figure] = field(default_factory=dict)
    previous: Mapping[str, Figure] | None = field(default_factory=dict)
    previous_on: date | None = None
    sources: Mapping[str, Source] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    policies: tuple[HeldPolicy, ...] = ()
    outcomes: tuple[ScoredOutcome, ...] = ()
