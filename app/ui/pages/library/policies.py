"""The register of policies, checks and insurances: how each stands, more about one, and what buyers ask for."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Slot

from app.dates import MONTH_NAMES
from app.services.organisation.attachments import delete_with_files
from app.services.policies import edits as policy_edits
from app.services.policies.register import Held, register
from app.services.policies.words import status, summary, tone
from app.services.rows import records
from app.services.rows.checks import Edits
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.desk.workspace import Outcome
from app.ui.kit.words import Sentence
from app.ui.pages.library.policies_asked import AskedCard
from app.ui.pages.library.policy_panel import PolicyPanel
from app.ui.table.column import Column
from app.ui.table.wrapped import WrappedTable

_TABLE = "policy"
_LEAST_OPEN = 150
_HELD = "held"
"""What was worked out of a row, beside what is stored of it."""
_WORDS = RowWords(
    _TABLE, "Add a policy", "What buyers ask for before they sign: safeguarding, data protection, insurance."
)


class PoliciesPart(StoredPart):
    """The register, the details of the row one is in, and what is not in it yet."""

    tables = frozenset({_TABLE})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.summary = Sentence("", role="", parent=self)
        self.register = self._make_rows()
        self.card("library.policies.list", "", self.summary, self.register)
        self.panel = PolicyPanel(desk, self._store, self)
        self.column.addWidget(self.panel)
        self.asked = AskedCard(desk, self)
        self.column.addWidget(self.asked)
        self.column.addStretch(1)
        self.register.table.chosen.connect(self._choose)
        self.panel.left.connect(self.register.table.setFocus)
        self.panel.begin.clicked.connect(self.register.table.edit_blank)
        self.asked.added.connect(self._go_to)

    def refresh(self) -> None:
        """Show the register as it stands today."""
        workspace = self.desk.workspace
        found = workspace.read(register, workspace.rates, workspace.today)
        held = {each.id: each for each in found.held}
        self.summary.set_spans(summary(found))
        rows = workspace.read(records.rows, _TABLE)
        self.register.set_rows([{"id": row.id, **row.values, _HELD: held[row.id]} for row in rows])
        self.panel.set_nation(found.nation)
        self.asked.show_asked(found.asked, found.nation)
        self._choose(self.register.table.current_key())

    @Slot(object)
    def _choose(self, key: object) -> None:
        row = next((row for row in self._rows() if row["id"] == key), None)
        self.panel.show_policy(row[_HELD] if row else None, row or {})

    @Slot(int)
    def _go_to(self, row: int) -> None:
        self.show_record(_TABLE, row)

    def _rows(self) -> Sequence[Mapping[str, Any]]:
        return self.register.model.rows()  # type: ignore[return-value]  # the mappings that were set

    def _store(self, label: str, edits: Edits) -> Outcome[Sequence[int]]:
        return self.desk.workspace.run(label, policy_edits.store, edits)

    def _delete(self, label: str, keys: Sequence[int]) -> Outcome[None]:
        return self.desk.workspace.run(label, delete_with_files, _TABLE, keys)

    def _make_rows(self) -> StoredRows:
        made = StoredRows(self.desk, _WORDS, self._columns(), store=self._store, delete=self._delete, parent=self)
        cast("WrappedTable", made.table).least_open = _LEAST_OPEN
        self.stored[_TABLE] = made
        return made

    def _columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, _TABLE, editable=True, today=lambda: self.desk.workspace.today)
        return (
            of("name"),
            Column("status", "Status", value=_status, tone=_tone),
            of("state", 112, optional=True),
            of("owner", 92),
            of("review_by", 104),
            of("expires_on", 104),
            of("cover", 100),
        )


def _status(row: Mapping[str, Any]) -> str:
    held: Held | None = row.get(_HELD)
    return "" if held is None else status(held, _unbroken)


def _unbroken(day: date) -> str:
    """A day in words that wrap: never within it."""
    return f"{day.day}\u00a0{MONTH_NAMES[day.month - 1]}\u00a0{day.year}"


def _tone(row: Mapping[str, Any]) -> str:
    held: Held | None = row.get(_HELD)
    return "" if held is None else tone(held)
