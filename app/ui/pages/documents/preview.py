"""The pages of a document as they would be printed now, one under the other, made anew when a figure changes."""

from functools import partial
from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.problems import Refused
from app.ui.desk.tasks import Progress, Task, Tasks
from app.ui.kit.theme import current_palette
from app.ui.kit.words import Words
from app.ui.pages.documents.pictures import DocumentPictures, Paper, draw
from app.ui.printing.page_pictures import PagePicture, pictures

_PAUSE = 300
"""Milliseconds that must pass without a change before pages are drawn again."""
_MARGIN, _GAP = 2, 12
_LEAST_HEIGHT = 300
_LEAST_WIDTH, _MOST_WIDTH = 240, 820
_STEP = 48
_DRAWING = "Drawing the pages."


class PageView(QWidget):
    """One page of paper; white in both themes, as paper is."""

    def __init__(self, preview: "Preview", parent: QWidget) -> None:
        super().__init__(parent)
        self._preview = preview
        self._image = QImage()
        self._shape = 1.414

    def set_picture(self, picture: PagePicture, number: int, count: int) -> None:
        """Show another page; its words are there for a screen reader."""
        self._image, self._shape = picture.image, picture.shape
        self.setAccessibleName(f"Page {number} of {count}")
        self.setAccessibleDescription(picture.words)
        self.update()

    def set_width(self, width: int) -> None:
        """Take so many pixels across, and down what the shape of the paper asks for."""
        self.setFixedSize(width, ceil(width * self._shape))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, stretched a little until one of the new size is there."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._image.isNull():
            down = self.width() * self._image.height() / self._image.width()
            painter.drawImage(QRectF(0, 0, self.width(), down), self._image)
        tokens, focused = current_palette(), self._preview.hasFocus()
        painter.setPen(QPen(QColor(tokens.likely), 3) if focused else QPen(QColor(tokens.line), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Preview(QScrollArea):
    """Draws on the worker: what is typed meanwhile never waits, and only the newest pages are shown."""

    drawn = Signal(object)
    """What writing the document answered (`WrittenDocument`), once its pages are shown."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._key: object = None
        self._paper: Paper | None = None
        self._shown: DocumentPictures | None = None
        self._shown_document: object = None
        self._drawn_width = 0
        self.pages: list[PageView] = []
        self.words = Words("", role="soft")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._start)
        self._lay_out()

    def set_paper(self, key: object, paper: Paper) -> None:
        """Show a document, or the same one (its `key` equals the last) after a change of the file."""
        another = key != self._key
        self._key, self._paper = key, paper
        self.setAccessibleName(f"Pages of {paper.title}")
        if another:
            self._forget(_DRAWING)
        if self._shown is None or paper.document != self._shown_document:
            self._timer.start(0 if another else _PAUSE)
        else:
            self._call_off()
            self._sharpen()

    def set_words(self, key: object, words: str) -> None:
        """Say why there are no pages."""
        self._call_off()
        self._key, self._paper = key, None
        self._forget(words)

    def sizeHint(self) -> QSize:
        """Little: it takes what is left."""
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """A third of a page."""
        return QSize(_LEAST_WIDTH, _LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the width at once, and draw them sharp when the size has settled."""
        super().resizeEvent(event)
        self._fit()
        self._sharpen()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what came while it was out of sight."""
        super().showEvent(event)
        if self._paper is not None and (self._shown is None or self._paper.document != self._shown_document):
            self._timer.start(0)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Outline the pages while the keys scroll them."""
        super().focusInEvent(event)
        self._inner.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the outline away."""
        super().focusOutEvent(event)
        self._inner.update()

    @Slot()
    def _start(self) -> None:
        """Hand the newest state to the worker; what it was busy with is called off."""
        self._call_off()
        paper, shown, width = self._paper, self._shown, self._pixels()
        if paper is None or not self.isVisible():
            return
        if shown is not None and paper.document == self._shown_document:
            work = partial(_again, shown, width)
        else:
            work = partial(_anew, paper, width)
        done = partial(self._show, paper, width)
        self._task = self._tasks.run(work, done=done, failed=self._failed, owner=self)

    def _show(self, paper: Paper, width: int, drawn: DocumentPictures) -> None:
        self._task = None
        self._shown, self._shown_document, self._drawn_width = drawn, paper.document, width
        while len(self.pages) > len(drawn.pages):
            view = self.pages.pop()
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        while len(self.pages) < len(drawn.pages):
            view = PageView(self, self._inner)
            self._column.insertWidget(len(self.pages), view, 0, Qt.AlignmentFlag.AlignHCenter)
            self.pages.append(view)
            view.show()
        for at, picture in enumerate(drawn.pages):
            self.pages[at].set_picture(picture, at + 1, len(drawn.pages))
        self.words.hide()
        self._fit()
        self._sharpen()
        self.drawn.emit(drawn.written)

    def _failed(self, error: Exception) -> None:
        self._task = None
        if not isinstance(error, Refused):
            raise error
        self._forget(str(error))

    def _forget(self, words: str) -> None:
        """Show words in place of pages."""
        self._shown, self._shown_document = None, None
        for view in self.pages:
            self._column.removeWidget(view)
            view.hide()
            view.deleteLater()
        self.pages = []
        self.words.setText(words)
        self.words.show()
        self.verticalScrollBar().setValue(0)

    def _call_off(self) -> None:
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _fit(self) -> None:
        for view in self.pages:
            view.set_width(self._width())

    def _sharpen(self) -> None:
        """Draw the same pages again where they are stretched to another width."""
        if self._shown is not None and self._pixels() != self._drawn_width:
            self._timer.start(_PAUSE)

    def _width(self) -> int:
        return min(max(self.viewport().width() - 2 * _MARGIN, _LEAST_WIDTH // 2), _MOST_WIDTH)

    def _pixels(self) -> int:
        """The width in pixels of the screen, which are smaller than those of the window on a dense one."""
        return round(self._width() * self.devicePixelRatioF())

    def _lay_out(self) -> None:
        self._inner = QWidget(self)
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._column.setSpacing(_GAP)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # a bar that came and went with the pages would change their width, and so draw them twice
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)


def _anew(paper: Paper, width: int, progress: Progress) -> DocumentPictures:
    return draw(paper, width, progress.check)


def _again(shown: DocumentPictures, width: int, progress: Progress) -> DocumentPictures:
    """The same pages for another width."""
    return DocumentPictures(shown.written, shown.pdf, pictures(shown.pdf, width, progress.check))
