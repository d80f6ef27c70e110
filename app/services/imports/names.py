"""Projects, funds and funders that a list speaks of by name: found whatever their capitals, or made."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models.choices import FundKind
from app.services.rows import records
from app.services.rows.checks import Values, tidy, with_defaults
from app.services.rows.columns import stored_table
from app.services.rows.nouns import NOUNS
from app.text import free_name, name_key, one_line, plural

_SHOWN = 5
_OWN = {FundKind.GENERAL, FundKind.DESIGNATED}
_GENERAL = {"general", "general fund", "unrestricted", "unrestricted general", "unrestricted funds", "core"}


class Names:
    """The rows of one table by their name (and identifier, for funders); new ones wait until `store`."""

    def __init__(self, session: Session, table: str) -> None:
        self._session = session
        self._table = table
        self._ids: dict[str, int] = {}
        self._names: dict[int, str] = {}
        self._own: set[int] = set()
        self._org_ids: dict[str, int] = {}
        self._new: list[Values] = []
        stored = stored_table(table)
        self._next = (session.scalar(select(func.max(stored.c.id))) or 0) + 1
        for record in records.rows(session, table):
            self._ids.setdefault(name_key(record["name"]), record.id)
            self._names[record.id] = record["name"]
            self._remember_org_id(record.values, record.id)
            if table == "fund" and record["kind"] in _OWN:
                self._own.add(record.id)
            if table == "fund" and record["kind"] is FundKind.GENERAL:
                self._ids |= dict.fromkeys(_GENERAL - set(self._ids), record.id)

    def find(self, name: object, **values: object) -> int | None:
        """The id of the row of this name, a new row with these values if there is none; None without a name."""
        wanted = one_line(str(name or ""))
        if not wanted:
            return None
        found = self._org_ids.get(name_key(str(values.get("org_id") or ""))) or self._ids.get(name_key(wanted))
        return found or self._make(wanted, values)

    def make(self, name: str, **values: object) -> int:
        """A new row with this name, or with a number after it where the name is taken."""
        return self._make(free_name(one_line(name), self._ids), values)

    def name(self, row_id: object) -> str:
        """The name of a row, stored or new; nothing for none."""
        return self._names.get(row_id, "") if isinstance(row_id, int) else ""

    def is_own(self, row_id: int) -> bool:
        """Whether it is a fund of one's own money, which may be spent on anything."""
        return row_id in self._own

    def mark(self) -> int:
        """How many new rows there are, for `forget_since`."""
        return len(self._new)

    def forget_since(self, mark: int) -> None:
        """Leave out the new rows made since a mark: what asked for them cannot be used."""
        if mark == len(self._new):
            return
        gone = range(self._next - len(self._new) + mark, self._next)
        self._new = self._new[:mark]
        self._ids = {name: row_id for name, row_id in self._ids.items() if row_id not in gone}
        self._org_ids = {name: row_id for name, row_id in self._org_ids.items() if row_id not in gone}
        self._next = gone.start

    def store(self) -> None:
        """Write the new rows."""
        records.bulk_insert(self._session, self._table, self._new)

    def notes(self) -> Iterator[str]:
        """Which rows are made, in words that are true before and after."""
        if self._new:
            noun = NOUNS[self._table]
            shown = [f"“{row['name']}”" for row in self._new[:_SHOWN]]
            more = f" and {len(self._new) - _SHOWN} more" if len(self._new) > _SHOWN else ""
            count = plural(len(self._new), f"new {noun.one}", f"new {noun.many}")
            yield f"{count}: {', '.join(shown)}{more}."

    def _make(self, name: str, values: Values) -> int:
        row = with_defaults(self._table, tidy(self._table, {"name": name, **values}))
        row_id, self._next = self._next, self._next + 1
        self._new.append(row)
        self._ids[name_key(name)] = row_id
        self._names[row_id] = name
        self._remember_org_id(row, row_id)
        return row_id

    def _remember_org_id(self, row: Values, row_id: int) -> None:
        if row.get("org_id"):
            self._org_ids.setdefault(name_key(row["org_id"]), row_id)
