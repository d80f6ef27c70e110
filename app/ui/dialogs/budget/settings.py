"""What a budget does not say and is asked once for all of it: which sheets, how sure its money is, and its posts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choices import Restriction
from app.services.imports.budget_rows import BudgetChoices
from app.ui.kit.cards import Button
from app.ui.kit.columns import Columns, Fitting
from app.ui.kit.form import FormRow
from app.ui.kit.pick_fields import Choice, YesNo
from app.ui.kit.words import Words, tip
from app.work.budget_sheets import SheetLine
from app.work.budget_view import BudgetSight

_NARROW = 760
_GRANTS = ((True, "Awarded or signed"), (False, "Applied for, not decided"))
_SURE = ((True, "Sure"), (False, "Hoped for: half likely"))
_WITHIN = ((True, "In the amounts"), (False, "Not in the amounts"))
_RESTRICTION = (
    (Restriction.RESTRICTED, "Only what each is for"),
    (Restriction.UNRESTRICTED, "Anything"),
)


class BudgetSettings(QWidget):
    """Each choice tells at once; those that this budget does not need are not there."""

    chosen = Signal(str, object)
    """The name of a choice (see `BudgetChoices`) and its value."""
    sheet_ticked = Signal(str, bool)
    posts_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grants = self._choice("grants_agreed", _GRANTS)
        self.restriction = self._choice("restriction", _RESTRICTION)
        self.income = self._choice("income_sure", _SURE)
        self.oncosts = self._choice("oncosts_within", _WITHIN)
        self.show_choices(BudgetChoices())
        self.make_posts = Button("Make posts of staff lines", self)
        self.make_posts.clicked.connect(self.posts_asked)
        self._grants_row = FormRow("Grants and contracts in it are", self.grants, parent=self)
        self._restriction_row = FormRow("Grants may pay for", self.restriction, parent=self)
        self._income_row = FormRow("Other income is", self.income, parent=self)
        self._oncosts_row = FormRow("Employer’s costs of posts are", self.oncosts, parent=self)
        self.sheets: dict[str, YesNo] = {}
        self._known: tuple[str, ...] = ()
        self._sheet_line = Fitting(parent=self)
        self.read = Words("", role="small", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._sheet_line)
        column.addWidget(self.read)
        parts = (self._grants_row, self._restriction_row, self._income_row, self._oncosts_row, self.make_posts)
        column.addWidget(Columns(*parts, narrow=_NARROW, parent=self))

    def show_choices(self, choices: BudgetChoices) -> None:
        """Show what is chosen for a workbook; nothing of an earlier one stays."""
        self.grants.set_value(choices.grants_agreed)
        self.restriction.set_value(choices.restriction)
        self.income.set_value(choices.income_sure)
        self.oncosts.set_value(choices.oncosts_within)

    def show_sight(self, sight: BudgetSight) -> None:
        """Offer what this budget needs."""
        becomes = {row.becomes for row in sight.rows}
        for row in (self._grants_row, self._restriction_row):
            row.setVisible("grant" in becomes)
        self._income_row.setVisible("income" in becomes)
        self._oncosts_row.setVisible(sight.asks_oncosts or self.oncosts.value() is not None)
        self.make_posts.setVisible(sight.has_staff)
        self._show_sheets(sight.sheets)
        self.read.setText(sight.how_read)
        self.read.setVisible(bool(sight.how_read))

    def _show_sheets(self, sheets: Sequence[SheetLine]) -> None:
        self._sheet_line.setVisible(len(sheets) > 1)
        names = tuple(sheet.name for sheet in sheets)
        if names != self._known:
            self._known = names
            for tick in self.sheets.values():
                tick.deleteLater()
            self.sheets = {name: self._tick(name) for name in names}
        for sheet in sheets:
            tick = self.sheets[sheet.name]
            tick.set_value(sheet.taken)
            tick.setToolTip(tip(sheet.words))
            tick.setAccessibleDescription(sheet.words)

    def _tick(self, name: str) -> YesNo:
        tick = YesNo(name, self)
        tick.committed.connect(partial(self._ticked, name))
        self._sheet_line.add(tick)
        return tick

    @Slot(str, object)
    def _ticked(self, name: str, taken: object) -> None:
        self.sheet_ticked.emit(name, bool(taken))

    def _choice(self, name: str, choices: Sequence[tuple[object, str]]) -> Choice:
        choice = Choice(tuple(choices), self)
        choice.committed.connect(partial(self.chosen.emit, name))
        return choice
