"""Bringing a budget workbook into the file: new rows are stored, those that are there left alone or taken over."""

from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import prod
from typing import Any, Literal, cast

from sqlalchemy.orm import Session

from app.dates import Month
from app.exchange.budget.told import Place
from app.exchange.budget.understood import Understanding
from app.models.choices import Stage
from app.money import format_money
from app.planning.plan.plan import Rise, Schedule
from app.planning.plan.schedule import amounts
from app.problems import Problem, Refused
from app.services.grants.grants import give_fund
from app.services.imports.budget_notes import left_behind, undecided
from app.services.imports.budget_posts import Posts, oncosts_within, posts_checked, what_posts_replace, with_salaries
from app.services.imports.budget_rows import MONTHS, TABLES, BudgetChoices, Planned, planned_rows
from app.services.imports.known import Known, Read
from app.services.imports.matching import match
from app.services.imports.names import Names
from app.services.imports.outcome import Change
from app.services.organisation.rates import rates_of
from app.services.rows import records
from app.services.rows.checks import check_row, label_of, tidy, with_defaults
from app.services.rows.months import LINES, LineTable, month_amounts, set_months
from app.services.rows.nouns import NOUNS
from app.text import begun

NEW, THERE, CHANGED, UNCLEAR = "new", "there", "changed", "unclear"

_YEAR = 12
_SUMS = {"post": ("salary", "fte"), "freelancer": ("day_rate", "days")}
"""What a post and a freelancer come to is the product of these."""

_NO_PLACES: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class BudgetOutcome:
    """A row of the workbook and what becomes of it: new, there, changed (with what differs) or unclear."""

    place: Place
    table: str
    name: str
    state: Literal["new", "there", "changed", "unclear"]
    id: int = 0
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class BudgetResult:
    """What came of a budget, row by row. `posts` compares staff lines that became posts with what these cost."""

    rows: tuple[BudgetOutcome, ...]
    posts: Posts
    notes: tuple[str, ...] = ()

    def how_many(self, state: str) -> int:
        """How many rows came out like this."""
        return sum(row.state == state for row in self.rows)


def import_budget(
    session: Session,
    understanding: Understanding,
    choices: BudgetChoices,
    *,
    update: Container[Place] = _NO_PLACES,
) -> BudgetResult:
    """Store every row that comes in. Of rows that are there with other amounts, those in `update` are taken over.

    A row is known again by its sheet, section and name, or by its name alone where it was typed by hand. Raises
    Refused where a question of the workbook is open, and with the row where one cannot be stored or is there already as
    something else.
    """
    if understanding.open_questions:
        raise Refused("\n".join(question.sentence for question in understanding.open_questions))
    rates = rates_of(session)
    within = oncosts_within(understanding, told=choices.oncosts_within)
    without = what_posts_replace(understanding, within=within)
    planned = planned_rows(understanding, choices, balance_date=_balance_date(session), without=without)
    planned = with_salaries(planned, rates, within=within)
    posts = posts_checked(understanding, planned, rates, within=within)
    outcomes: dict[Place, BudgetOutcome] = {}
    notes: list[str] = []
    for table, rows in _by_table(planned).items():
        work = _Table(session, table)
        outcomes |= {outcome.place: outcome for outcome in work.bring_in(rows, update)}
        notes += work.notes()
    new = [row for row in planned if outcomes[row.place].state == NEW]
    _refuse_other_kinds(session, new)
    notes += undecided(new, choices)
    if not any(outcome.state == UNCLEAR for outcome in outcomes.values()):
        notes += left_behind(session, planned, _ids(outcomes.values()))
    return BudgetResult(tuple(outcomes[row.place] for row in planned), posts, tuple(notes))


def _ids(outcomes: Iterable[BudgetOutcome]) -> Mapping[str, set[int]]:
    grouped: dict[str, set[int]] = defaultdict(set)
    for outcome in outcomes:
        grouped[outcome.table].add(outcome.id)
    return grouped


