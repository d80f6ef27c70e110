"""The text of one box as it is written: paragraphs, lists, bold, small tables, notes to self, and figures."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPointF, QSize, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QToolTip, QWidget

from app.documents.tree.markup import Placeholder, Written, parse, write
from app.ui.kit.field import is_for_window
from app.ui.kit.scrolling import scrolled_in
from app.ui.kit.theme import current_palette, font
from app.ui.kit.words import tip
from app.ui.pages.documents.editor import commands, formats, keys
from app.ui.pages.documents.editor.carried import carrying
from app.ui.pages.documents.editor.chips import Chips
from app.ui.pages.documents.editor.counts import TextCounts
from app.ui.pages.documents.editor.filling import plain_block, put_blocks, put_runs
from app.ui.pages.documents.editor.note_painter import paint_notes
from app.ui.pages.documents.editor.reading import blocks_of
from app.ui.pages.documents.editor.values import ChipValue, Counts, Limit

_LETTERS = 17
_SETTLED = 600
"""Milliseconds without a key after which what is typed is told."""
_LEAST_LINES = 4
_AROUND = 60
"""Pixels kept in sight above and below the line that is written."""

Adopt = Callable[[str], tuple[str, ChipValue] | None]
"""Makes a place for a figure in this text, by the figure's id: its token and value; None where there is no such one."""


class _Document(QTextDocument):
    """A text for which nothing is ever fetched; Qt would read files that a text names, even if the editor does not."""

    def loadResource(self, _type: int, _name: QUrl | str) -> object:
        """Nothing, from no file and no address."""
        return None


class TextEditor(QTextEdit):
    """As tall as its text: the page scrolls. Nothing that is typed, pasted or dropped brings more than the text."""

    edited = Signal()
    """The text has changed, and nothing was typed for a moment."""
    left = Signal()
    """The keyboard went elsewhere."""
    counted = Signal()
    """The counts have changed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = self._told = ""
        self._limit = Limit()
        self._filling = False
        self.adopt_figure: Adopt = lambda _figure: None
        self.setAccessibleName(name)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        document = _Document(self)
        self.setDocument(document)
        document.setDefaultFont(font(_LETTERS))
        document.setDocumentMargin(0)
        document.setIndentWidth(24)
        self._chips = Chips(document)
        self._counts = TextCounts(document, self._chips)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.tell)
        self._fill(())
        document.contentsChanged.connect(self._changed)
        document.documentLayout().documentSizeChanged.connect(self._grow)
        self.cursorPositionChanged.connect(self._moved)

    def body(self) -> str:
        """The text in its markup; as it was given where nothing was changed."""
        return write(blocks_of(self.document())) if self.document().isModified() else self._body

    def set_body(self, body: str, figures: Mapping[str, ChipValue]) -> None:
        """Show another text with its figures by token; what was typed and not told is dropped."""
        self._chips.set_values(figures)
        if body != self.body():
            self._fill(parse(body))
        self._body = self._told = body
        self._settled.stop()
        self._counts.forget_all()
        self._count()

    def refresh_body(self, body: str, figures: Mapping[str, ChipValue]) -> None:
        """Show the text of the same box again; what is being typed stays."""
        if self.pending():
            self.set_figures({**self._chips.values(), **figures})
        else:
            self.set_body(body, figures)

    def set_figures(self, figures: Mapping[str, ChipValue]) -> None:
        """Show other values of the figures in the text, by token."""
        self._chips.set_values(figures)
        self._counts.forget_all()
        self._count()

    def insert_figure(self, token: str, value: ChipValue) -> None:
        """Put a figure where the cursor stands."""
        self._chips.set_values({**self._chips.values(), token: value})
        cursor = self.textCursor()
        cursor.removeSelectedText()
        put_runs(cursor, (Placeholder(token),))
        self.setTextCursor(cursor)

    def set_limit(self, limit: Limit) -> None:
        """Count against another limit."""
        self._limit = limit
        self._count()

    def counts(self) -> Counts:
        """The words and characters as they are printed, notes left out."""
        return self._counts.total()

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

    def sizeHint(self) -> QSize:
        """As tall as the text, with room for a few lines."""
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(super().sizeHint().width(), max(least, round(self.document().size().height()) + 4))

    def minimumSizeHint(self) -> QSize:
        """The same height: the page scrolls, not the text."""
        return QSize(160, self.sizeHint().height())

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

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The page scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what lies under the notes, then the text."""
        paint_notes(self, event.rect())
        super().paintEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what a figure is, and what it would be now, when the mouse rests on it."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            letters = self.document().documentLayout().formatAt(QPointF(event.pos()))
            if letters.objectType() == formats.CHIP:
                value = self._chips.value(formats.token_of(letters))
                QToolTip.showText(event.globalPos(), tip(value.described), self)
                return True
        return super().viewportEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme greys in another colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._grey()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied: the text with its figures for this program, and as words for others."""
        return carrying.packed(self.textCursor(), self._chips.values())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there are words in it."""
        return carrying.has_text(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what is pasted or dropped: its paragraphs, lists, tables and bold words, and nothing else of it."""
        cursor = self.textCursor()
        carried = carrying.unpacked(source)
        blocks = carrying.adopted(carried, self._chips.values(), self._adopt)
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
        self._chips.set_values({**self._chips.values(), token: value})
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

    def _count(self) -> None:
        self._counts.count()
        self._grey()
        self.counted.emit()

    def _grey(self) -> None:
        """Grey what is past the limit."""
        begin = self._counts.past(self._limit)
        found: list[QTextEdit.ExtraSelection] = []
        if begin is not None:
            past = QTextEdit.ExtraSelection()
            past.cursor = QTextCursor(self.document())
            past.cursor.setPosition(begin)
            past.cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            past.format.setForeground(QColor(current_palette().soft))
            found.append(past)
        if found or self.extraSelections():
            self.setExtraSelections(found)

    @Slot()
    def _changed(self) -> None:
        if not self._filling:
            self._settled.start()
            self._count()

    @Slot()
    def _grow(self) -> None:
        self.updateGeometry()

    @Slot()
    def _moved(self) -> None:
        """Keep the line that is written in sight, and say what the figure at the cursor is."""
        if not self.hasFocus():
            return
        if QAccessible.isActive() and (value := self.figure_at_cursor()) is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, value.described))
        QTimer.singleShot(0, self, self._into_sight)

    def figure_at_cursor(self) -> ChipValue | None:
        """The figure right after the cursor."""
        cursor = self.textCursor()
        if not cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
            return None
        letters = cursor.charFormat()
        return self._chips.value(formats.token_of(letters)) if letters.objectType() == formats.CHIP else None

    @Slot()
    def _into_sight(self) -> None:
        area = scrolled_in(self)
        page = None if area is None else area.widget()
        if area is not None and page is not None and self.hasFocus():
            line = self.cursorRect()
            at = self.viewport().mapTo(page, line.center())
            area.ensureVisible(at.x(), at.y(), 0, _AROUND)


def _shortcut(event: QKeyEvent) -> str:
    return keys.SHORTCUTS.get((Qt.Key(event.key()), event.modifiers()), "")
