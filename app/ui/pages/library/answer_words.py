"""The chosen answer in full: its words in the editor of documents, names that do not belong in it, where it is used."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.facts.catalogue import FIGURES
from app.places import rows_of
from app.services.documents.figures_used import token_of
from app.services.library import answers
from app.services.library.answer_names import StrayName
from app.services.library.answer_text import names
from app.services.library.answers import Answer
from app.services.rows import action_words
from app.services.rows.checks import label_of
from app.text import quoted
from app.ui.desk.desk import Desk
from app.ui.editor.beside.figures_panel import FiguresPanel
from app.ui.editor.box_editor import BoxEditor
from app.ui.editor.values import BoxView, ChipValue, FigureOffer
from app.ui.kit.cards import Card, LinkButton, Note, empty
from app.ui.kit.columns import Columns
from app.ui.kit.tab_order import order_within
from app.ui.kit.words import Words

_FILLED_IN = "Filled in by the document that uses it"
_ASKS = "A figure stands here by its name. Each document fills in its own."
_UNUSED = "No document uses it yet. Use it beside a text, under “Use an answer …”."


class AnswerWords(QWidget):
    """Shows one answer at a time; what is typed is stored while it is written, a visit to it is one step of undo."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._answer: Answer | None = None
        self._visit = ""
        self.box = BoxEditor(self)
        self.box.editor.setReadOnly(desk.workspace.read_only)
        self.box.editor.adopt_figure = self._adopt
        self.about = Card("About this answer", parent=self)
        self._found = QVBoxLayout()
        self._found.setSpacing(6)
        self.about.add(self._found)
        self.figures = FiguresPanel("Figures", self)
        self.figures.own.hide()
        self.figures.show_figures([FigureOffer(each.id, each.name, "") for each in FIGURES.values()])
        self._lay_out()
        self._connect()

    def show_answer(self, answer: Answer, strays: Sequence[StrayName]) -> None:
        """Show an answer, or the same one after a change; what is being typed stays."""
        if self._answer is not None and self._answer.id != answer.id:
            self.finish()
            self._visit = ""
        self._answer = answer
        view = BoxView(answer.uid, answer.title, _ASKS)
        self.box.show_box(view, answer.body, self._chips())
        empty(self._found)
        for line in self._lines(answer, strays):
            self._found.addWidget(line)
        order_within(self.about, self.about.findChildren(LinkButton))

    def finish(self) -> None:
        """Store what is typed."""
        self.box.editor.end_visit()

    def _lines(self, answer: Answer, strays: Sequence[StrayName]) -> Iterator[QWidget]:
        for stray in strays:
            yield Note("look", f"{stray.sentence} Take it out before others read it.", parent=self)
        if answer.copied_from:
            yield Words(f"{label_of('library_answer', 'from_uid')} {quoted(answer.copied_from)}.", parent=self)
        for used in answer.used:
            link = LinkButton(f"{used.title}: {used.heading}", self)
            link.clicked.connect(partial(self._desk.go, rows_of("section"), used.section))
            yield link
            if used.behind:
                yield Words("It has changed here since.", role="small", parent=self)
        if not answer.used:
            yield Words(_UNUSED, role="small", parent=self)

    def _chips(self) -> Mapping[str, ChipValue]:
        """What stands in an answer by its id, each by its name."""
        found = self._desk.workspace.read(names)
        return {token: ChipValue(token, _FILLED_IN, name) for token, name in found.items()}

    def _adopt(self, figure: str) -> tuple[str, ChipValue] | None:
        """A figure that is pasted from a document stands here by its name."""
        token = token_of(figure)
        value = self._chips().get(token)
        return None if value is None else (token, value)

    @Slot(str)
    def _insert(self, figure: str) -> None:
        adopted = self._adopt(figure)
        if adopted is not None and not self._desk.workspace.read_only:
            self.box.editor.insert_figure(*adopted)
            self.box.editor.setFocus()
            self.box.editor.tell()

    @Slot()
    def _save(self) -> None:
        answer, body = self._answer, self.box.editor.body()
        if answer is None or body == answer.body:
            self.box.show_saved()
            return
        self._visit = self._visit or f"{answer.uid}:{uuid4().hex}"
        label = action_words.change("library_answer", answer.title, "body")
        outcome = self._desk.workspace.run_in(self._visit, label, answers.save_words, answer.id, body)
        if not outcome.refusal:
            self.box.show_saved()

    @Slot()
    def _left(self) -> None:
        self._visit = ""

    def _connect(self) -> None:
        self.box.edited.connect(self._save)
        self.box.left.connect(self._left)
        self.box.figure_asked.connect(self.figures.take_keyboard)
        self.box.keep_with(self.figures)
        self.figures.insert_asked.connect(self._insert)

    def _lay_out(self) -> None:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self.about)
        column.addWidget(self.figures)
        column.addStretch(1)
        left = QWidget(self)
        beside = QVBoxLayout(left)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.box)
        beside.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(left, side, stretches=(17, 10), narrow=560, parent=self))
