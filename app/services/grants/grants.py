"""Grants and contracts: the pipeline, one of them in full, moving it between stages, and when it is paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.models.choices import CostCategory, FunderKind, FundKind, GrantKind, Restriction, Stage
from app.money import share_out
from app.problems import Refused
from app.services.grants.instalments import Pattern, payment_dates
from app.services.rows import records
from app.services.rows.checks import Values, heading_of, label_of
from app.services.rows.columns import columns, stored_table
from app.services.rows.fields import ONE_OF
from app.text import free_name, name_key, one_line

NEEDED: Mapping[Stage, tuple[str, ...]] = {
    Stage.SUBMITTED: ("submitted_on",),
    Stage.AWARDED: ("amount_awarded", "awarded_on"),
}
"""What must be known of a grant in a stage, by column."""

OFFERED: Mapping[Stage, tuple[str, ...]] = {
    Stage.DRAFTING: ("deadline", "amount_applied"),
    Stage.SUBMITTED: ("amount_applied", "probability", "decision_due"),
    Stage.AWARDED: ("start", "end"),
}
"""What is worth asking besides when a grant comes into a stage."""

_BEFORE_ASKING = {Stage.RESEARCHING, Stage.DRAFTING}
TARGETS = ONE_OF["budget_line"]
"""The columns of a budget line that name its target; one of them is filled in."""


@dataclass(frozen=True, slots=True)
class GrantRow:
    """A line of the pipeline: amounts in pence, probability in whole per cent.

    `values` are its stored columns. `amount` is what was awarded, or else asked for. `next_date` is what comes next
    and `next_what` says what it is: the deadline, the decision, the next payment or report, the end.
    """

    id: int
    title: str
    funder_id: int
    funder: str
    kind: GrantKind
    stage: Stage
    amount: int | None
    probability: int
    restriction: Restriction
    start: date | None
    end: date | None
    next_date: date | None
    next_what: str
    received: int
    to_come: int
    fund: str
    project: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class InstalmentRow:
    """One payment, in pence."""

    id: int
    due: date
    amount: int
    condition: str
    received_on: date | None


@dataclass(frozen=True, slots=True)
class BudgetRow:
    """What the grant pays for: `column` and `value` name the target, `target` says it in words; pence."""

    id: int
    column: str
    value: object
    target: str
    amount: int
    spent: int
    start: date | None
    end: date | None
    note: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report that the funder wants."""

    id: int
    title: str
    due: date
    sent_on: date | None


@dataclass(frozen=True, slots=True)
class GrantDetail:
    """One grant in full. `values` are its stored columns; `unplanned` the pence that no instalment brings yet."""

    id: int
    row: GrantRow
    values: Mapping[str, Any]
    instalments: tuple[InstalmentRow, ...]
    budget: tuple[BudgetRow, ...]
    reports: tuple[ReportRow, ...]
    unplanned: int
    unbudgeted: int


def grant_rows(session: Session) -> tuple[GrantRow, ...]:
    """Every grant and contract, in the order in which they were entered."""
    grant, funder = stored_table("grant"), stored_table("funder")
    fund, project = stored_table("fund"), stored_table("project")
    query = (
        select(grant, funder.c.name.label("funder"), fund.c.name.label("fund"), project.c.name.label("project"))
        .join(funder, funder.c.id == grant.c.funder_id)
        .outerjoin(fund, fund.c.id == grant.c.fund_id)
        .outerjoin(project, project.c.id == grant.c.project_id)
        .order_by(grant.c.id)
    )
    money = _payments(session)
    reports = _next_reports(session)
    return tuple(_grant_row(row._mapping, money, reports) for row in session.execute(query))  # noqa: SLF001 - its documented name


