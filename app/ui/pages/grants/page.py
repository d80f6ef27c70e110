"""Funding: every grant and contract from first idea to end, and whatever else comes in."""

import json
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from app.models.choices import GrantKind
from app.places import name_of, parts_of
from app.problems import Refused
from app.services.grants.applications import applications, hour_cost
from app.services.grants.grants import grant_rows
from app.services.rows import records
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import Button, PageHead, PrimaryButton, page_layout
from app.ui.pages.grants.add import AddBar
from app.ui.pages.grants.income import IncomeSection
from app.ui.pages.grants.list import GrantList
from app.ui.pages.grants.panel import GrantPanel

_NOW = {"chance": "probability"}
"""The columns of the list that an earlier version called otherwise."""
_COLUMNS = "grants.columns"
_INCOME_COLUMNS = "grants.income.columns"
_LIST_SHARE = 36
"""Per cent of the width that the list keeps beside the panel."""
_BESIDE = 700
"""Pixels of the page under which the list and the panel do not stand side by side, as at 200% on a laptop."""
_CHILDREN = {"instalment", "budget_line", "grant_report"}


class _Tabs(QTabWidget):
    """Takes the room there is."""

    def hasHeightForWidth(self) -> bool:
        """No: wrapped words inside would ask for more than there is."""
        return False


