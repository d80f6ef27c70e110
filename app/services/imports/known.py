"""The rows that a file may bring again: what each is known by, and in which fields a row of the file differs."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from app.models.choices import Choice, Stage
from app.money import format_hundredths
from app.problems import Refused
from app.services.imports.matching import Marks
from app.services.imports.outcome import Change
from app.services.rows import records
from app.services.rows.checks import heading_of, label_of
from app.services.rows.columns import columns
from app.services.rows.nouns import NOUNS
from app.services.rows.splits import SOURCES, bearer, splits
from app.services.rows.value_words import names_of, value_words
from app.text import name_key

BEARER = "project"
"""Not a column: the project that bears all of a cost line, post or freelancer."""

_UNDECIDED = frozenset({Stage.RESEARCHING, Stage.DRAFTING, Stage.SUBMITTED})


@dataclass(frozen=True, slots=True)
class _Identity:
    """The columns by which the rows of a table are known; see `Marks`."""

    apart: tuple[str, ...]
    finer: tuple[str, ...]
    reference: str = ""


_IDENTITY: Mapping[str, _Identity] = {
    "cost_line": _Identity((), (BEARER, "category", "start")),
    "income_line": _Identity((), ("project_id", "category", "start")),
    "post": _Identity(("person",), (BEARER, "start")),
    "freelancer": _Identity(("role",), (BEARER, "start")),
    "grant": _Identity(("funder_id",), ("project_id", "start"), reference="reference"),
}


@dataclass(frozen=True, slots=True)
class Read:
    """A row as it was read: its key, what it would be stored as, and the words for rows that it refers to.

    `stated` are the columns that its own cells say, `given` those that the file has at all. With `whole` the key is
    that of everything the row says.
    """

    key: str
    values: Mapping[str, Any]
    words: Mapping[str, str]
    stated: frozenset[str]
    given: frozenset[str]
    whole: bool = True


class Known:
    """The rows of one table as they are stored."""

    def __init__(self, session: Session, table: str) -> None:
        self._table = table
        self._identity = _IDENTITY[table]
        self._names = names_of(session)
        source = next((source for source in SOURCES if source == table), None)
        shares = splits(session, source) if source else {}
        self.rows: Sequence[records.Record] = [
            _with_bearer(record, shares.get(record.id, {})) for record in records.rows(session, table)
        ]

    def marks(self) -> Sequence[Marks]:
        """What each stored row is known by."""
        every = frozenset(columns(self._table)) | {BEARER}
        return [self._marks(row["import_key"] or "", row.values, every, every) for row in self.rows]

    def marks_of(self, read: Read) -> Marks:
        """What a row of the file is known by."""
        return self._marks(read.key, read.values, read.stated, read.given)

    def changes(self, record: records.Record, read: Read) -> tuple[Change, ...]:
        """The fields in which the row of the file says something else; none where it says what it did before.

        A row whose key is stored has not changed since it came in: what differs was typed here, later.
        """
        if read.whole and read.key and read.key == record["import_key"]:
            return ()
        return tuple(self._changes(record, read))

    def check_taken(self, record: records.Record, read: Read, columns_taken: Collection[str]) -> None:
        """Raise Refused where an amount would be taken over and the file does not say how often it comes round."""
        here = record.values.get("frequency")
        if "amount" not in columns_taken or "frequency" in read.stated or read.values.get("frequency") == here:
            return
        label = label_of(self._table, "frequency")
        raise Refused(
            f"Nothing in the file says how often its amount comes round; here it is “{self._said('frequency', here)}”. "
            f"Add a column “{label}”, or change the amount by hand."
        )

    def bearer_words(self, record: records.Record) -> str:
        """Which projects bear it."""
        return self._said(BEARER, record.values.get(BEARER))

    def _changes(self, record: records.Record, read: Read) -> Iterator[Change]:
        for column in (*columns(self._table), BEARER):
            if column in read.stated or self._follows(column, record, read):
                before, after = record[column], read.values[column]
                if _comparable(before) != _comparable(after):
                    words = read.words.get(column) or self._said(column, after)
                    yield Change(column, self._label(column), self._said(column, before), words)

    def _follows(self, column: str, record: records.Record, read: Read) -> bool:
        """An award in a list without stages decides a bid."""
        awarded = read.stated & {"amount_awarded", "awarded_on"} and read.values.get("stage") is Stage.AWARDED
        return column == "stage" and bool(awarded) and record["stage"] in _UNDECIDED

    def _marks(self, key: str, values: Mapping[str, Any], said: frozenset[str], given: frozenset[str]) -> Marks:
        identity = self._identity
        name = NOUNS[self._table].name
        return Marks(
            key=key,
            reference=str(_comparable(values[identity.reference])) if identity.reference in said else "",
            name=name_key(values[name]),
            apart=tuple(_comparable(values[column]) or None if column in said else None for column in identity.apart),
            finer=tuple((_comparable(values[column]),) if column in given else None for column in identity.finer),
            says={column: _comparable(value) for column, value in values.items() if column in said},
        )

    def _label(self, column: str) -> str:
        return heading_of("split", "project_id") if column == BEARER else label_of(self._table, column)

    def _said(self, column: str, value: object) -> str:
        if column != BEARER:
            return value_words(self._table, column, value, self._names)
        if isinstance(value, tuple):
            shares = (f"{format_hundredths(share)}% {self._names['project', project]}" for project, share in value)
            return ", ".join(shares)
        return value_words("split", "project_id", value, self._names)


def _with_bearer(record: records.Record, shares: Mapping[int, int]) -> records.Record:
    whole = bearer(shares)
    return records.Record(record.id, {**record.values, BEARER: whole or tuple(sorted(shares.items())) or None})


def _comparable(value: object) -> Any:
    """Capitals and spaces make no other words."""
    return name_key(value) if isinstance(value, str) and not isinstance(value, Choice) else value
