"""Whom and what the changes of a scenario can be about: every funder, grant, post and kind of cost, in words."""

from sqlalchemy.orm import Session

from app.models.choices import CostCategory
from app.services import records

SUBJECTS = ("funder_id", "grant_id", "post_id", "category")
"""The columns of a change of which one says whom or what it is about."""


def subjects(session: Session) -> tuple[tuple[object, str], ...]:
    """Everything that a change can be about, each under a word that tells what it is."""
    funders = {row.id: row["name"] for row in records.rows(session, "funder", order="name")}
    grants = [
        (("grant_id", row.id), f"{row['title']} · {funders[row['funder_id']]}")
        for row in records.rows(session, "grant", order="title")
    ]
    posts = [
        (("post_id", row.id), f"Post: {row['title']}" + (f" · {row['person']}" if row["person"] else ""))
        for row in records.rows(session, "post", order="title")
    ]
    return (
        *((("funder_id", key), f"Funder: {name}") for key, name in funders.items()),
        *grants,
        *posts,
        *((("category", each), f"Costs: {each.label}") for each in CostCategory),
    )
