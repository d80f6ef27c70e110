"""Whom and what the changes of a scenario can be about: every funder, grant, post and kind of cost, in words."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from app.models.choices import ChangeKind, CostCategory
from app.services.rows import records
from app.services.rows.checks import label_of

SUBJECTS = ("funder_id", "grant_id", "post_id", "category")
"""The columns of a change of which one says whom or what it is about."""

Subject = tuple[str, object]
"""One of these columns, and its value."""

_ABOUT: Mapping[ChangeKind, str] = {
    ChangeKind.LOSE_FUNDER: "funder_id",
    ChangeKind.WIN_BID: "grant_id",
    ChangeKind.LOSE_BID: "grant_id",
    ChangeKind.LATE: "grant_id",
    ChangeKind.COSTS: "category",
    ChangeKind.END_POST: "post_id",
    ChangeKind.CUT_POST: "post_id",
    ChangeKind.PRICE: "grant_id",
    ChangeKind.VOLUME: "grant_id",
    ChangeKind.RESULTS: "grant_id",
}
_EVERYTHING: Mapping[ChangeKind, str] = {ChangeKind.LATE: "All money", ChangeKind.COSTS: "All costs"}


def fitting(known: Sequence[tuple[Subject, str]], kind: ChangeKind | None) -> tuple[tuple[Subject | None, str], ...]:
    """Those of the known subjects that a kind of change can be about; all of them where no kind is chosen yet.

    Late money and dearer costs can be about everything, which is no subject.
    """
    if kind is None:
        return tuple(known)
    everything = ((None, _EVERYTHING[kind]),) if kind in _EVERYTHING else ()
    return (*everything, *(each for each in known if each[0][0] == _ABOUT.get(kind)))


def subjects(session: Session) -> tuple[tuple[Subject, str], ...]:
    """Everything that a change can be about, each under a word that tells what it is."""
    funders = {row.id: row["name"] for row in records.rows(session, "funder", order="name")}
    grants = [
        (("grant_id", row.id), f"{row['title']} · {funders[row['funder_id']]}")
        for row in records.rows(session, "grant", order="title")
    ]
    post, funder = label_of("scenario_change", "post_id"), label_of("scenario_change", "funder_id")
    posts = [
        (("post_id", row.id), f"{post}: {row['title']}" + (f" · {row['person']}" if row["person"] else ""))
        for row in records.rows(session, "post", order="title")
    ]
    return (
        *((("funder_id", key), f"{funder}: {name}") for key, name in funders.items()),
        *grants,
        *posts,
        *((("category", each), f"Costs: {each.label}") for each in CostCategory),
    )