def grant_detail(session: Session, grant_id: int) -> GrantDetail:
    """One grant with its payments, budget and reports. Raises Refused when it is gone."""
    values = records.get(session, "grant", grant_id).values
    row = next(row for row in grant_rows(session) if row.id == grant_id)
    mine = {"grant_id": grant_id}
    instalments = tuple(
        InstalmentRow(r.id, r["due"], r["amount"], r["condition"], r["received_on"])
        for r in records.rows(session, "instalment", where=mine, order="due")
    )
    labels = target_labels(session)
    budget = tuple(_budget_row(record, labels) for record in records.rows(session, "budget_line", where=mine))
    reports = tuple(
        ReportRow(r.id, r["title"], r["due"], r["sent_on"])
        for r in records.rows(session, "grant_report", where=mine, order="due")
    )
    amount = row.amount or 0
    return GrantDetail(
        id=grant_id,
        row=row,
        values=values,
        instalments=instalments,
        budget=budget,
        reports=reports,
        unplanned=amount - sum(instalment.amount for instalment in instalments),
        unbudgeted=amount - sum(line.amount for line in budget),
    )


def set_stage(session: Session, grant_id: int, stage: Stage, answers: Values | None = None) -> None:
    """Move a grant to a stage, with what the stage asks (see NEEDED and OFFERED).

    A restricted grant that is awarded gets a restricted fund of its own, named after it, unless it has one.
    Raises Refused naming what is still to be said.
    """
    row = {**records.get(session, "grant", grant_id).values, **(answers or {})}
    for column in NEEDED.get(stage, ()):
        if row[column] is None:
            raise Refused(f"{label_of('grant', column)} is empty. Fill it in to move this grant to “{stage.label}”.")
    records.change(session, "grant", grant_id, {**(answers or {}), "stage": stage})
    if stage is Stage.AWARDED:
        give_fund(session, grant_id)


def give_fund(session: Session, grant_id: int) -> int | None:
    """The fund of an awarded restricted grant: its own, made when it has none; None for any other without one."""
    grant = records.get(session, "grant", grant_id)
    restricted = grant["restriction"] is Restriction.RESTRICTED and grant["kind"] is GrantKind.GRANT
    if grant["fund_id"] is not None or not restricted:
        return grant["fund_id"]  # type: ignore[no-any-return]  # a stored column is Any
    name = free_name(grant["title"], (fund["name"] for fund in records.rows(session, "fund")))
    fund = {"name": name, "kind": FundKind.RESTRICTED, "purpose": grant["purpose"]}
    fund_id = records.add(session, "fund", fund)
    records.change(session, "grant", grant_id, {"fund_id": fund_id})
    return fund_id


def spread_instalments(
    session: Session, grant_id: int, pattern: Pattern, amount: int, *, start: date, end: date | None
) -> tuple[int, ...]:
    """Plan the payments that are still to come: `amount` pence in equal parts that add up to the penny.

    Takes the place of all payments not yet received; those received stay. Returns the new ids. Raises Refused.
    """
    records.get(session, "grant", grant_id)
    if amount <= 0:
        raise Refused("Amount is empty. Type what is still to be paid, such as 12,000.")
    dates = payment_dates(pattern, start, end)
    parts = share_out(amount, [1] * len(dates))
    stored = stored_table("instalment")
    session.execute(delete(stored).where(stored.c.grant_id == grant_id, stored.c.received_on.is_(None)))
    new = [{"grant_id": grant_id, "due": due, "amount": part} for due, part in zip(dates, parts, strict=True) if part]
    return records.apply(session, "instalment", [(None, row) for row in new])


def funder_id_for(session: Session, name: str, kind: FunderKind = FunderKind.OTHER, org_id: str = "") -> int:
    """The funder of this name, whatever its capitals and the spaces around it; a new one when there is none."""
    for record in records.rows(session, "funder"):
        if name_key(record["name"]) == name_key(name):
            return record.id
    return records.add(session, "funder", {"name": one_line(name), "kind": kind, "org_id": org_id})