class GrantsPage(Page):
    """The list with the panel of the chosen grant beside it; a second tab for other income."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._contract = Button("Add a contract", self)
        self._grant = PrimaryButton("Add a grant", self)
        self._tabs = _Tabs(self)
        self.add_bar = AddBar(desk, self)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self.list = GrantList(desk, self)
        self.panel = GrantPanel(desk, self)
        self.panel.hide()
        self.income = IncomeSection(desk, self)
        self._lay_out()
        self._connect()
        self._restore()

    def refresh(self) -> None:
        """Read the pipeline, the shown grant and the income lines again."""
        read = self.desk.workspace.read
        self.list.set_rows(read(grant_rows))
        self.list.show_results(read(applications), read(hour_cost))
        shown = self.panel.grant_id()
        if self.panel.isVisibleTo(self) and shown is not None and not self.panel.show_grant(shown):
            self.close_panel()
        self.income.refresh()

    def list_kind(self) -> str:
        """Grants, or income where that is shown."""
        return "income" if self._tabs.currentWidget() is self.income else "grants"

    def show_part(self, part: str) -> None:
        """Show the grants or the other income."""
        self._tabs.setCurrentIndex([key for key, _ in parts_of("grants")].index(part))

    def show_card(self, _card: str, row: int | None) -> bool:
        """The cards are those of one grant: open the one that is meant."""
        if row is not None:
            self.show_record("grant", row)
        return False

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a grant, a payment, budget line or report of one, or an income line into sight."""
        if row is None:
            return
        if self._stale:
            self._refresh_now()
        if table == "income_line":
            self._tabs.setCurrentIndex(1)
            self.income.show_line(row)
        elif table == "organisation":  # its cost of an hour stands under the list
            self._tabs.setCurrentIndex(0)
            self.close_panel()
        elif table in {"grant", "bid_answer", *_CHILDREN}:
            self._tabs.setCurrentIndex(0)
            self._show_grant_record(table, row)

    def heightForWidth(self, _width: int) -> int:
        """The least that is needed: the list and the panel scroll by themselves, so the page need not."""
        return self.minimumSizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the panel from anywhere on the page."""
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list stands beside the panel only where there is room for both."""
        super().resizeEvent(event)
        self._make_room()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep the columns for the next time."""
        super().hideEvent(event)
        self.desk.save(_COLUMNS, json.dumps(self.list.table.kept()))
        self.desk.save(_INCOME_COLUMNS, json.dumps(self.income.rows.table.state()))

    @Slot(object)
    def open_grant(self, grant_id: int | None) -> None:
        """Show a grant in the panel."""
        if grant_id is None or not self.panel.show_grant(grant_id):
            return
        if not self.panel.isVisibleTo(self):
            self.list.set_narrow(True)
            self.panel.show()
            room = self._split.width()
            self._split.setSizes([room * _LIST_SHARE // 100, room - room * _LIST_SHARE // 100])
            self._make_room()
        self.list.select(grant_id)

    @Slot()
    def close_panel(self) -> None:
        """Show the whole list again."""
        self.panel.hide()
        self.list.set_narrow(False)
        self._make_room()
        self.list.table.setFocus()

    def _make_room(self) -> None:
        """In a narrow window the panel takes the place of the list until it is closed."""
        alone = self.panel.isVisibleTo(self) and self.width() < _BESIDE
        focus: QWidget | None = self.focusWidget()
        if alone and focus is not None and self.list.isAncestorOf(focus):
            self.panel.stage.choice.setFocus()
        self.list.setVisible(not alone)

    @Slot(object)
    def _follow(self, grant_id: int | None) -> None:
        """While the panel is open it shows the grant that the cursor is on."""
        if grant_id is not None and self.panel.isVisibleTo(self) and grant_id != self.panel.grant_id():
            self.panel.show_grant(grant_id)

    @Slot()
    def _add_grant(self) -> None:
        self._ask_for(GrantKind.GRANT)

    @Slot()
    def _add_contract(self) -> None:
        self._ask_for(GrantKind.CONTRACT)

    def _ask_for(self, kind: GrantKind) -> None:
        self._tabs.setCurrentIndex(0)
        self.add_bar.open(kind)

    @Slot(int)
    def _added(self, grant_id: int) -> None:
        self.open_grant(grant_id)
        self.panel.stage.choice.setFocus()

    def _show_grant_record(self, table: str, row: int) -> None:
        try:
            record = self.desk.workspace.read(records.get, table, row)
        except Refused as refusal:
            self.desk.problem(str(refusal))
            return
        self.open_grant(row if table == "grant" else record["grant_id"])
        if table in _CHILDREN:
            self.panel.show_row(table, row)

    def _lay_out(self) -> None:
        self._split.addWidget(self.list)
        self._split.addWidget(self.panel)
        self._split.setHandleWidth(14)
        self._split.setChildrenCollapsible(False)
        self._split.setStretchFactor(1, 1)
        grants = QWidget(self)
        column = QVBoxLayout(grants)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.add_bar)
        column.addWidget(self._split, 1)
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setDrawBase(False)
        for part, (key, name) in zip((grants, self.income), parts_of("grants"), strict=True):
            part.setObjectName(f"grants.{key}")
            self._tabs.addTab(part, name)
        layout = page_layout(self)
        layout.setSpacing(4)
        layout.addWidget(PageHead(name_of("grants"), "", self._contract, self._grant, parent=self))
        layout.addWidget(self._tabs, 1)
        self._contract.setEnabled(not self.desk.workspace.read_only)
        self._grant.setEnabled(not self.desk.workspace.read_only)

    def _connect(self) -> None:
        self._grant.clicked.connect(self._add_grant)
        self._contract.clicked.connect(self._add_contract)
        self.add_bar.added.connect(self._added)
        self.list.first_step.connect(self._add_grant)
        self.list.opened.connect(self.open_grant)
        self.list.moved.connect(self._follow)
        self.panel.closed.connect(self.close_panel)

    def _restore(self) -> None:
        for key, table in ((_COLUMNS, self.list.table), (_INCOME_COLUMNS, self.income.rows.table)):
            kept = self.desk.load(key)
            try:
                state = json.loads(kept) if kept else None
            except ValueError:
                state = None
            if isinstance(state, dict):
                table.restore(_as_named_now(state))
            elif key == _COLUMNS:
                table.restore({"sorted": "next_date", "order": "up"})


def _as_named_now(state: dict[str, Any]) -> dict[str, Any]:
    """What an earlier version kept of the columns, under the names that they have now."""
    widths = state.get("widths")
    if isinstance(widths, dict):
        state["widths"] = {_NOW.get(key, key): width for key, width in widths.items()}
    return state | {"sorted": _NOW.get(str(state.get("sorted")), state.get("sorted"))}