def _refuse_other_kinds(session: Session, new: Sequence[Planned]) -> None:
    """Raises Refused with a row that was brought in as something else before: its money would be there twice."""
    by_key = {row.key: row for row in new}
    for table in TABLES.values():
        for there in records.rows(session, table):
            row = by_key.get(there["import_key"])
            if row is not None and row.table != table:
                says = (
                    f"“{row.name}” is among your {NOUNS[table].many} already. Delete it there, or let the row be one."
                )
                raise Refused(str(Problem(says, sheet=row.place.sheet, row=row.place.row)))


def _by_table(planned: Iterable[Planned]) -> Mapping[str, list[Planned]]:
    grouped: dict[str, list[Planned]] = defaultdict(list)
    for row in planned:
        grouped[row.table].append(row)
    return grouped


def _balance_date(session: Session) -> date | None:
    owner = records.rows(session, "organisation")
    return owner[0]["balance_date"] if owner else None


class _Table:
    """The rows of a budget that go into one table."""

    def __init__(self, session: Session, table: str) -> None:
        self._session = session
        self._table = table
        self._funders = Names(session, "funder")
        self._known = Known(session, table)
        self._months = month_amounts(session, table) if table in LINES else {}
        self._payments = _payments(session) if table == "grant" else {}

    def bring_in(self, rows: Sequence[Planned], update: Container[Place]) -> Iterable[BudgetOutcome]:
        """Store the new ones, take over what is asked for, and say of each what became of it."""
        reads = [self._read(row) for row in rows]
        found = match([self._known.marks_of(read) for read in reads], self._known.marks())
        new: list[tuple[Planned, Mapping[str, Any]]] = []
        for row, read, same in zip(rows, reads, found, strict=True):
            if same.unclear:
                yield BudgetOutcome(row.place, self._table, row.name, "unclear")
            elif same.place is None:
                new.append((row, self._checked(row, read.values)))
            else:
                yield self._there(row, self._known.rows[same.place], update)
        yield from self._store(new)

    def notes(self) -> Iterable[str]:
        """Which funders were made."""
        return self._funders.notes()

    def _read(self, row: Planned) -> Read:
        noun = NOUNS[self._table].name
        values = dict(row.values) | {"import_key": row.key}
        if self._table == "grant":
            values["funder_id"] = self._funders.find(row.name)
        said = frozenset({noun})
        return Read(row.key, with_defaults(self._table, tidy(self._table, values)), {}, said, said, whole=False)

    def _checked(self, row: Planned, values: Mapping[str, Any]) -> Mapping[str, Any]:
        try:
            check_row(self._table, values)
        except Refused as refused:
            raise Refused(str(Problem(str(refused), sheet=row.place.sheet, row=row.place.row))) from refused
        return values

    def _there(self, row: Planned, record: records.Record, update: Container[Place]) -> BudgetOutcome:
        done = self._received_months(record.id)
        stored = self._stored_sums(record, row)
        before, after = (
            {month: pence for month, pence in sums.items() if month not in done} for sums in (stored, _sums(row))
        )
        if before == after:
            return BudgetOutcome(row.place, self._table, row.name, "there", record.id)
        if row.place in update:
            self._take_over(row, record)
        received = sum(pence for month, pence in stored.items() if month in done)
        change = Change(MONTHS, _label(self._table), *_in_words(before, after, received))
        return BudgetOutcome(row.place, self._table, row.name, "changed", record.id, change)

    def _stored_sums(self, record: records.Record, row: Planned) -> Mapping[Month, int]:
        """What the stored row comes to in the months that the budget's row is about, in pence."""
        if self._table in LINES:
            return _line_sums(record, self._months.get(record.id, {}), row)
        if self._table == "grant":
            return _by_month((payment["due"], payment["amount"]) for payment in self._payments.get(record.id, ()))
        return _yearly(self._table, record.values)

    def _received_months(self, row_id: int) -> frozenset[Month]:
        """The months in which a payment of a grant has come in: what a budget says of them is past."""
        known = self._payments.get(row_id, ())
        return frozenset(Month.of(payment["due"]) for payment in known if payment["received_on"] is not None)

    def _take_over(self, row: Planned, record: records.Record) -> None:
        """Change the amounts of a stored row to those of the budget. Raises Refused."""
        if self._table in LINES:
            taken = {name: row.values[name] for name in ("amount", "frequency")}
            records.change(self._session, self._table, record.id, taken)
            if row.months:
                set_months(self._session, self._table, record.id, row.months)
        elif self._table == "grant":
            amount = {name: row.values[name] for name in ("amount_awarded", "amount_applied") if name in row.values}
            records.change(self._session, "grant", record.id, amount)
            self._replace_payments(row, record.id)
        else:
            taken = {name: row.values[name] for name in _SUMS[self._table] if name in row.values}
            records.change(self._session, self._table, record.id, taken)

    def _replace_payments(self, row: Planned, grant_id: int) -> None:
        """The payments of the budget in place of those that have not come in; a month that has one come in is done."""
        pending = [each.id for each in self._payments.get(grant_id, ()) if each["received_on"] is None]
        done = self._received_months(grant_id)
        records.delete(self._session, "instalment", pending)
        self._add_payments(row, grant_id, lambda day: Month.of(day) not in done)

    def _add_payments(self, row: Planned, grant_id: int, wanted: Callable[[date], bool] = lambda _day: True) -> None:
        payments = [
            with_defaults(
                "instalment",
                {
                    "grant_id": grant_id,
                    "due": day,
                    "amount": pence,
                    "received_on": day if day in row.received else None,
                },
            )
            for day, pence in row.payments
            if wanted(day)
        ]
        records.bulk_insert(self._session, "instalment", payments)

    def _store(self, new: Sequence[tuple[Planned, Mapping[str, Any]]]) -> Iterator[BudgetOutcome]:
        self._funders.store()
        ids = records.bulk_insert(self._session, self._table, [values for _, values in new])
        for (row, _), row_id in zip(new, ids, strict=True):
            if row.months:
                set_months(self._session, cast("LineTable", self._table), row_id, row.months)
            if self._table == "grant":
                self._add_payments(row, row_id)
                if row.values["stage"] is Stage.AWARDED:
                    give_fund(self._session, row_id)
            yield BudgetOutcome(row.place, self._table, row.name, "new", row_id)


