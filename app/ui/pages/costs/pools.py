"""How overheads are shared over projects: for each pool its driver, whether it counts, and the basis in words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.models.choices import Driver
from app.money import format_hundredths, format_money
from app.places import field_of
from app.services.costs.pools import PoolSharing, Sharing
from app.services.rows.checks import label_of
from app.ui.kit.cards import Card
from app.ui.kit.columns import Columns, Fitting
from app.ui.kit.line_fields import NumberEdit
from app.ui.kit.pick_fields import Choice, YesNo
from app.ui.kit.words import Words

_UNITS = {
    "headcount": "people",
    "fte": "full-time equivalents",
    "staff_time": "days",
    "floor_space": "m²",
    "direct_cost": "pounds",
}
_BY = {
    "headcount": "the people who work on each project",
    "fte": "the full-time equivalents that work on each project",
    "staff_time": "the days of staff and freelancers on each project",
    "floor_space": "the floor space of each project",
    "direct_cost": "the direct cost of each project",
}
_NARROW = 900
"""Pixels under which what a pool is not used for stands below the rest."""
_SMALL = "When the numbers are small, one basis for everything is often easier (NCVO)."
_STEPS = "Share overheads in steps (step-down)"
_STEPS_HINT = (
    "Premises first, then central functions, then governance (ACEVO’s order). The bookkeeper’s room costs rent, so "
    "central functions take a share of the rent and pass it on."
)


class PoolRow(QWidget):
    """One overhead pool."""

    changed = Signal(str, str, object)
    """The pool, the name of the value, the new value."""

    def __init__(self, pool: PoolSharing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pool = pool.pool
        drivers = [(each.value, f"{each.label} (usual)" if each == pool.usual else each.label) for each in Driver]
        self.title = Words(pool.label, role="card-title", parent=self)
        self.driver = Choice(drivers)
        self.driver.setAccessibleName(f"{pool.label}: {label_of('pool_setting', 'driver')}")
        self.included = YesNo(label_of("pool_setting", "included"))
        self.included.setAccessibleName(f"{pool.label}: {label_of('pool_setting', 'included')}")
        self.unallocated = NumberEdit(hundredths=True, least=0, most=100_000_000_000)
        self.unallocated.setAccessibleName(f"{pool.label}: {label_of('pool_setting', 'unallocated')}")
        self.unallocated.setFixedWidth(96)
        self.unit = Words(parent=self, role="soft")
        self.room = NumberEdit(hundredths=True, least=0, most=10_000_000)
        self.room.setAccessibleName(f"{pool.label}: room of its own work, m²")
        self.room.setFixedWidth(96)
        self.room_unit = Words("m² of its own work", parent=self, role="soft")
        named = {"driver": self.driver, "included": self.included, "unallocated": self.unallocated}
        for column, part in (named | {"floor_space": self.room}).items():
            part.setObjectName(field_of("pool_setting", column))
        self.basis = Words(parent=self, role="small")
        self.problem = Words(parent=self, role="problem")
        self._lay_out()
        self.driver.committed.connect(lambda value: self.changed.emit(self._pool, "driver", value))
        self.included.committed.connect(lambda value: self.changed.emit(self._pool, "included", value))
        self.unallocated.committed.connect(lambda value: self.changed.emit(self._pool, "unallocated", value or 0))
        self.room.committed.connect(lambda value: self.changed.emit(self._pool, "floor_space", value or 0))
        for field in (self.unallocated, self.room):
            field.problem_changed.connect(self._say)
        self.show_pool(pool)

    def show_pool(self, pool: PoolSharing) -> None:
        """Show how it is shared now; what is being typed stays."""
        self.driver.set_value(pool.driver)
        self.included.set_value(pool.included)
        self.unallocated.refresh_value(pool.unallocated)
        self.unit.setText(f"{_UNITS[pool.driver]} not for any project")
        for field in (self.driver, self.unallocated, self.unit):
            field.setEnabled(pool.included)
        self.room.refresh_value(pool.floor_space)
        for part in (self.room, self.room_unit):
            part.setVisible(pool.has_room)
        self.basis.setText(_basis(pool))
        self.basis.setVisible(not pool.problem)
        self.driver.show_problem(pool.problem)
        self._say(pool.problem or self.unallocated.problem() or self.room.problem())

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        self.driver.setFixedWidth(280)
        for part, width in ((self.title, 176), (self.included, 166)):
            part.setFixedWidth(width)
            part.setMinimumHeight(self.driver.sizeHint().height())
        amounts = QWidget(self)
        grid = QGridLayout(amounts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.unallocated, 0, 0)
        grid.addWidget(self.unit, 0, 1)
        grid.addWidget(self.room, 1, 0)
        grid.addWidget(self.room_unit, 1, 1)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        how = Fitting(self.title, self.included, self.driver, stretches=(0, 0, 0))
        line = Columns(how, amounts, stretches=(0, 1), narrow=_NARROW, parent=self)
        column.addWidget(line)
        column.addWidget(self.problem)
        column.addWidget(self.basis)


class PoolsCard(Card):
    """The rules for all pools, and every pool, one under the other."""

    changed = Signal(str, str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="costs.full.pools")
        self.rows: dict[str, PoolRow] = {}
        self.rules = SharingRules(self)
        self.add(self.rules)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.add(self._column)

    def show_sharing(self, found: Sharing) -> None:
        """Show every pool; the fields stay the same ones, so that what is being typed stays."""
        self.rules.show_sharing(found)
        for pool in found.pools:
            if pool.pool in self.rows:
                self.rows[pool.pool].show_pool(pool)
                continue
            row = PoolRow(pool, self)
            row.changed.connect(self.changed)
            self.rows[pool.pool] = row
            self._column.addWidget(row)
        for row in self.rows.values():
            row.setVisible(bool(found.pools))


def _basis(pool: PoolSharing) -> str:
    """How the pool is shared, as it can be said to a funder."""
    amount = pool.total + sum(pool.received.values())
    if amount == 0:
        return "No core cost falls here in this year."
    if not pool.included:
        return f"{_amount(pool)} stays with the organisation and is not charged to projects."
    bearers = (*pool.units.items(), *((name, count) for name, count in pool.pool_units.items() if count))
    units = [f"{name} {_units(pool.driver, count)}" for name, count in bearers]
    if pool.unallocated:
        units.append(f"not for any project {_units(pool.driver, pool.unallocated)}")
    shared = f"{_amount(pool)} is shared in proportion to {_BY[pool.driver]}"
    passed = "".join(f" {format_money(pence)} goes to {name} first." for name, pence in pool.passed.items())
    return f"{shared}: {', '.join(units) or 'there are no projects yet'}.{passed}"


def _amount(pool: PoolSharing) -> str:
    """Its own cost, and what it bears of other pools."""
    received = [f"{format_money(pence)} of {name}" for name, pence in pool.received.items()]
    return " and ".join((format_money(pool.total), *received))


def _units(driver: str, hundredths: int) -> str:
    if driver == "direct_cost":
        return format_money(hundredths)
    unit = {"staff_time": " days", "floor_space": " m²"}.get(driver, "")
    return f"{format_hundredths(hundredths)}{unit}"


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
