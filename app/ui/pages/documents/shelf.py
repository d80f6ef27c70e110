"""The documents there are: each with its kind, for whom, what it is about, and how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.kinds.loading import kinds
from app.places import name_of
from app.services.documents.sent import SentCopy, copies, sent_words
from app.services.rows import action_words, records
from app.services.rows.checks import heading_of
from app.services.rows.records import Record
from app.text import begun
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, EmptyState
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_WELCOME = (
    "A document brings together what you have entered: a business case for someone who might pay, a monthly page for "
    "your trustees, a report to a funder. What is known is filled in already, you write the rest, and its figures stay "
    "up to date until you send it."
)


@dataclass(frozen=True, slots=True)
class ShelfRow:
    """A document in the list."""

    id: int
    title: str
    kind: str
    whom: str
    state: str


class Shelf(QWidget):
    """A table of all documents; Enter or a double click opens one, Del deletes it."""

    opened = Signal(int)
    begin_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = TableModel(
            (
                Column("title", heading_of("document", "title"), "text"),
                Column("kind", heading_of("document", "kind"), "text", 180),
                Column("whom", heading_of("document", "buyer"), "text", 220),
                Column("state", "State", "text", 200),
            ),
            today=lambda: desk.workspace.today,
        )
        self.table = WrappedTable(self._model, name=name_of("documents"), parent=self)
        self.card = Card("", parent=self)
        self.card.add(self.table)
        self.welcome = Card("Write your first document", parent=self)
        first = EmptyState(_WELCOME, "" if desk.workspace.read_only else "Choose what to write", self.welcome)
        first.clicked.connect(self.begin_asked)
        self.welcome.add(first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        column.addWidget(self.welcome)
        column.addStretch(1)
        self.table.opened.connect(self._open)
        self.table.delete_requested.connect(self._delete)

    def refresh(self) -> None:
        """Read what there is."""
        read = self._desk.workspace.read
        documents = read(records.rows, "document", order="title")
        funders = {row.id: row["name"] for row in read(records.rows, "funder")}
        givers = {row.id: funders[row["funder_id"]] for row in read(records.rows, "grant")}
        rows = [_row(each, read(copies, each["uid"]), givers.get(each["grant_id"], "")) for each in documents]
        self._model.set_rows(rows)
        self.card.setVisible(bool(rows))
        self.welcome.setVisible(not rows)

    def take_keyboard(self, document: int | None = None) -> None:
        """Put the keys into the list, on a document where one is named."""
        if self.table.isVisible():
            self.table.select_key(document)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _open(self, key: object) -> None:
        if isinstance(key, int):
            self.opened.emit(key)

    @Slot(object)
    def _delete(self, keys: Sequence[int]) -> None:
        if self._desk.workspace.read_only or not keys:
            return
        titles = [row.title for row in self._model.rows() if isinstance(row, ShelfRow) and row.id in keys]
        label = action_words.delete("document", titles)
        self._desk.workspace.run(label, records.delete, "document", list(keys))


def state_of(sent: Sequence[SentCopy]) -> str:
    """How far a document is: a draft, or to whom and when it was sent last."""
    last = next((copy for copy in sent if copy.withdrawn_on is None), None)
    if last is not None:
        return begun(sent_words(last.to, last.on))
    return "Withdrawn" if sent else "Draft"


def _row(document: Record, sent: Sequence[SentCopy], giver: str) -> ShelfRow:
    """A row; a document that names nobody is for who gives the grant, or for the readers it is written for."""
    kind = kinds().get(document["kind"])
    return ShelfRow(
        document.id,
        document["title"],
        kind.name if kind else document["kind"],
        document["buyer"] or giver or document["audience"].label,
        state_of(sent),
    )