def _payments(session: Session) -> Mapping[int, tuple[int, int, date | None]]:
    """For each grant: pence received, pence to come, and the next day of payment."""
    stored = stored_table("instalment")
    query = select(stored.c.grant_id, stored.c.amount, stored.c.due, stored.c.received_on)
    found: dict[int, tuple[int, int, date | None]] = {}
    for grant_id, amount, due, received_on in session.execute(query):
        received, to_come, following = found.get(grant_id, (0, 0, None))
        if received_on is not None:
            found[grant_id] = (received + amount, to_come, following)
        else:
            found[grant_id] = (received, to_come + amount, due if following is None else min(due, following))
    return found


def _next_reports(session: Session) -> Mapping[int, date]:
    stored = stored_table("grant_report")
    query = select(stored.c.grant_id, func.min(stored.c.due)).where(stored.c.sent_on.is_(None))
    return {row[0]: row[1] for row in session.execute(query.group_by(stored.c.grant_id))}


def _grant_row(
    row: Mapping[Any, Any], money: Mapping[int, tuple[int, int, date | None]], reports: Mapping[int, date]
) -> GrantRow:
    received, to_come, payment = money.get(row["id"], (0, 0, None))
    following, what = _what_next(row, payment, reports.get(row["id"]))
    return GrantRow(
        id=row["id"],
        title=row["title"],
        funder_id=row["funder_id"],
        funder=row["funder"],
        kind=row["kind"],
        stage=row["stage"],
        amount=row["amount_applied"] if row["amount_awarded"] is None else row["amount_awarded"],
        probability=row["probability"],
        restriction=row["restriction"],
        start=row["start"],
        end=row["end"],
        next_date=following,
        next_what=what,
        received=received,
        to_come=to_come,
        fund=row["fund"] or "",
        project=row["project"] or "",
        values={name: row[name] for name in columns("grant")},
    )


def _what_next(row: Mapping[Any, Any], payment: date | None, report: date | None) -> tuple[date | None, str]:
    stage = row["stage"]
    if stage in _BEFORE_ASKING:
        dates = [(row["deadline"], heading_of("grant", "deadline"))]
    elif stage is Stage.SUBMITTED:
        dates = [(row["decision_due"], "Decision")]
    elif stage in {Stage.AWARDED, Stage.ENDED}:
        dates = [(payment, "Payment"), (report, heading_of("grant_report", "title"))]
        if payment is None and report is None and stage is Stage.AWARDED:
            dates = [(row["end"], heading_of("grant", "end"))]
    else:
        dates = []
    known = [(day, what) for day, what in dates if day is not None]
    return min(known) if known else (None, "")


def _budget_row(record: records.Record, labels: Mapping[tuple[str, object], str]) -> BudgetRow:
    column = next(name for name in TARGETS if record[name] is not None)
    return BudgetRow(
        id=record.id,
        column=column,
        value=record[column],
        target=labels[column, record[column]],
        amount=record["amount"],
        spent=record["spent"],
        start=record["start"],
        end=record["end"],
        note=record["note"],
    )


def target_labels(session: Session) -> Mapping[tuple[str, object], str]:
    """Every possible target, by (column, value), with its label: costs, posts, freelancers, projects, categories."""
    labels: dict[tuple[str, object], str] = {}
    cost = stored_table("cost_line")
    for row_id, name in session.execute(select(cost.c.id, cost.c.name).order_by(cost.c.name)):
        labels["cost_line_id", row_id] = name
    post = stored_table("post")
    for row_id, title, person in session.execute(select(post.c.id, post.c.title, post.c.person).order_by(post.c.title)):
        labels["post_id", row_id] = f"{title} ({person})" if person else title
    freelancer = stored_table("freelancer")
    query = select(freelancer.c.id, freelancer.c.name, freelancer.c.role).order_by(freelancer.c.name)
    for row_id, name, role in session.execute(query):
        labels["freelancer_id", row_id] = f"{name}, {role}" if role else name
    project = stored_table("project")
    for row_id, name in session.execute(select(project.c.id, project.c.name).order_by(project.c.name)):
        labels["project_id", row_id] = f"Everything for {name}"
    for category in CostCategory:
        labels["category", category] = f"All {category.inside}"
    return labels
