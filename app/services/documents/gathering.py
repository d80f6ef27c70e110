"""Gathers everything that a document can print besides its own texts, on a day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy.orm import Session

from app.documents.facts.account_figures import account_figures
from app.documents.facts.case_figures import case_figures
from app.documents.facts.facts import Facts
from app.documents.facts.money_figures import money_figures
from app.documents.tree.tree import Document, Figure
from app.planning.law.rates import RatePack
from app.problems import Refused
from app.services.documents.account_facts import account_of
from app.services.documents.around import held_policies, names_around
from app.services.documents.case_facts import case_of
from app.services.documents.lines.outcomes import scored_outcomes
from app.services.documents.money_facts import USUAL, Counted, money_of
from app.services.documents.own_numbers import own_figures
from app.services.documents.sent import last_sent
from app.services.documents.sources import sources
from app.services.documents.who import who_of
from app.services.plan.outlook import Outlook
from app.services.rows import records
from app.services.rows.records import Record

_Made = TypeVar("_Made")


@dataclass(frozen=True, slots=True)
class Gathered:
    """The facts without their charts, and the outlook from which these are drawn, where there is one.

    `refused` is what kept a group of facts from being made, such as costs that cannot be shared: that group is None.
    """

    facts: Facts
    outlook: Outlook | None = None
    refused: tuple[Refused, ...] = ()


def gather(session: Session, rates: RatePack, document_id: int, *, today: date, counted: Counted = USUAL) -> Gathered:
    """Everything about what the document is about. Raises Refused where it is not in the file any more.

    `counted` is what the forecast counts, for who prints another than the usual one.
    """
    row = records.get(session, "document", document_id)
    refused: list[Refused] = []

    def made(make: Callable[[], _Made]) -> _Made | None:
        try:
            return make()
        except Refused as refusal:
            refused.append(refusal)
            return None

    case = made(lambda: case_of(session, rates, document_id, today=today))
    money = made(lambda: money_of(session, rates, today=today, counted=counted))
    grant, report = row["grant_id"], row["grant_report_id"]
    account = made(lambda: account_of(session, grant, report)) if grant is not None else None
    before = last_sent(session, row["kind"])
    facts = Facts(
        who=who_of(session),
        as_at=today,
        reader=row["audience"].value,
        case=case,
        money=money[0] if money else None,
        account=account,
        figures=_by_id(
            *(case_figures(case, today) if case else ()),
            *(money_figures(money[0], today) if money else ()),
            *(account_figures(account, today) if account else ()),
            *own_figures(session, row["project_id"]),
        ),
        previous=_figures(before[0]) if before else {},
        previous_on=before[1] if before else None,
        sources=sources(session),
        names=names_around(session, row),
        policies=held_policies(session),
        outcomes=scored_outcomes(session, _project(session, row)),
    )
    return Gathered(facts, money[1] if money else None, tuple(refused))


def _project(session: Session, document: Record) -> int | None:
    """The project that a document is about, or that its grant is for."""
    project, grant = document["project_id"], document["grant_id"]
    if project is None and grant is not None:
        project = records.get(session, "grant", grant)["project_id"]
    return None if project is None else int(project)


def facts_of(session: Session, rates: RatePack, document_id: int, *, today: date) -> Facts:
    """The facts of a document, without the charts' pictures, which are joined in `work`. Raises Refused."""
    return gather(session, rates, document_id, today=today).facts


def _figures(document: Document | None) -> Mapping[str, Figure] | None:
    return None if document is None else _by_id(*document.figures)


def _by_id(*figures: Figure) -> Mapping[str, Figure]:
    return {figure.id: figure for figure in figures}
