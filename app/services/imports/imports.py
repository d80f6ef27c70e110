"""Bringing a list into the file: all of it or nothing, and what is there already is not brought in again.

A row that is there already is known by its reference or its name, whoever brought it in or typed it. Where it says
something else now, that is told, and taken over only when asked for. A trial is the caller's: do it in a transaction
that is rolled back.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from app.exchange.giving.awards import Award, Awards
from app.exchange.lists.rows import Row, Table
from app.models.choices import Restriction
from app.problems import Problem, Refused
from app.services.imports.known import BEARER, Known, Read
from app.services.imports.lists import TABLES, column_of, simple_values
from app.services.imports.matching import Match, match
from app.services.imports.names import Names
from app.services.imports.outcome import NOTHING, Change, ImportRefused, ImportResult, RowOutcome, Updates
from app.services.imports.rows import AWARD_COLUMNS, Found, New, from_award, new_row
from app.services.imports.storing import update_row
from app.services.organisation.organisation import forecast_start
from app.services.rows import records
from app.services.rows.checks import check_row, name_of, tidy, with_defaults
from app.services.rows.nouns import NOUNS
from app.services.rows.splits import WHOLE
from app.services.rows.usual import UNSAID
from app.text import plural


def import_table(
    session: Session,
    table: Table,
    *,
    today: date,
    skip_problem_rows: bool = False,
    update: Updates = NOTHING,
    restriction: str = UNSAID,
) -> ImportResult:
    """Bring in a list of costs, posts, income, grants or freelancers.

    Projects, funds and funders are found by name or made. Rows that are there are counted, not added; of those that
    say something else now, what `update` names is taken over. `restriction` is what grants are that do not say it. Any
    problem refuses the whole list (ImportRefused), unless its rows are to be left out; a missing column always does.
    """
    work = _Work(session, TABLES[table.kind], today, restriction)
    work.place = Problem("", table.file, table.layout.sheet)
    given = frozenset(table.layout.columns.values())
    items = [_item(table.kind, row, given, work.found) for row in table.rows]
    return work.bring_in(items, table, skip=skip_problem_rows, update=update)


def import_awards(
    session: Session,
    awards: Awards,
    own_org_id: str = "",
    *,
    today: date,
    skip_problem_rows: bool = False,
    update: Updates = NOTHING,
    restriction: str = UNSAID,
) -> ImportResult:
    """Bring in grants that the organisation received, as their funders published them in the 360Giving standard.

    They are awarded, or ended when their planned end lies before today. `own_org_id` is kept as the organisation's
    identifier where it has none. All else is as with `import_table`.
    """
    work = _Work(session, "grant", today, restriction)
    times: Counter[str] = Counter()
    items = []
    for award in awards.awards:
        times[award.key] += 1
        key = award.key if times[award.key] == 1 else f"{award.key}#{times[award.key]}"
        items.append(_award_item(key, award, work.found))
    result = work.bring_in(items, awards, skip=skip_problem_rows, update=update)
    owner = records.rows(session, "organisation")
    if own_org_id and owner and not owner[0]["org_id"]:
        records.change(session, "organisation", owner[0].id, {"org_id": own_org_id})
    return result


@dataclass(frozen=True, slots=True)
class _Item:
    """A row of the file: its key and number, how it is made (told what is assumed), and what is stored as read.

    `stated`, `given` and `whole` are as in `Read`.
    """

    key: str
    number: int
    make: Callable[[set[str]], New]
    stated: frozenset[str]
    given: frozenset[str]
    simple: Mapping[str, Any] = field(default_factory=dict)
    whole: bool = True


def _item(kind: str, row: Row, given: frozenset[str], found: Found) -> _Item:
    def columns_of(fields: Iterable[str]) -> frozenset[str]:
        return frozenset(column_of(TABLES[kind], name) for name in fields)

    make = partial(new_row, kind, row.values, found)
    return _Item(row.key, row.number, make, columns_of(row.said), columns_of(given), simple_values(kind, row.values))


def _award_item(key: str, award: Award, found: Found) -> _Item:
    said = frozenset(column for column, names in AWARD_COLUMNS.items() if any(getattr(award, name) for name in names))
    return _Item(key, award.row, partial(from_award, award, found), said, said, whole=not award.id)


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A row that is stored as a new one, by its number in the file."""

    number: int
    new: New


