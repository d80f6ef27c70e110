"""The text of one box as it is written: paragraphs, lists, bold, small tables, notes to self, and figures."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QWidget

from app.documents.tree.markup import Written, parse, write
from app.ui.kit.field import is_for_window
from app.ui.pages.documents.editor import commands, formats, keys
from app.ui.pages.documents.editor.carried import carrying
from app.ui.pages.documents.editor.figured import FiguredText
from app.ui.pages.documents.editor.filling import plain_block, put_blocks
from app.ui.pages.documents.editor.reading import blocks_of
from app.ui.pages.documents.editor.values import ChipValue

_SETTLED = 600
"""Milliseconds without a key after which what is typed is told."""

Adopt = Callable[[str], tuple[str, ChipValue] | None]
"""Makes a place for a figure in this text, by the figure's id: its token and value; None where there is no such one."""


class TextEditor(FiguredText):
    """As tall as its text: the page scrolls. Nothing that is typed, pasted or dropped brings more than the text."""

    edited = Signal()
    """The text has changed, and nothing was typed for a moment."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = self._told = ""
        """The text as it was when there was nothing to undo, and as it was last told."""
        self._filling = False
        self.adopt_figure: Adopt = lambda _figure: None
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.tell)
        self._fill(())
        self.document().contentsChanged.connect(self._changed)

    def body(self) -> str:
        """The text in its markup; as it was given where nothing was changed."""
        return write(blocks_of(self.document())) if self.document().isModified() else self._body

    def set_body(self, body: str, figures: Mapping[str, ChipValue]) -> None:
        """Show another text with its figures by token; what was typed and not told is dropped."""
        self.set_figures(figures)
        if body != self.body():
            self._fill(parse(body))
            self._body = body
        self._told = body
        self._settled.stop()
        self._counts.forget_all()
        self._count()

    def refresh_body(self, body: str, figures: Mapping[str, ChipValue]) -> None:
        """Show the text of the same box again; what is being typed stays."""
        if self.pending():
            self.set_figures({**self.figures(), **figures})
        else:
            self.set_body(body, figures)

    def pending(self) -> bool:
        """Whether something was typed that is not told yet."""
        return self._settled.isActive()

    @Slot()
    def tell(self) -> None:
        """Tell that the text has changed, if it has since that was last told."""
        self._settled.stop()
        body = self.body()
        if body != self._told:
            self._told = body
            self.edited.emit()

    def commit(self) -> bool:
        """Accept what is typed, as a field does; here there is nothing that could not be used."""
        self.end_visit()
        return True

    def end_visit(self) -> None:
        """Tell what is not told yet; undo is about the last action of the window from now on."""
        self.tell()
        self.document().clearUndoRedoStacks()

    def do(self, what: str) -> None:
        """What a button or a key asks for: bold, bullets, numbers, note or table."""
        cursor = self.textCursor()
        if what == "bold":
            bold = formats.plain() if formats.is_strong(self.currentCharFormat()) else formats.strong()
            self.mergeCurrentCharFormat(bold)
        elif what == "table":
            if not commands.in_table(cursor):
                self.setTextCursor(commands.insert_table(cursor))
        elif what == "note":
            commands.turn_note(cursor)
        else:
            commands.turn_list(cursor, numbered=what == "numbers")

    def event(self, event: QEvent) -> bool:
        """Leave undo to the window while there is nothing to undo here; keep the keys that format."""
        steps = self.document().isUndoAvailable() or self.document().isRedoAvailable()
        if is_for_window(event, pending=steps):
            event.ignore()
            return True
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _shortcut(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or do what the key means in a list, a note or a table."""
        key, cursor = event.key(), self.textCursor()
        if what := _shortcut(event):
            self.do(what)
        elif (
            key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            line_break = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go_on(keys.enter(cursor, line_break=line_break))
        elif key == Qt.Key.Key_Backspace and keys.back(cursor):
            self._go_on(cursor)
        elif key == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
            if event.text() == " ":
                commands.begin_list(self.textCursor())

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - named by Qt
        """Tab goes from cell to cell in a table, and to the next control elsewhere."""
        cell = keys.tab(self.textCursor(), forward=next)
        if cell is None:
            return super().focusNextPrevChild(next)
        self._go_on(cell)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving tells what was typed; a menu or another window is no leaving."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit()
        self.tell()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the text with its figures for this program, and as words for others."""
        return carrying.packed(self.textCursor(), self.figures())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there are words in it."""
        return carrying.has_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped: its paragraphs, lists, tables and bold words, and nothing else of it."""
        cursor = self.textCursor()
        carried = carrying.unpacked(source)
        blocks = carrying.adopted(carried, self.figures(), self._adopt)
        if blocks:
            cursor.beginEditBlock()
            put_blocks(cursor, blocks)
            cursor.endEditBlock()
            self._go_on(cursor)

    def _adopt(self, figure: str) -> str | None:
        """A token for a figure that comes from another text; None where it has to stay words."""
        adopted = self.adopt_figure(figure)
        if adopted is None:
            return None
        token, value = adopted
        self.set_figures({**self.figures(), token: value})
        return token

    def _fill(self, blocks: Sequence[Written]) -> None:
        """Show these blocks only; there is nothing to undo then."""
        document = self.document()
        self._filling = True
        document.setUndoRedoEnabled(False)
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        plain_block(cursor, formats.paragraph())
        put_blocks(cursor, blocks)
        cursor.endEditBlock()
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._filling = False
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _go_on(self, cursor: QTextCursor) -> None:
        """Type on at this cursor."""
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._settled.start()
            self._count()


def _shortcut(event: QKeyEvent) -> str:
    return keys.SHORTCUTS.get((Qt.Key(event.key()), event.modifiers()), "")
