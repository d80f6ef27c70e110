"""Bringing a list into the file: all of it or nothing, and what is there already is not brought in again.

A trial is the caller's: do it in a transaction that is rolled back.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.exchange.giving.awards import Awards
from app.exchange.lists.rows import Table
from app.models.choices import Frequency
from app.problems import Problem, Refused
from app.services.imports.lists import TABLES, simple_values
from app.services.imports.names import Names
from app.services.imports.rows import Found, New, from_award, new_row
from app.services.organisation.organisation import forecast_start
from app.services.rows import months, records
from app.services.rows.checks import check_row, tidy, with_defaults
from app.services.rows.columns import stored_table
from app.services.rows.rises import Rises
from app.services.rows.splits import WHOLE
from app.text import plural

_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What came of an import: rows added, those that an earlier one had brought, and problems of those left out."""

    added: int
    already_there: int
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


class ImportRefused(Refused):
    """A list with rows that cannot be used: nothing was added. `problems` has all, `notes` what is worth knowing."""

    def __init__(self, problems: Sequence[Problem], notes: Iterable[str] = ()) -> None:
        self.problems = tuple(problems)
        self.notes = tuple(notes)
        lines = [str(problem) for problem in problems[:_SHOWN]]
        if len(problems) > _SHOWN:
            lines.append(f"and {plural(len(problems) - _SHOWN, 'more problem')}")
        first = f"Nothing was brought in: {plural(len(problems), 'thing')} to put right first."
        super().__init__("\n".join((first, *lines)))


def import_table(session: Session, table: Table, *, today: date, skip_problem_rows: bool = False) -> ImportResult:
    """Bring in a list of costs, posts, income, grants or freelancers.

    Projects, funds and funders are found by name or made. Rows brought in before are counted, not added. Any problem
    refuses the whole list (ImportRefused), unless its rows are to be left out; a missing column always does.
    """
    work = _Work(session, TABLES[table.kind], today, table.problems, skip=skip_problem_rows)
    work.place = Problem("", table.file, table.layout.sheet)
    items = [
        _Item(
            row.key,
            row.number,
            partial(new_row, table.kind, row.values, work.found, work.notes),
            simple_values(table.kind, row.values),
        )
        for row in table.rows
    ]
    return work.bring_in(items, table.notes)


def import_awards(
    session: Session, awards: Awards, own_org_id: str = "", *, today: date, skip_problem_rows: bool = False
) -> ImportResult:
    """Bring in grants that the organisation received, as their funders published them in the 360Giving standard.

    They are awarded, or ended when their planned end lies before today. `own_org_id` is kept as the organisation's
    identifier where it has none. Problems are met as by `import_table`.
    """
    work = _Work(session, "grant", today, awards.problems, skip=skip_problem_rows)
    times: Counter[str] = Counter()
    items = []
    for award in awards.awards:
        times[award.key] += 1
        key = award.key if times[award.key] == 1 else f"{award.key}#{times[award.key]}"
        items.append(_Item(key, award.row, partial(from_award, award, work.found, work.notes)))
    result = work.bring_in(items, awards.notes)
    owner = records.rows(session, "organisation")
    if own_org_id and owner and not owner[0]["org_id"]:
        records.change(session, "organisation", owner[0].id, {"org_id": own_org_id})
    return result


@dataclass(frozen=True, slots=True)
class _Item:
    """A row that might be added: its import key, its number in the file, how it is made, and what is stored as read."""

    key: str
    number: int
    make: Callable[[], New]
    simple: Mapping[str, Any] = field(default_factory=dict)


class _Work:
    """One import into one table."""

    def __init__(self, session: Session, table: str, today: date, problems: Iterable[Problem], *, skip: bool) -> None:
        self.found = Found(
            Names(session, "project"),
            Names(session, "fund"),
            Names(session, "funder"),
            start=_first_day(session, today),
            today=today,
        )
        self.notes: set[str] = set()
        self.place = Problem("")
        self._session = session
        self._rises = Rises.of(session)
        self._table = table
        self._problems = list(problems)
        self._skip = skip

    def bring_in(self, items: Sequence[_Item], told: Iterable[str]) -> ImportResult:
        """Make, check and store the rows that are new."""
        told = tuple(told)
        if any(problem.row is None for problem in self._problems):
            raise ImportRefused(self._problems, told)
        wrong = {problem.row for problem in self._problems}
        known = self._known_keys()
        fresh: list[New] = []
        for item in items:
            if item.key not in known and item.number not in wrong:
                fresh.extend(self._checked(item))
        if self._problems and not self._skip:
            raise ImportRefused(self._problems, told)
        self._store(fresh)
        made = [note for names in self._names for note in names.notes()]
        return ImportResult(
            added=len(fresh),
            already_there=sum(item.key in known for item in items),
            problems=tuple(self._problems),
            notes=(*told, *made, *(sorted(self.notes) if fresh else ())),
        )

    @property
    def _names(self) -> tuple[Names, ...]:
        return self.found.projects, self.found.funds, self.found.funders

    def _known_keys(self) -> set[str | None]:
        key = stored_table(self._table).c.import_key
        return set(self._session.scalars(select(key).where(key.is_not(None))))

    def _checked(self, item: _Item) -> Iterator[New]:
        """The row, if it can be stored; what it alone asked for goes with it if not."""
        marks = [names.mark() for names in self._names]
        try:
            new = item.make()
            made = with_defaults(self._table, tidy(self._table, {**new.values, **item.simple, "import_key": item.key}))
            row = self._rises.completed(self._table, made)
            if row != made:
                self.notes.add(
                    "A yearly rise without its month begins with the next financial year. Look these through."
                )
            check_row(self._table, row)
        except Refused as refused:
            self._problems.append(replace(self.place, sentence=str(refused), row=item.number))
            for names, mark in zip(self._names, marks, strict=True):
                names.forget_since(mark)
        else:
            yield New(row, new.project)

    def _store(self, fresh: Sequence[New]) -> None:
        for names in self._names:
            names.store()
        ids = records.bulk_insert(self._session, self._table, [new.values for new in fresh])
        for line in months.LINES:
            if self._table == line:
                for row_id, new in zip(ids, fresh, strict=True):
                    if new.values["frequency"] is Frequency.BY_MONTH:
                        months.begin(self._session, line, row_id, new.values)
        shares: list[dict[str, Any]] = [
            with_defaults("split", {f"{self._table}_id": row_id, "project_id": new.project, "share": WHOLE})
            for row_id, new in zip(ids, fresh, strict=True)
            if new.project is not None
        ]
        records.bulk_insert(self._session, "split", shares)


def _first_day(session: Session, today: date) -> date:
    """When rows without a start begin: with the forecast, or this month while there is none."""
    owner = records.rows(session, "organisation")
    start = forecast_start(owner[0]["balance_date"]) if owner and owner[0]["balance_date"] else None
    return start or today.replace(day=1)
