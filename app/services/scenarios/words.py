"""The changes of a scenario in plain words, such as "Weaver Trust is lost from 1 April 2027"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.dates import format_date
from app.models.choices import CostCategory
from app.money import format_hundredths, format_money
from app.planning.plan.changes import (
    AddPost,
    Change,
    Costs,
    CutPost,
    EndPost,
    Late,
    LoseBid,
    LoseFunder,
    Pay,
    Price,
    Results,
    Unfinished,
    Volume,
    WinBid,
)
from app.planning.plan.plan import Plan
from app.text import plural

_CATEGORIES: Mapping[str, str] = {each.value: each.label for each in CostCategory}


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a plan are called."""

    funders: Mapping[int, str]
    grants: Mapping[int, str]
    posts: Mapping[int, str]

    @classmethod
    def of(cls, plan: Plan) -> "Names":
        """The names of a plan's funders, grants and posts."""
        return cls(
            {grant.funder_id: grant.funder for grant in plan.grants},
            {grant.id: grant.title for grant in plan.grants},
            {post.id: post.title for post in plan.posts},
        )

    def funder(self, id_: int) -> str:
        """A funder's name."""
        return self.funders.get(id_, "A funder without a grant in the plan")

    def grant(self, id_: int) -> str:
        """A grant's title."""
        return self.grants.get(id_, "A grant that is not in the plan")

    def post(self, id_: int) -> str:
        """A post's title."""
        return self.posts.get(id_, "A post that is not in the plan")


def change_words(change: Change, names: Names) -> str:  # noqa: PLR0911, PLR0912, C901 - one line a kind
    """One change as a phrase without a full stop."""
    match change:
        case LoseFunder(funder, start):
            return f"{names.funder(funder)} is lost{_from(start)}"
        case WinBid(grant):
            return f"{names.grant(grant)} is won"
        case LoseBid(grant, start):
            return f"{names.grant(grant)} is lost{_from(start)}"
        case Late(months, grant):
            what = "All money" if grant is None else f"The money of {names.grant(grant)}"
            return f"{what} comes {plural(months, 'month')} late"
        case Costs(percent, category, start):
            what = "All costs" if category is None else f"Costs of “{_CATEGORIES[category]}”"
            return f"{what} {_move(percent)}{_from(start)}"
        case Pay(percent, start):
            return f"All pay {_move(percent, many=False)}{_from(start)}"
        case AddPost():
            return _added(change)
        case EndPost(post, start):
            return f"{names.post(post)} ends{_on(start)}"
        case CutPost(post, fte, start):
            return f"{names.post(post)} goes to {_percent(fte)} of full time{_from(start)}"
        case Price(grant, percent, start):
            return f"The price of {names.grant(grant)} {_move(percent, many=False)}{_from(start)}"
        case Volume(grant, percent, start):
            return f"The volume of {names.grant(grant)} {_move(percent, many=False)}{_from(start)}"
        case Results(grant, percent, start):
            return f"{_percent(percent)} of the results of {names.grant(grant)} are not earned{_from(start)}"
        case Unfinished(lacks):
            return f"{lacks}. Fill that in"


def _added(change: AddPost) -> str:
    until = f" to {format_date(change.end)}" if change.end else ""
    size = "full time" if change.fte == 10_000 else f"{_percent(change.fte)} of full time"
    return f"{change.title} is added at {format_money(change.salary)} a year, {size}{_from(change.start)}{until}"


def _move(basis_points: int, *, many: bool = True) -> str:
    verb = "fall" if basis_points < 0 else "rise"
    return f"{verb}{'' if many else 's'} by {_percent(abs(basis_points))}"


def _percent(basis_points: int) -> str:
    return f"{format_hundredths(basis_points)}%"


def _from(day: date | None) -> str:
    return f" from {format_date(day)}" if day else ""


def _on(day: date | None) -> str:
    return f" on {format_date(day)}" if day else " at once"
