"""What a scenario can change: one frozen dataclass a kind. `scenarios.apply` tries them on a plan.

Ids are those of the plan; percentages are basis points, below zero for less. A change holds from its day `start`, and
from the forecast's first day where that is None.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class LoseFunder:
    """What has not come in by a day from all grants and contracts of a funder does not come; they pay no more costs."""

    kind: ClassVar[str] = "lose_funder"
    funder: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class WinBid:
    """A bid is won: its money is confirmed."""

    kind: ClassVar[str] = "win_bid"
    grant: int


@dataclass(frozen=True, slots=True)
class LoseBid:
    """A bid is lost altogether; what was awarded stops on a day, as if its funder were lost for it alone."""

    kind: ClassVar[str] = "lose_bid"
    grant: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """What has not come in of one grant, or of everything, comes so many months later."""

    kind: ClassVar[str] = "late"
    months: int
    grant: int | None = None


@dataclass(frozen=True, slots=True)
class Costs:
    """Cost lines and freelancers, or those of one category, cost more or less; posts do not."""

    kind: ClassVar[str] = "costs"
    basis_points: int
    category: str | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Pay:
    """All pay is more or less."""

    kind: ClassVar[str] = "pay"
    basis_points: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class AddPost:
    """A post more, at pence a year for full time and so many hundredths of a per cent of it; core, legal pension."""

    kind: ClassVar[str] = "add_post"
    title: str
    salary: int
    fte: int = 10_000
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class EndPost:
    """A post ends on a day, which is still worked; the redundancy pay that is due is paid in that month."""

    kind: ClassVar[str] = "end_post"
    post: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class CutPost:
    """A post has another part of full time, in hundredths of a per cent, from the month of a day on."""

    kind: ClassVar[str] = "cut_post"
    post: int
    fte: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Price:
    """What is still to come of a grant or contract, and due from a day on, is more or less by its price."""

    kind: ClassVar[str] = "price"
    grant: int
    basis_points: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Volume:
    """What is still to come of a grant or contract, and due from a day on, is more or less by its volume."""

    kind: ClassVar[str] = "volume"
    grant: int
    basis_points: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Results:
    """Of what a grant or contract pays by results, so much is not earned and does not come, from a day on."""

    kind: ClassVar[str] = "results"
    grant: int
    basis_points: int
    start: date | None = None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A change that does not say yet what it changes; `lacks` says so without a full stop. Trying it is refused."""

    kind: ClassVar[str] = "unfinished"
    lacks: str


Change = (
    LoseFunder
    | WinBid
    | LoseBid
    | Late
    | Costs
    | Pay
    | AddPost
    | EndPost
    | CutPost
    | Price
    | Volume
    | Results
    | Unfinished
)