def _payments(session: Session) -> Mapping[int, Sequence[records.Record]]:
    grouped: dict[int, list[records.Record]] = defaultdict(list)
    for payment in records.rows(session, "instalment", order="due"):
        grouped[payment["grant_id"]].append(payment)
    return grouped


def _sums(row: Planned) -> Mapping[Month, int]:
    """What the budget's row comes to, in pence by month; a post and a freelancer by their year."""
    if row.table in LINES:
        return _line_sums(records.Record(0, with_defaults(row.table, row.values)), row.months, row)
    return _by_month(row.payments) if row.table == "grant" else _yearly(row.table, with_defaults(row.table, row.values))


def _line_sums(line: records.Record, months: Mapping[Month, int], row: Planned) -> Mapping[Month, int]:
    first, count = Month.of(row.values["start"]), max(_YEAR, len(row.months))
    end = row.values.get("end")
    schedule = Schedule(line["frequency"].value, line["start"], line["end"], months)
    found = amounts(line["amount"], schedule, Rise(line["uplift"], line["uplift_from"]), first, count).tolist()
    known = zip(first.until(first.plus(count)), found, strict=True)
    return {month: pence for month, pence in known if pence and (end is None or month <= Month.of(end))}


def _by_month(payments: Iterable[tuple[date, int]]) -> Mapping[Month, int]:
    sums: Counter[Month] = Counter()
    for day, pence in payments:
        sums[Month.of(day)] += pence
    return dict(sorted(sums.items()))


def _yearly(table: str, values: Mapping[str, Any]) -> Mapping[Month, int]:
    """A post or a freelancer has no months: what they come to stands under the month in which they start."""
    return {Month.of(values["start"]): prod(int(values[name]) for name in _SUMS[table])}


def _label(table: str) -> str:
    """What the sums of a row are called."""
    if table == "grant":
        return begun(NOUNS["instalment"].many)
    return label_of(table, _SUMS.get(table, ("amount",))[0])


def _in_words(before: Mapping[Month, int], after: Mapping[Month, int], received: int) -> tuple[str, str]:
    """What two rows come to with what has come in; where that is the same, what differs is when."""
    first, second = (format_money(received + sum(sums.values())) for sums in (before, after))
    return (first, second) if first != second else (first, f"{second}, in other months")
