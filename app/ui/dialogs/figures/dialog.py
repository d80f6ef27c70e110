"""Work out a figure: each that the program knows by itself, answered while one types."""

from datetime import date

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.planning.law.rates import RatePack
from app.services.figures.answer_words import Found, as_text, find
from app.services.figures.catalogue import FIGURES
from app.services.figures.figure import ASKED_ON
from app.ui.dialogs.enter_safe import EnterSafeDialog
from app.ui.dialogs.figures.answer import AnswerCard
from app.ui.dialogs.figures.form import FigureForm
from app.ui.kit.cards import Button, PageHead
from app.ui.kit.columns import Columns
from app.ui.kit.room import resize_within_screen
from app.ui.kit.words import Words

_WIDE, _TALL, _NARROW, _LOW = 1160, 660, 620, 420
_LIST_WIDTH = 236
_COPIED = "It is copied. Paste it where you want it."


class FigureDialog(EnterSafeDialog):
    """The figures by name, the fields of the chosen one, and its answer with the rates that are given."""

    def __init__(self, rates: RatePack, today: date, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rates, self._today = rates, today
        self._found = Found()
        self._forms: dict[int, FigureForm] = {}
        self.setWindowTitle("Work out a figure")
        self.names = QListWidget(self)
        self.head = PageHead("", "", parent=self)
        self.source = Words("", role="small", parent=self)
        self._sheet = QScrollArea(self)
        self._asked = QVBoxLayout()
        self.answer = AnswerCard(self)
        self.copied = Words("", role="soft", parent=self)
        self.copy_button = Button("Copy the answer", self)
        self.close_button = Button("Close", self)
        self._lay_out()
        self.names.addItems([figure.heading for figure in FIGURES])
        self.names.currentRowChanged.connect(self._show_figure)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        known = [figure.name for figure in FIGURES]
        self.names.setCurrentRow(known.index(name) if name in known else 0)
        if name:
            self.form().go_to_first()
        else:
            self.names.setFocus()

    def form(self) -> FigureForm:
        """The fields that are shown; what was typed for another figure is kept."""
        at = self.names.currentRow()
        if at not in self._forms:
            form = self._forms[at] = FigureForm(FIGURES[at], self._rates, self._today)
            form.changed.connect(self._work_out)
            self._asked.insertWidget(1, form)
            form.come_between(self.names, self.copy_button)
        return self._forms[at]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the fields enough room where the window is small."""
        super().resizeEvent(event)
        self.names.setFixedWidth(min(_LIST_WIDTH, event.size().width() * 3 // 10))
        self._name_figure()

    @Slot(int)
    def _show_figure(self, at: int) -> None:
        self._name_figure()
        self.source.setText(FIGURES[at].source)
        self.source.setVisible(bool(FIGURES[at].source))
        shown = self.form()
        for form in self._forms.values():
            form.setVisible(form is shown)
        self._sheet.verticalScrollBar().setValue(0)
        self._work_out()

    def _name_figure(self) -> None:
        """The title, and where there is room what it means."""
        figure = FIGURES[self.names.currentRow()]
        self.head.set_words(figure.heading, f"This works out {figure.about}." if self.height() >= _LOW else "")

    @Slot()
    def _work_out(self) -> None:
        form, figure = self.form(), FIGURES[self.names.currentRow()]
        unread = form.unread()
        self._found = (
            Found(needed=f"“{unread}” cannot be read yet.")
            if unread
            else find(figure, {ASKED_ON: self._today.isoformat()} | form.given(), self._rates)
        )
        self.answer.show_found(self._found)
        self.copy_button.setEnabled(bool(self._found.answers))
        self.copied.setText("")

    @Slot()
    def _copy(self) -> None:
        figure = FIGURES[self.names.currentRow()]
        QApplication.clipboard().setText(as_text(figure, self.form().given(), self._found))
        self.copied.setText(_COPIED)

    def _lay_out(self) -> None:
        self.names.setProperty("role", "pages")
        self.names.setAccessibleName("What to work out")
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._sheet.setWidget(self._fields())
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.head)
        right.addWidget(Columns(self._sheet, _scrolled(self.answer), stretches=(3, 2), narrow=_NARROW, parent=self), 1)
        right.addLayout(self._foot())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 14, 20, 14)
        outer.setSpacing(20)
        outer.addWidget(self.names)
        outer.addLayout(right, 1)
        for sheet in self.findChildren(QScrollArea):
            sheet.setWidgetResizable(True)
            sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            sheet.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        resize_within_screen(self, _WIDE, _TALL)

    def _fields(self) -> QWidget:
        """A word on where the figures filled in come from, and under it the fields."""
        fields = QWidget(self)
        fields.setLayout(self._asked)
        self._asked.setContentsMargins(0, 0, 14, 0)
        self._asked.setSpacing(12)
        self._asked.addWidget(self.source)
        self._asked.addStretch(1)
        return fields

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.copied, 1)
        foot.addWidget(self.close_button)
        return foot


def _scrolled(widget: QWidget) -> QScrollArea:
    sheet = QScrollArea()
    sheet.setWidget(widget)
    return sheet
