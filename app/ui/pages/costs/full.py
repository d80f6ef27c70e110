"""What every project costs in full in a year: a table that adds up to the penny, and how overheads are shared."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.dates import FinancialYear
from app.models.choices import Driver, Pool
from app.planning.full_cost.recovery import recovery
from app.services.costs.pools import set_pool, set_step_down, share_all_by, sharing
from app.services.rows import action_words
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, Note
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words
from app.ui.pages.costs.full_table import full_columns, full_rows, full_totals
from app.ui.pages.costs.pools import PoolsCard
from app.ui.pages.costs.recovery import RecoveryCard
from app.ui.pages.costs.rows import Figures
from app.ui.table.fitted import FittedTable
from app.ui.table.model import TableModel

_EMPTY = "Add a project and share costs, posts or freelancers with it. Its full cost appears here."
_WHAT = "Full cost is the direct cost and a fair share of the overheads of the year."
_BELOW = "The full cost can be worked out once the basis marked below has something to share by."
_YEARS_BACK, _YEARS_ON = 1, 5


class FullCostView(QWidget):
    """The full cost of a financial year, and the rules it follows."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures: Figures | None = None
        self._year: FinancialYear | None = None
        self.year = Choice((), prompt="Year")
        self.year.setAccessibleName("Financial year")
        self.year.setFixedWidth(130)
        self.note = Words("", role="soft", parent=self)
        self._label = Words("Financial year", role="soft", parent=self, wrap=False)
        self._label.setBuddy(self.year)
        self._problem = Note("look", "")
        self.model = TableModel(full_columns(), key="id")
        self.table = FittedTable(self.model, name="Full cost of each project", empty=_EMPTY, fit=14)
        self.pools = PoolsCard(self)
        self.recovery = RecoveryCard(self)
        self._lay_out()
        self.year.committed.connect(self._choose)
        self.pools.changed.connect(self._change_pool)
        self.pools.rules.all_by.connect(self._share_all_by)
        self.pools.rules.step_down.connect(self._set_step_down)

    def refresh(self, figures: Figures) -> None:
        """Offer the years around the present one and show the chosen one."""
        self._figures = figures
        first = figures.year.start
        years = [FinancialYear(first.plus(12 * step)) for step in range(-_YEARS_BACK, _YEARS_ON + 1)]
        self.year.set_choices([(year, str(year)) for year in years])
        if self._year not in years:
            self._year = figures.year
        self.year.set_value(self._year)
        self._show()

    @Slot(object)
    def _choose(self, year: FinancialYear) -> None:
        self._year = year
        self._show()

    @Slot(str, str, object)
    def _change_pool(self, pool: str, name: str, value: object) -> None:
        shown = next(each.label for each in Pool if each == pool)
        label = action_words.change("pool_setting", shown, name)
        self._desk.workspace.run(label, set_pool, pool, {name: value})

    @Slot(object)
    def _share_all_by(self, driver: str) -> None:
        chosen = next(each for each in Driver if each == driver)
        self._desk.workspace.run(action_words.share_all_by(chosen), share_all_by, chosen)

    @Slot(bool)
    def _set_step_down(self, on: bool) -> None:  # noqa: FBT001 - a signal hands it over
        self._desk.workspace.run(action_words.share_in_steps(on=on), set_step_down, on=on)

    def _show(self) -> None:
        if self._figures is None or self._year is None:
            return
        plan, rates = self._figures.plan, self._desk.workspace.rates
        present = self._year == self._figures.year
        found = self._figures.sharing if present else sharing(plan, rates, self._year)
        self.pools.show_sharing(found)
        below = any(pool.problem for pool in found.pools)
        self._problem.sentence.set_spans(_BELOW if below else found.problem)
        self._problem.setVisible(bool(found.problem))
        self.table.setVisible(found.full is not None)
        self.recovery.setVisible(bool(found.full is not None and found.full.projects))
        self.note.setText(f"{found.full.note or _WHAT} {found.rates_note}".rstrip() if found.full else "")
        if found.full is not None:
            self.recovery.show_recovery(plan, recovery(plan, rates, self._year))
            self.model.set_rows(full_rows(found.full))
            self.model.set_totals(*full_totals(found.full))
            used = {pool.pool for pool in found.full.pools}
            self.table.hide_columns([pool.value for pool in Pool if pool.value not in used])

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._label)
        line.addWidget(self.year)
        line.addWidget(self.note, 1)
        card = Card(parent=self)
        card.body.setContentsMargins(6, 4, 6, 10)
        card.add(self._problem)
        card.add(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(line)
        column.addWidget(card)
        column.addWidget(self.pools)
        column.addWidget(self.recovery)
        column.addStretch(1)
