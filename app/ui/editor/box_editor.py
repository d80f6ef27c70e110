"""The card in which one box is written: its heading, what a reader looks for, the text, and how long it is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.editor.count_line import CountLine
from app.ui.editor.text_editor import TextEditor
from app.ui.editor.toolbar import Toolbar
from app.ui.editor.values import BoxView, ChipValue
from app.ui.kit.cards import Card, LinkButton
from app.ui.kit.words import Words

_SIDE, _TOP = 22, 16


class BoxEditor(Card):
    """Shows one box at a time. A visit lasts while the keyboard is in the card, or in what is kept with it."""

    edited = Signal()
    """The text has changed, and nothing was typed for a moment: time to save it."""
    left = Signal()
    """The visit is over; what was typed is told already."""
    figure_asked = Signal()
    """The user wants to insert a figure."""
    evidence_asked = Signal()
    """The user wants to cite evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._view = BoxView("", "")
        self._kept: list[QWidget] = [self]
        self.heading = Words("", role="name", parent=self)
        self.asks = Words("", role="small", parent=self)
        self.fold = LinkButton("", self)
        self.example = Words("", role="small-text", parent=self)
        self.editor = TextEditor("", self)
        self.toolbar = Toolbar(self.editor, self)
        self.foot = CountLine(self)
        self._lay_out()
        self.fold.clicked.connect(self._turn)
        self.toolbar.figure_asked.connect(self.figure_asked)
        self.toolbar.evidence_asked.connect(self.evidence_asked)
        self.editor.counted.connect(self._count)
        self.editor.edited.connect(self.edited)
        self.editor.textChanged.connect(self._typed)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr] # there is one

    def view(self) -> BoxView:
        """The box that is shown."""
        return self._view

    def show_box(self, view: BoxView, body: str, figures: Mapping[str, ChipValue]) -> None:
        """Show a box with its text; where it is shown already, what is being typed stays."""
        another = view.key != self._view.key
        self._view = view
        self._name()
        self.editor.set_limit(view.limit)
        if another:
            self.editor.set_body(body, figures)
            self._show_example(shown=False)
            self.show_saved("")
        else:
            self.editor.refresh_body(body, figures)
        self._count()

    def show_saved(self, words: str = "Saved") -> None:
        """Say whether the text is saved."""
        self.foot.show_saved(words)

    def keep_with(self, widget: QWidget) -> None:
        """Going to this widget is no end of a visit, as to the figures beside the text."""
        self._kept.append(widget)

    def _name(self) -> None:
        view = self._view
        heading = f"{view.number}  {view.heading}" if view.number else view.heading
        self.setAccessibleName(view.heading)
        self.heading.setText(heading)
        self.asks.setText(view.asks)
        self.asks.setVisible(bool(view.asks))
        self.example.setText(view.example)
        self.fold.setVisible(bool(view.example))
        self.editor.setAccessibleName(view.heading)
        self.editor.setAccessibleDescription(view.asks)
        self.editor.setPlaceholderText("Write here.")

    @Slot()
    def _count(self) -> None:
        self.foot.show_counts(self.editor.counts(), self._view.limit)

    @Slot()
    def _typed(self) -> None:
        if self.editor.pending():
            self.show_saved("")

    @Slot()
    def _turn(self) -> None:
        self._show_example(shown=self.example.isHidden())

    def _show_example(self, *, shown: bool) -> None:
        self.example.setVisible(shown)
        self.fold.setText("Hide the example" if shown else "See an example")
        self.fold.setAccessibleName(f"{self.fold.text()}: {self._view.heading}")

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Nowhere is another window or a menu: there the visit goes on."""
        if old is not None and new is not None and self._holds(old) and not self._holds(new):
            self.editor.end_visit()
            self.left.emit()

    def _holds(self, widget: QWidget) -> bool:
        return any(each is widget or each.isAncestorOf(widget) for each in self._kept)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(_SIDE, _TOP, _SIDE, _TOP)
        for part in (self.heading, self.asks, self.fold, self.example, self.toolbar):
            self.add(part)
        self.add(self.editor)
        self.add(self.foot)
        self.setTabOrder(self.fold, self.editor)
        for before, after in zip(
            (self.editor, *self.toolbar.buttons.values()), self.toolbar.buttons.values(), strict=False
        ):
            self.setTabOrder(before, after)
