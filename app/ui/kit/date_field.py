"""A field for a date, with a small calendar behind a button."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.paths import resource
from app.typed_dates import DaySense
from app.ui.kit import kinds
from app.ui.kit.kinds import Kind
from app.ui.kit.line_fields import LineField
from app.ui.kit.theme import DARK, current_palette


class DateEdit(LineField):
    """A date, typed as `12/3/27` or `next fri`, or picked from a small calendar (button, Alt+Down or F4).

    `sense` says what it is for: an end typed as a month is that month's last day.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
        optional: bool = True,
        sense: DaySense = DaySense.ANY,
        kind: Kind | None = None,
    ) -> None:
        super().__init__(kind or kinds.day(today, optional=optional, sense=sense), parent)
        self._today = today
        self._calendar = QAction("Pick from a calendar", self)
        self._calendar.triggered.connect(self.open_calendar)
        self.addAction(self._calendar, QLineEdit.ActionPosition.TrailingPosition)
        self._dress()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down and F4 open the calendar, as in other programs."""
        down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and hasattr(self, "_calendar"):
            self._dress()

    @Slot()
    def open_calendar(self) -> None:
        """Show the calendar under the field; a day picked is accepted at once."""
        shown = self._value if isinstance(self._value, date) else self._today()
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        popup.setAccessibleName("Calendar")
        calendar = _calendar(popup)
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.clicked.connect(self._picked)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(popup.close)
        calendar.activated.connect(popup.close)
        layout = QVBoxLayout(popup)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        popup.show()
        calendar.setFocus()

    @Slot(QDate)
    def _picked(self, picked: QDate) -> None:
        self.setText(self._kind.text(date(picked.year(), picked.month(), picked.day())))
        self.setModified(True)
        self.commit()

    def _dress(self) -> None:
        shade = "dark" if current_palette() is DARK else "light"
        self._calendar.setIcon(QIcon(str(resource("icons", f"calendar-{shade}.svg"))))


def _calendar(parent: QWidget) -> QCalendarWidget:
    """A month that begins on Monday, in the colours of the theme: a weekend is no warning."""
    calendar = QCalendarWidget(parent)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    plain, heading = QTextCharFormat(), QTextCharFormat()
    plain.setForeground(QColor(current_palette().text))
    heading.setForeground(QColor(current_palette().soft))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    calendar.setHeaderTextFormat(heading)
    return calendar
