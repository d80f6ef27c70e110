"""Options against critical success factors: a row for each factor, in it how far each option meets it, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.models.choices import Meets
from app.problems import Refused
from app.services.rows import records
from app.services.rows.checks import Edits, Values
from app.services.rows.records import Record
from app.text import quoted

_OPTION = "option_"
"""How the column of an option begins; its id follows."""


@dataclass(frozen=True, slots=True)
class Weighing:
    """The options and factors of a project in their order, and the ratings by (factor, option)."""

    options: tuple[Record, ...]
    factors: tuple[Record, ...]
    ratings: Mapping[tuple[int, int], Record]

    def meets(self, factor: int, option: int) -> Meets | None:
        """How far an option meets a factor; None where nobody looked at it."""
        rating = self.ratings.get((factor, option))
        return None if rating is None else rating["meets"]

    def reason(self, factor: int, option: int) -> str:
        """Why it does, or does not."""
        rating = self.ratings.get((factor, option))
        return "" if rating is None else rating["reason"]


def weighing(session: Session, project_id: int) -> Weighing:
    """What the options of a project are weighed by."""
    options = records.rows(session, "project_option", where={"project_id": project_id})
    factors = records.rows(session, "success_factor", where={"project_id": project_id}, order=("position", "id"))
    found = records.rows(session, "option_rating", where={"success_factor_id": [factor.id for factor in factors]})
    ratings = {(row["success_factor_id"], row["project_option_id"]): row for row in found}
    return Weighing(options, factors, ratings)


def column_of(option: int) -> str:
    """The column of an option in a block of edits: `option_7`."""
    return f"{_OPTION}{option}"


def option_of(column: str) -> int | None:
    """The option that a column is of; None for the words of the factor."""
    return int(column.removeprefix(_OPTION)) if column.startswith(_OPTION) else None


def apply_weighing(session: Session, project_id: int, edits: Edits) -> tuple[int, ...]:
    """Store a block of factors, new ones where the id is None, each with ratings by `column_of`. Raises Refused.

    An empty rating takes it away, with its reason.
    """
    last = max((factor["position"] for factor in weighing(session, project_id).factors), default=0)
    own: list[tuple[int | None, Values]] = []
    for row, values in edits:
        words = {name: value for name, value in values.items() if option_of(name) is None}
        last += row is None
        own.append((row, {"position": last, **words} if row is None else words))
    factors = records.apply_under(session, "success_factor", "project_id", project_id, own)
    stored = weighing(session, project_id)
    for factor, (_, values) in zip(factors, edits, strict=True):
        for name, meets in values.items():
            if (option := option_of(name)) is not None:
                _rate(session, stored, factor, option, meets)
    return factors


def set_reason(session: Session, factor: int, option: int, reason: str) -> None:
    """Say why an option is rated so. Raises Refused where it is not rated yet."""
    where = {"success_factor_id": factor, "project_option_id": option}
    found = records.rows(session, "option_rating", where=where)
    if not found:
        names = [
            records.get(session, "project_option", option)["name"],
            records.get(session, "success_factor", factor)["words"],
        ]
        raise Refused(f"Say first how far {quoted(names[0])} meets {quoted(names[1])}.")
    records.change(session, "option_rating", found[0].id, {"reason": reason})


def _rate(session: Session, stored: Weighing, factor: int, option: int, meets: object) -> None:
    rating = stored.ratings.get((factor, option))
    if rating is None and meets is not None:
        rated = {"success_factor_id": factor, "project_option_id": option, "meets": meets}
        records.add(session, "option_rating", rated)
    elif rating is not None and meets is None:
        records.delete(session, "option_rating", [rating.id])
    elif rating is not None:
        records.change(session, "option_rating", rating.id, {"meets": meets})
