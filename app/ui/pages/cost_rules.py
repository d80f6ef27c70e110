"""Two rules for all pools in one step: one basis for everything, and whether pools bear each other's cost first."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.choices import Driver
from app.services.costs.pools import Sharing
from app.ui.columns import Columns, Fitting
from app.ui.fields import Choice, YesNo
from app.ui.words import Words

_SMALL = "When the numbers are small, one basis for everything is often easier (NCVO)."
_STEPS = "Let overheads bear on each other first (step-down)"
_STEPS_HINT = (
    "Premises, then central functions, then governance: the room in which the bookkeeper sits costs rent, so central "
    "functions bear their part of the rent and pass it on (ACEVO’s order)."
)


class SharingRules(QWidget):
    """`all_by` is sent with the driver for every pool, `step_down` with whether there is one."""

    all_by = Signal(object)
    step_down = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.driver = Choice([(each.value, each.label) for each in Driver], self, prompt="Each on a basis of its own")
        self.driver.setAccessibleName("Share everything by")
        self.driver.setFixedWidth(280)
        self.steps = YesNo(_STEPS, self)
        label = Words("Share everything by", parent=self, wrap=False)
        label.setBuddy(self.driver)
        label.setMinimumHeight(self.driver.sizeHint().height())
        all_by = Fitting(label, self.driver, stretches=(0, 0))
        line = Columns(all_by, Words(_SMALL, role="small"), stretches=(0, 1), parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(8)
        column.addWidget(line)
        column.addWidget(self.steps)
        column.addWidget(Words(_STEPS_HINT, role="small", parent=self))
        self.driver.committed.connect(self.all_by)
        self.steps.committed.connect(lambda value: self.step_down.emit(bool(value)))

    def show_sharing(self, found: Sharing) -> None:
        """Show the one driver where all pools have it, and whether any pool is borne by others first."""
        drivers = {pool.driver for pool in found.pools}
        self.driver.set_value(drivers.pop() if len(drivers) == 1 else None)
        self.steps.set_value(found.step_down)
