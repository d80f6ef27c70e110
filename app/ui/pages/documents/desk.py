"""One document on the desk: its outline, the text that is written, and beside it checks, figures and versions."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast
from uuid import uuid4

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.documents.building.build import headings_by_key
from app.services.documents import figures_used, writing
from app.services.rows import action_words
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.kit.cards import LinkButton
from app.ui.kit.columns import Columns
from app.ui.kit.scrolling import scroll_soon
from app.ui.pages.documents.about import AboutCard
from app.ui.pages.documents.checks import ABOUT_KEY, OWN_NUMBERS, ChecksCard, Mending, place_of, place_of_refusal
from app.ui.pages.documents.editor.beside.figures_panel import FiguresPanel
from app.ui.pages.documents.editor.beside.outline import Outline
from app.ui.pages.documents.editor.box_editor import BoxEditor
from app.ui.pages.documents.editor.values import ChipValue
from app.ui.pages.documents.own_numbers import OwnNumbersDialog
from app.ui.pages.documents.shown import ShownCard, name_of_part
from app.ui.pages.documents.versions import VersionsCard
from app.ui.pages.documents.views import SHOWN_KEY, box_view, chips, offers, outline_rows, stale_figures
from app.work.documents import OpenDocument, with_new_words

_NEW_SECTION = "Type its heading. It is printed at the end of the document."


class WritingDesk(QWidget):
    """Shows an open document; every text is stored while it is written, one visit to it is one step of undo."""

    mend_asked = Signal(object)
    """A Mending whose place lies outside the document."""
    words_changed = Signal(object)
    """The OpenDocument after its own words changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened: OpenDocument | None = None
        self._document: Record | None = None
        self._key = ABOUT_KEY
        self._visit = ""
        self._saving = False
        self.outline = Outline("", self, place="documents.outline")
        self.add_section = LinkButton("Add a section", self)
        self.remove_section = LinkButton("Delete this section", self)
        self.about = AboutCard(desk, self)
        self.shown = ShownCard(self)
        self.box = BoxEditor(self)
        self.checks = ChecksCard(self)
        self.figures = FiguresPanel("", self, place="documents.figures")
        self.versions = VersionsCard(desk, self)
        self._lay_out()
        self._connect()

    @property
    def saving(self) -> bool:
        """Whether a change of the file is this desk's own text being stored."""
        return self._saving

    def show_document(self, document: Record, opened: OpenDocument, *, another: bool) -> None:
        """Show a document, or the same one after a change; what is being typed stays."""
        self._document, self._opened = document, opened
        if another:
            self._visit = ""
            self._key = self._first_key(opened)
        self.about.show_document(document, opened.kind)
        self.shown.show_document(opened, read_only=self._desk.workspace.read_only)
        self._show(another=another)
        self.versions.show_document(document["uid"])

    def new_words(self) -> None:
        """The document's own words changed: nothing else is read again."""
        if self._opened is not None:
            self._opened = self._desk.workspace.read(with_new_words, self._opened)
            self._show(another=False)
            self.words_changed.emit(self._opened)

    def finish(self) -> bool:
        """Store what is typed; False where something cannot be used and is shown."""
        self.box.editor.end_visit()
        self._visit = ""
        return self.about.isHidden() or self.about.form.commit()

    @Slot(str)
    def go(self, key: str) -> None:
        """Show the row of the outline with this key."""
        opened = self._opened
        if opened is None or key == self._key:
            return
        if key not in self._keys(opened):
            key = SHOWN_KEY if any(key == built.key for built in opened.kind.built) else self._key
        self.finish()
        self._visit, self._key = "", key
        self._show(another=False)

    @Slot(str)
    def open(self, key: str) -> None:
        """Show a row and put the keyboard into it; where the window is narrow, it lies under the outline."""
        self.go(key)
        self.take_keyboard()
        scroll_soon({ABOUT_KEY: self.about, SHOWN_KEY: self.shown}.get(self._key, self.box))

    def take_keyboard(self) -> None:
        """Put the keys into what is shown in the middle."""
        title, ticks = self.about.form.row("title").field, self.shown.ticks.values()
        target = {ABOUT_KEY: title, SHOWN_KEY: next(iter(ticks), self.outline.rows)}.get(self._key, self.box.editor)
        if target.isVisible():
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keys(self, opened: OpenDocument) -> set[str]:
        return {ABOUT_KEY, SHOWN_KEY, *headings_by_key(opened.kind, opened.stored)} - {
            built.key for built in opened.kind.built
        }

    def _first_key(self, opened: OpenDocument) -> str:
        """The first text that is not written yet, or the first of all."""
        boxes = opened.kind.boxes
        empty = (box.key for box in boxes if not opened.stored.body(box.key).strip() and not box.optional)
        return next(empty, boxes[0].key if boxes else ABOUT_KEY)

    def _show(self, *, another: bool) -> None:
        opened = cast("OpenDocument", self._opened)
        if self._key not in self._keys(opened):
            self._key = ABOUT_KEY
        writing_here = self._key not in {ABOUT_KEY, SHOWN_KEY}
        self.outline.show_rows(outline_rows(opened), self._key)
        self.about.setVisible(self._key == ABOUT_KEY)
        self.shown.setVisible(self._key == SHOWN_KEY)
        self.box.setVisible(writing_here)
        self.figures.setVisible(writing_here)
        own = any(each.key == self._key for each in opened.stored.own)
        self.remove_section.setVisible(own and not self._desk.workspace.read_only)
        if writing_here:
            self.box.show_box(box_view(opened, self._key), opened.stored.body(self._key), chips(opened, self._key))
        self.figures.show_figures(offers(opened), stale_figures(opened))
        lacks = [(str(refusal), place_of_refusal(refusal)) for refusal in opened.refused]
        lacks += [(lack.sentence, place_of(lack)) for lack in opened.lacks]
        self.checks.show_lacks(lacks, another=another)

    @Slot()
    def _save(self) -> None:
        """Store the text as it is now; the page is told that this is all that changed."""
        if self._opened is None or not self._document:
            return
        body = self.box.editor.body()
        if body == self._opened.stored.body(self._key):
            self.box.show_saved()
            return
        label = action_words.write_text(self._title(), self._heading())
        with self._own_change():
            run_in = self._desk.workspace.run_in
            outcome = run_in(self._in_this_visit(), label, writing.save_text, self._opened.id, self._key, body)
        self.new_words()
        if not outcome.refusal:
            self.box.show_saved()

    @contextmanager
    def _own_change(self) -> Iterator[None]:
        """While it lasts, a change of the file is the document's own words: the page need not read all again."""
        self._saving = True
        try:
            yield
        finally:
            self._saving = False

    def _in_this_visit(self) -> str:
        """The mark of the visit to the text: all that is stored in it is undone together."""
        uid = cast("OpenDocument", self._opened).stored.uid
        self._visit = self._visit or f"{uid}:{self._key}:{uuid4().hex}"
        return self._visit

    @Slot()
    def _left(self) -> None:
        self._visit = ""

    @Slot(str)
    def _insert(self, figure: str) -> None:
        """Put a figure where the cursor is."""
        value = self._noted(figure)
        if value is not None:
            self.box.editor.insert_figure(value[0], value[1])
            self.box.editor.setFocus()
            self._save()

    def _noted(self, figure: str) -> tuple[str, ChipValue] | None:
        """Note that a figure is used here; its token, and how it looks."""
        opened = cast("OpenDocument", self._opened)
        live = opened.facts.figures.get(figure)
        if live is None:
            return None
        label = action_words.insert_figure(self._title(), self._heading(), live.name)
        with self._own_change():
            run_in = self._desk.workspace.run_in
            outcome = run_in(self._in_this_visit(), label, figures_used.insert, opened.id, self._key, live)
        return None if outcome.answer is None else (outcome.answer, ChipValue(live.id, live.name, live.text))

    @Slot(object)
    def _update(self, tokens: object) -> None:
        """Let figures say what they are now."""
        opened = cast("OpenDocument", self._opened)
        self._save()
        wanted = tuple(cast("tuple[str, ...]", tokens))
        label = action_words.update_figures(self._title())
        self._desk.workspace.run(label, figures_used.update, opened.id, wanted, opened.facts.figures)

    @Slot()
    def _look_at_numbers(self) -> None:
        """Keep the numbers that the program cannot know; they are then among the figures."""
        self._desk.ask.show(OwnNumbersDialog(self._desk, cast("Record", self._document)["project_id"], self))
        self.take_keyboard()

    @Slot()
    def _add_section(self) -> None:
        heading = self._desk.ask.text(self, "Add a section", _NEW_SECTION, yes_label="Add it")
        if heading is None or self._opened is None:
            return
        label = action_words.add_section(self._title(), heading)
        outcome = self._desk.workspace.run(label, writing.add_section, self._opened.id, heading)
        if outcome.answer is not None:
            self.open(outcome.answer)

    @Slot()
    def _remove_section(self) -> None:
        opened = cast("OpenDocument", self._opened)
        label = action_words.remove_section(self._title(), self._heading())
        key, self._key = self._key, ABOUT_KEY
        self._desk.workspace.run(label, writing.remove_section, opened.id, key)

    @Slot(str, bool)
    def _show_part(self, key: str, shown: bool) -> None:  # noqa: FBT001 - a tick
        opened = cast("OpenDocument", self._opened)
        built = next(each for each in opened.kind.built if each.key == key)
        usual = opened.stored.reader in built.readers
        label = action_words.show_part(self._title(), name_of_part(built))
        self._desk.workspace.run(label, writing.show_part, opened.id, key, None if shown == usual else shown)

    @Slot(object)
    def _mend(self, place: Mending) -> None:
        """Go to where something missing is filled in, inside the document or outside it."""
        if place is OWN_NUMBERS:
            self._look_at_numbers()
            return
        if not place.row:
            self.mend_asked.emit(place)
            return
        self.open(place.row)
        if place.field:
            self.about.form.row(place.field).field.setFocus()

    def _title(self) -> str:
        return str(cast("Record", self._document)["title"])

    def _heading(self) -> str:
        opened = cast("OpenDocument", self._opened)
        return headings_by_key(opened.kind, opened.stored).get(self._key, self._key)

    def _connect(self) -> None:
        self.outline.chosen.connect(self.go)
        self.outline.opened.connect(self.open)
        self.add_section.clicked.connect(self._add_section)
        self.remove_section.clicked.connect(self._remove_section)
        self.box.edited.connect(self._save)
        self.box.left.connect(self._left)
        self.box.figure_asked.connect(self.figures.take_keyboard)
        self.box.keep_with(self.figures)
        self.box.editor.adopt_figure = self._noted
        self.box.editor.setReadOnly(self._desk.workspace.read_only)
        self.figures.insert_asked.connect(self._insert)
        self.figures.update_asked.connect(self._update)
        self.figures.own_numbers_asked.connect(self._look_at_numbers)
        self.shown.chosen.connect(self._show_part)
        self.checks.asked.connect(self._mend)

    def _lay_out(self) -> None:
        self.add_section.setVisible(not self._desk.workspace.read_only)
        left = _column(self, self.outline, self.add_section, self.remove_section, grows=True)
        middle = _column(self, self.about, self.shown, self.box)
        right = _column(self, self.checks, self.figures, self.versions)
        inner = Columns(middle, right, stretches=(17, 10), narrow=560, parent=self)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what is in it is gone to, and scrolled to
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Columns(left, area, stretches=(9, 26), narrow=820, parent=self))


def _column(parent: QWidget, *parts: QWidget, grows: bool = False) -> QWidget:
    """Parts one under the other; where it `grows`, the first takes what is left."""
    side = QWidget(parent)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for at, part in enumerate(parts):
        column.addWidget(part, int(grows and at == 0))
    if not grows:
        column.addStretch(1)
    return side
