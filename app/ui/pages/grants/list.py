"""All grants and contracts in a table: which stages, which words, and what they come to."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.models.choices import Stage
from app.money import format_money
from app.places import name_of
from app.planning.bidding.applications import Investment
from app.services.grants.grants import GrantRow
from app.services.grants.totals import OPEN, pipeline_totals
from app.services.rows.checks import heading_of
from app.ui.desk.desk import Desk
from app.ui.desk.row_marks import row_marks
from app.ui.desk.stored import stored_column
from app.ui.kit.cards import Card, LinkButton, Segmented
from app.ui.kit.columns import Fitting
from app.ui.kit.short_kinds import short_day
from app.ui.kit.words import Sentence, Words
from app.ui.pages.grants.effort import WorthFoot
from app.ui.table.column import Column
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

_FILTERS: Mapping[str, tuple[str, frozenset[Stage]]] = {
    "open": ("Open bids", OPEN),
    "awarded": ("Awarded", frozenset({Stage.AWARDED})),
    "closed": ("Closed", frozenset({Stage.DECLINED, Stage.WITHDRAWN, Stage.ENDED})),
    "all": ("All", frozenset(Stage)),
}
_FINDER = 300
_NARROW = frozenset({"title", "amount"})
_KNOWN = {"reference": 90, "programme": 0}
"""Columns that are shown where some grant says them, with their widths; they are searched too."""
_EMPTY = (
    "Every grant and contract belongs here, from a first idea to the last report: what you have asked for, "
    "what you have won, and when the money comes."
)


class GrantTable(FittedTable):
    """The table of grants; while a panel stands beside it, only title and amount are shown."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, name=name_of("grants.list"), empty=_EMPTY, empty_button="Add a grant", parent=parent)
        self._narrow = False
        self._wide_state: dict[str, object] = {}
        self._sized_before = False

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001  # a setter of Qt's kind
        """Show only what tells one grant from another, or everything again."""
        if narrow == self._narrow:
            return
        if narrow:
            self._wide_state, self._sized_before = self.state(), self._user_sized
        self._narrow = narrow
        self._user_sized = False if narrow else self._sized_before
        self.hide_columns({column.key for column in self._model.columns} - _NARROW if narrow else ())
        if self._user_sized:
            self.restore({**self._wide_state, **self._sorting()})

    def kept(self) -> dict[str, object]:
        """Widths and order to keep for the next time, whether it is narrow now or not."""
        return {**self._wide_state, **self._sorting()} if self._narrow else self.state()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """While it is narrow the columns always share the room."""
        if self._narrow:
            self._user_sized = False
        super().resizeEvent(event)

    def _sorting(self) -> dict[str, object]:
        state = self.state()
        return {"sorted": state["sorted"], "order": state["order"]}