@dataclass(frozen=True, slots=True)
class _Same:
    """A row that is there: what differs, and the values to be taken over."""

    number: int
    record: records.Record
    changes: tuple[Change, ...]
    taken: Mapping[str, Any]


class _Work:
    """One import into one table."""

    def __init__(self, session: Session, table: str, today: date, restriction: str) -> None:
        self.found = Found(
            Names(session, "project"),
            Names(session, "fund"),
            Names(session, "funder"),
            start=_first_day(session, today),
            today=today,
            restriction=restriction,
        )
        self.notes: set[str] = set()
        self.place = Problem("")
        self._session = session
        self._table = table
        self._problems: list[Problem] = []
        self._update = NOTHING
        self._known = Known(session, table)

    def bring_in(self, items: Sequence[_Item], file: Table | Awards, *, skip: bool, update: Updates) -> ImportResult:
        """Make, check and store the rows that are new, and what is to be taken over of those that are there."""
        self._problems, self._update, told = list(file.problems), update, file.notes
        if any(problem.row is None for problem in self._problems):
            raise ImportRefused(self._problems, told)
        wrong = {problem.row for problem in self._problems}
        good = [item for item in items if item.number not in wrong]
        done = [
            outcome
            for item, (read, found) in zip(good, self._matched(good), strict=True)
            for outcome in self._outcome(item, read, found)
        ]
        if self._problems and not skip:
            raise ImportRefused(self._problems, told)
        fresh = [each for each in done if isinstance(each, _Fresh)]
        same = [each for each in done if isinstance(each, _Same)]
        rows = self._store(fresh, same)
        unsaid = sum(each.new.unsaid for each in fresh)
        return ImportResult(
            added=len(fresh),
            already_there=sum(not each.changes for each in same),
            changed=sum(bool(each.changes) for each in same),
            updated=sum(bool(each.taken) for each in same),
            unsaid=unsaid,
            problems=tuple(self._problems),
            notes=(*told, *self._made(), *(sorted(self.notes) if fresh else ()), *self._restricted(unsaid)),
            rows=tuple(rows),
        )

    @property
    def _names(self) -> tuple[Names, ...]:
        return self.found.projects, self.found.funds, self.found.funders

    def _matched(self, items: Sequence[_Item]) -> Iterator[tuple[Read | None, Match]]:
        """Each row as it was read, with the stored row that it is."""
        if not self._known.rows:
            yield from ((None, Match()) for _ in items)
            return
        reads = [self._read(item) for item in items]
        usable = [read for read in reads if read is not None]
        matches = iter(match([self._known.marks_of(read) for read in usable], self._known.marks()))
        for read in reads:
            yield read, Match() if read is None else next(matches)

    def _read(self, item: _Item) -> Read | None:
        """The row as it would be stored, None where it cannot be made; what it alone asks for is let go again."""
        marks = [names.mark() for names in self._names]
        try:
            return self._as_read(item, item.make(set()))
        except Refused:
            return None
        finally:
            self._forget(marks)

    def _as_read(self, item: _Item, new: New) -> Read:
        values = tidy(self._table, {**new.values, **item.simple}) | {BEARER: new.project}
        named = {column: self.found.names_for(column) for column in values}
        words = {column: names.name(values[column]) for column, names in named.items() if names is not None}
        return Read(item.key, values, words, item.stated, item.given, item.whole)

    def _outcome(self, item: _Item, read: Read | None, found: Match) -> Iterator[_Fresh | _Same]:
        """What becomes of a row: stored, known again, or a problem."""
        if found.unclear:
            self._problem(item, _unclear(self._table, [self._known.rows[place] for place in found.unclear]))
        elif read is None or found.place is None:
            yield from self._new(item)
        else:
            yield from self._same(item, read, self._known.rows[found.place])

    def _new(self, item: _Item) -> Iterator[_Fresh]:
        """The row, if it can be stored; what it alone asked for goes with it if not."""
        marks = [names.mark() for names in self._names]
        try:
            new = item.make(self.notes)
            row = with_defaults(self._table, tidy(self._table, {**new.values, **item.simple, "import_key": item.key}))
            check_row(self._table, row)
        except Refused as refused:
            self._problem(item, str(refused))
            self._forget(marks)
        else:
            yield _Fresh(item.number, replace(new, values=row))

    def _same(self, item: _Item, read: Read, record: records.Record) -> Iterator[_Same]:
        """The row that is there, with what is to be taken over, if that can be stored."""
        changes = self._known.changes(record, read)
        wanted = [each.column for each in changes if (item.number, each.column) in self._update]
        if not wanted:
            yield _Same(item.number, record, changes, {})
            return
        marks = [names.mark() for names in self._names]
        try:
            if any(self.found.names_for(column) for column in wanted):  # the names that it leads to are wanted now
                read = self._as_read(item, item.make(set()))
            self._known.check_taken(record, read, wanted)
            taken = {column: read.values[column] for column in wanted}
            check_row(self._table, {**record.values, **taken})
        except Refused as refused:
            self._problem(item, str(refused))
            self._forget(marks)
        else:
            key = {"import_key": item.key} if len(wanted) == len(changes) else {}
            yield _Same(item.number, record, changes, taken | key)

    def _problem(self, item: _Item, sentence: str) -> None:
        self._problems.append(replace(self.place, sentence=sentence, row=item.number))

    def _forget(self, marks: Sequence[int]) -> None:
        for names, mark in zip(self._names, marks, strict=True):
            names.forget_since(mark)

    def _store(self, fresh: Sequence[_Fresh], same: Sequence[_Same]) -> Sequence[RowOutcome]:
        """Write it all, and tell what became of each row, in the order of the file."""
        for names in self._names:
            names.store()
        ids = records.bulk_insert(self._session, self._table, [each.new.values for each in fresh])
        shares: list[dict[str, Any]] = [
            with_defaults("split", {f"{self._table}_id": row_id, "project_id": each.new.project, "share": WHOLE})
            for row_id, each in zip(ids, fresh, strict=True)
            if each.new.project is not None
        ]
        records.bulk_insert(self._session, "split", shares)
        for one in same:
            if one.taken:
                update_row(self._session, self._table, one.record.id, one.taken)
        name = NOUNS[self._table].name
        added = (
            RowOutcome(each.number, row_id, each.new.values[name], new=True)
            for row_id, each in zip(ids, fresh, strict=True)
        )
        known = (RowOutcome(one.number, one.record.id, one.record[name], changes=one.changes) for one in same)
        return sorted((*added, *known), key=lambda outcome: outcome.number)

    def _made(self) -> Iterator[str]:
        for names in self._names:
            yield from names.notes()

    def _restricted(self, unsaid: int) -> Iterator[str]:
        """What is taken of grants that do not say it."""
        if not unsaid:
            return
        count = f"{plural(unsaid, 'grant')} that {'does' if unsaid == 1 else 'do'} not say it"
        if self.found.restriction == Restriction.RESTRICTED:
            yield f"{count}, taken as restricted: paying for nothing until a budget says for what."
        else:
            yield f"{count}, taken as unrestricted: paying for anything."


def _unclear(table: str, candidates: Sequence[records.Record]) -> str:
    """That several rows could be one."""
    noun, name = NOUNS[table], name_of(table, candidates[0].values)
    if len(candidates) > 1:
        return (
            f"Several {noun.many} here are called {name}, and it could be any of them. Change it there by hand, or "
            "give each a name of its own."
        )
    return (
        f"More than one row here could be the {noun.one} {name} that is there already. Change it there by hand, or "
        "give each row a name of its own."
    )


def _first_day(session: Session, today: date) -> date:
    """When rows without a start begin: with the forecast, or this month while there is none."""
    owner = records.rows(session, "organisation")
    start = forecast_start(owner[0]["balance_date"]) if owner and owner[0]["balance_date"] else None
    return start or today.replace(day=1)
