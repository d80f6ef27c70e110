"""Choosing an answer of the library by words and tags, and what changed in one since it was used."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from app.documents.tree.differences import Difference, shortened
from app.services.library import answers
from app.services.library.answer_text import names, plain
from app.services.library.answers import Answer
from app.services.rows.checks import label_of
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Note, PrimaryButton, empty
from app.ui.kit.words import Words
from app.ui.pages.documents.versions import paragraphs_as_html
from app.work.spelling import strays

_NO_WORDS = "This answer has no words yet. Write it in the library."
_NONE_FITS = "No answer has all of these words. Type fewer."
_SAME = "Its words are the same again."


class AnswerFilter(QLineEdit):
    """Finds answers; Down goes to the list."""

    down = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes on in the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class UseAnswerDialog(QDialog):
    """Answers on the left, the words of the one that is chosen on the right; `answer` is it once it is accepted."""

    def __init__(self, desk: Desk, document: int, parent: QWidget | None = None, *, instead: bool) -> None:
        super().__init__(parent)
        self._desk, self._document = desk, document
        self._standing = desk.workspace.read(names)
        self._there = desk.workspace.read(answers.answers, desk.workspace.today)
        self._fitting: Sequence[Answer] = ()
        self.answer: Answer | None = None
        self.setWindowTitle("Use an answer")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.resize(820, 520)
        self.filter = AnswerFilter(self)
        self.filter.setPlaceholderText("Find by words or tags")
        self.filter.setAccessibleName("Find an answer by words or tags")
        self.list = QListWidget(self)
        self.list.setAccessibleName("Answers")
        self.preview = QTextBrowser(self)
        self.preview.setAccessibleName(label_of("library_answer", "body"))
        self.preview.setOpenLinks(False)
        self.notes = QVBoxLayout()
        self.yes = PrimaryButton("Use it instead of your text" if instead else "Use this answer", self)
        self.no = Button("Cancel", self)
        self._lay_out()
        self._connect()
        self._list()

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._list)
        self.filter.returnPressed.connect(self._agree)
        self.filter.down.connect(lambda: self.list.setFocus(Qt.FocusReason.TabFocusReason))
        self.list.currentRowChanged.connect(self._show)
        self.list.itemActivated.connect(self._agree)
        self.yes.clicked.connect(self._agree)
        self.no.clicked.connect(self.reject)

    def _chosen(self) -> Answer | None:
        at = self.list.currentRow()
        return self._fitting[at] if 0 <= at < len(self._fitting) else None

    @Slot()
    def _list(self) -> None:
        self._fitting = answers.found(self.filter.text(), self._there, self._standing)
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(["\n".join(filter(None, (each.title, each.tags))) for each in self._fitting])
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._show()

    @Slot()
    def _show(self) -> None:
        """The words of the chosen answer, and the names in it that do not belong in this document."""
        chosen = self._chosen()
        read = self._desk.workspace.read
        words = plain(chosen.body, self._standing) if chosen else _NONE_FITS
        self.preview.setPlainText(words or _NO_WORDS)
        self.yes.setEnabled(bool(chosen and words.strip()))
        empty(self.notes)
        for stray in read(strays, chosen.body, self._document) if chosen else ():
            self.notes.addWidget(Note("look", f"{stray.sentence} Does it belong here?", parent=self))

    @Slot()
    def _agree(self) -> None:
        if self.yes.isEnabled():
            self.answer = self._chosen()
            self.accept()

    def _lay_out(self) -> None:
        left, right, both, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        left.addWidget(self.filter)
        left.addWidget(self.list, 1)
        right.addWidget(self.preview, 1)
        right.addLayout(self.notes)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addLayout(buttons)


class ChangedDialog(QDialog):
    """What changed in an answer since a text took it; accepted where the text shall have it as it is now."""

    def __init__(
        self, title: str, changed: Sequence[Difference], parent: QWidget | None = None, *, may_use: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"What changed in {quoted(title)}")
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.resize(620, 420)
        self.changes = QTextBrowser(self)
        self.changes.setAccessibleName(self.windowTitle())
        self.changes.setOpenLinks(False)
        self.changes.setHtml("".join(paragraphs_as_html(shortened(each)) for each in changed) or f"<p>{_SAME}</p>")
        self.yes, self.no = Button("Use it as it is now", self), Button("Close", self)
        self.yes.setVisible(may_use)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.yes)
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(Words("Struck through: taken out. Underlined: put in.", role="small", parent=self))
        column.addWidget(self.changes, 1)
        column.addLayout(buttons)
