"""Every row of a budget as it is understood; what a row becomes, its name and its amount can be put right here."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from app.services.rows.fields import FIELDS
from app.ui.dialogs.reading_table import ReadingTable
from app.ui.kit import kinds
from app.ui.kit.cards import Card
from app.ui.kit.words import Words
from app.ui.table.column import Column
from app.work.budget_view import BECOMES, BudgetLine

_HEIGHT = 220
_LINE = FIELDS["cost_line"]


class BudgetRows(Card):
    """Rows that are left out stand paler, in their place, with the reason."""

    corrected = Signal(object, str, object)
    """The key of a row, what of it, and its new value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("How each row is understood", parent=parent)
        self.table = ReadingTable(_columns(), key="key", name="How each row is understood", lowest=_HEIGHT, parent=self)
        self.detail = Words("", role="small", parent=self)
        self.add(self.table, 1)
        self.add(self.detail)
        self.table.rows_model().edited.connect(self._edited)
        self.table.chosen.connect(self._chosen)

    def show_rows(self, rows: Sequence[BudgetLine], *, several: bool) -> None:
        """Show other rows, or the same ones after a correction; with `several` sheets each says which it is from."""
        self.table.hide_columns(() if several else ("sheet",))
        self.table.rows_model().set_rows(rows)
        self._chosen(self.table.current_key())

    def go_to(self, key: Hashable) -> None:
        """Bring a row into sight and go to what it becomes."""
        if self.table.select_key(key, "becomes"):
            self.table.setFocus()

    @Slot(object)
    def _chosen(self, key: object) -> None:
        """Say of the row one is in, in full, why it is understood so and what its months hold."""
        model = self.table.rows_model()
        at = None if key is None else model.row_of(key)
        row = None if at is None else model.rows()[at]
        self.detail.setText(row.detail if isinstance(row, BudgetLine) else "")
        self.detail.setVisible(bool(self.detail.text()))

    @Slot(object, str, object)
    def _edited(self, key: object, column: str, value: object) -> None:
        self.corrected.emit(key, "amount" if column == "total" else column, value)


def _columns() -> tuple[Column, ...]:
    return (
        Column("sheet", "Sheet", width=112, tone=_soft),
        Column("where", "Row", width=56, tone=_soft),
        Column("name", _LINE["name"].heading, width=200, editable=True, optional=False, tone=_soft),
        Column("becomes", "Becomes", "choice", 150, editable=True, choices=BECOMES, optional=False, tone=_soft),
        Column("often", _LINE["frequency"].heading, width=148, tone=_soft),
        Column("total", "Total", "money", 110, editable=True, reader=kinds.money(), tone=_soft),
        Column("why", "Why", tone=_soft),
        Column("state", "In Footing", width=124, tone=_soft),
    )


def _soft(row: BudgetLine) -> str:
    return "soft" if row.left_out else ""
