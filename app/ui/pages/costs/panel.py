"""More about the row one is in: what is seldom changed, and its shares over the projects."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.models.choices import PensionBasis, Pool
from app.places import name_of
from app.services.rows.splits import SplitTable
from app.typed_dates import DaySense
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import Card
from app.ui.kit.columns import Columns
from app.ui.kit.line_fields import LineField, MonthEdit
from app.ui.kit.pick_fields import Choice, YesNo
from app.ui.kit.short_kinds import birthday, short_day
from app.ui.kit.words import Sentence, Spans, Words
from app.ui.pages.costs.shares import SharesEditor

_NARROW = 480
"""Pixels under which the shares stand below the fields, as at 200% on a laptop."""
_NO_PENSION_RATE = {PensionBasis.NONE, PensionBasis.MINIMUM}


EMPTY_IS_NOTHING = frozenset({"uplift", "payment_lag", "vat", "pension", "notice_weeks"})
"""Numbers that may be left empty, and are stored as 0 then."""


class _CostForm(StoredForm):
    nothing = EMPTY_IS_NOTHING


class CostPanel(Card):
    """The fields beside a table of costs."""

    committed = Signal(object, str, object)
    """The key of the row, the name of the column, the new value."""
    shared = Signal(object, object)
    """The key of the row and all of its shares."""
    left = Signal()
    """Esc: back to the table."""
    projects_asked = Signal()

    def __init__(self, table: SplitTable, hint: str, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place=f"costs.{table}.more")
        self._table = table
        self._today = today
        self._key: object = None
        self._hint = Words(hint, role="soft", parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.about = Sentence("", role="soft", parent=self)
        self._inside = QWidget(self)
        self._pages = QStackedWidget(self)
        self.form = _CostForm(table, today, self._inside, spacing=8)
        self.shares = SharesEditor(self)
        self._pool = Choice()
        self._holder = Choice()
        self._fill_form()
        self._lay_out()
        self.form.committed.connect(lambda name, value: self.committed.emit(self._key, name, value))
        self.shares.changed.connect(lambda shares: self.shared.emit(self._key, shares))
        self.shares.projects_asked.connect(self.projects_asked)
        self.show_row(None, "", {}, {})
        self.say_about(())

    def key(self) -> object:
        """The row that is shown, or None."""
        return self._key

    def set_employees(self, people: Sequence[tuple[int, str]]) -> None:
        """Who can hold a post: ids and names."""
        self._holder.set_choices(((None, "Not said"), *people))
        if self._table == "post":
            self.form.row("holder_id").setVisible(bool(people))

    def show_row(self, key: object, title: str, values: Mapping[str, Any], shares: Mapping[int, int]) -> None:
        """Show a row, or with no key what the panel is for. Shown again, what is being typed stays."""
        self._key = key
        self.title.setText(f"Details of {title}" if key is not None else name_of(f"costs.{self._table}.more"))
        self._pages.setCurrentWidget(self._hint if key is None else self._inside)
        if key is None:
            return
        self._offer_pools(values)
        self.form.set_values(key, values)
        if self._table == "post":
            self.form.row("pension").setVisible(values["pension_basis"] not in _NO_PENSION_RATE)
        self.shares.set_shares(key, shares)
        self.form.row("pool").setEnabled(sum(shares.values()) < 10_000)

    def say_about(self, words: Spans) -> None:
        """Say under the title what there is to know about the row; nothing to say takes no room."""
        self.about.set_spans(words)
        self.about.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def _fill_form(self) -> None:
        rise_from = MonthEdit(today=self._today)
        rise_from.setPlaceholderText("month")
        pool = self._pool
        beside = self.form.add_stored_beside
        if self._table == "cost_line":
            refunded = YesNo("It is refunded")
            refunded.setMinimumHeight(rise_from.sizeHint().height())
            beside("vat", "vat_recoverable", "payment_lag", vat_recoverable=refunded)
            beside("uplift", "uplift_from", "notice_months", uplift_from=rise_from)
            beside("pool", "break_on", pool=pool)
        elif self._table == "freelancer":
            beside("uplift", "uplift_from", uplift_from=rise_from)
            beside("payment_lag", "pool", pool=pool)
        else:
            beside("pension_basis", "pension")
            beside("nic_category", "pool", pool=pool)
            beside("uplift", "uplift_from", "notice_weeks", uplift_from=rise_from)
            born = LineField(birthday(self._today))
            service = LineField(short_day(self._today, sense=DaySense.PAST))
            beside("born", "service_start", "week_hours", born=born, service_start=service)
            self.form.add_stored("holder_id", self._holder)

    def _offer_pools(self, values: Mapping[str, Any]) -> None:
        usual = values.get("usual_pool")
        label = usual.label if isinstance(usual, Pool) else "The usual one"
        self._pool.set_choices(((None, label), *((each, each.label) for each in Pool if each != usual)))

    def _lay_out(self) -> None:
        fields = QWidget(self._inside)
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.form)
        column.addStretch(1)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Columns(fields, self.shares, stretches=(3, 2), narrow=_NARROW))
        self._pages.addWidget(self._hint)
        self._pages.addWidget(self._inside)
        self.add(self.about)
        self.add(self._pages, 1)