class GrantList(QWidget):
    """Filters above, the table, and what it comes to below."""

    opened = Signal(object)
    """The key of the grant that the user wants to see."""
    moved = Signal(object)
    """The key of the grant that the cursor has come to, or None."""
    first_step = Signal()
    """Add a grant: there are none yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[GrantRow, ...] = ()
        self._narrow = False
        self.stages = Segmented([(key, label) for key, (label, _) in _FILTERS.items()], self, name="Show")
        self.stages.set_value("all")
        self.finder = QLineEdit(self)
        self.finder.setPlaceholderText("Find a title, funder or project")
        self.finder.setAccessibleName("Find a grant")
        self.finder.setClearButtonEnabled(True)
        self.finder.setFixedWidth(_FINDER)
        self.model = TableModel(_columns(desk), today=lambda: desk.workspace.today)
        self.model.read_marks = partial(row_marks, desk.workspace, "grant")
        self.table = GrantTable(self.model, self)
        self.totals = Sentence("", role="soft", parent=self)
        self.worth = WorthFoot(desk, self)
        self._column = QVBoxLayout(self)
        self._filters = Fitting(self.stages, self.finder, stretches=(0, 0), parent=self)
        self._nothing = Words("Nothing here fits what you chose above.", role="soft", parent=self)
        self._show_all = LinkButton("Show all grants and contracts", self)
        self._lay_out()
        self._connect()

    def set_rows(self, rows: Sequence[GrantRow]) -> None:
        """Show the pipeline, as far as it fits the filters."""
        self._rows = tuple(rows)
        self._filter()

    def show_results(self, found: Investment, hour_cost: int | None) -> None:
        """Show under the list what bidding brings and costs."""
        self.worth.show_results(found, hour_cost)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001  # a setter of Qt's kind
        """Make room for a panel beside it, or take it back."""
        self._column.activate()  # the splitter asks at once how narrow this can be
        self.table.set_narrow(narrow)
        self._narrow = narrow
        self._show_worth()

    def select(self, grant_id: int) -> None:
        """Go to a grant, even if the filters hid it."""
        if self.model.row_of(grant_id) is None:
            self.show_all()
        self.table.select_key(grant_id)

    @Slot()
    def show_all(self) -> None:
        """Take the filters away."""
        self.stages.set_value("all")
        self.finder.clear()
        self._filter()

    @Slot()
    def _filter(self) -> None:
        stages = _FILTERS[str(self.stages.value())][1]
        words = self.finder.text().casefold().split()
        shown = [row for row in self._rows if row.stage in stages and all(word in _text(row) for word in words)]
        self.model.set_rows(shown)
        hidden = bool(self._rows) and not shown
        self._nothing.setVisible(hidden)
        self._show_all.setVisible(hidden)
        self.table.setVisible(not hidden)
        self.stages.setEnabled(bool(self._rows))
        self.finder.setEnabled(bool(self._rows))
        self._say_totals()

    def _say_totals(self) -> None:
        totals = pipeline_totals(self._rows)
        self.totals.set_spans(
            [
                ("Awarded and still to come ", False),
                (format_money(totals.to_come, pennies=False), True),
                ("   ·   asked for ", False),
                (format_money(totals.asked, pennies=False), True),
                (" or ", False),
                (format_money(totals.likely, pennies=False), True),
                (" weighted by likelihood", False),
            ]
        )
        self.totals.setVisible(bool(self._rows))
        self._show_worth()

    def _show_worth(self) -> None:
        """Beside a panel there is room for the list alone."""
        self.worth.setVisible(bool(self._rows) and not self._narrow)

    def _lay_out(self) -> None:
        column = self._column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        card = Card(parent=self)
        card.add(self.table, 1)
        card.add(self._nothing)
        card.add(self._show_all)
        card.add(self.totals)
        card.add(self.worth)
        column.addWidget(self._filters, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)

    def _connect(self) -> None:
        self.stages.chosen.connect(self._filter)
        self.finder.textChanged.connect(self._filter)
        self._show_all.clicked.connect(self.show_all)
        self.table.opened.connect(self.opened)
        self.table.chosen.connect(self.moved)
        self.table.clicked.connect(lambda index: self.opened.emit(self.model.key_at(index.row())))
        self.table.empty_clicked.connect(self.first_step)


def _columns(desk: Desk) -> Sequence[Column]:
    of = partial(stored_column, "grant", today=lambda: desk.workspace.today)
    return (
        of("title"),
        Column("funder", heading_of("grant", "funder_id"), width=160),
        of("stage", 158),
        Column("amount", "Amount", "money", 88, hint="What was awarded, or else asked for"),
        of("probability", 68, value=_likelihood),
        Column("next_date", "Next", "date", 100, reader=short_day(lambda: desk.workspace.today)),
        Column("next_what", "What is next", width=96),
        of("end", 100),
        *(of(name, width, folds=True, value=partial(_known, name)) for name, width in _KNOWN.items()),
    )


def _known(name: str, row: GrantRow) -> object:
    return row.values[name]


def _likelihood(row: GrantRow) -> int | None:
    return row.probability if row.stage in OPEN else None


def _text(row: GrantRow) -> str:
    known = (str(_known(name, row) or "") for name in _KNOWN)
    return " ".join((row.title, row.funder, row.project, row.fund, row.stage.label, *known)).casefold()
