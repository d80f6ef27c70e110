"""The versions of a document and what was sent of it: looked at by words, saved, brought back, withdrawn."""

from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from app.dates import format_date
from app.documents.tree.differences import Difference, Spans, differences, shortened
from app.documents.tree.tree import Document
from app.places import name_of
from app.problems import Refused
from app.services.documents.sent import SentCopy, copies, sent_words
from app.services.documents.versions import Version, tree_of, versions
from app.text import begun
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Button, Card, LinkButton
from app.ui.kit.room import resize_within_screen
from app.ui.kit.theme import current_palette
from app.ui.kit.words import Words
from app.ui.pages.documents.out import SAVE_AS

_NONE = "None yet. A version keeps the whole document as it is now, with its figures. Sending keeps one too."
_SAME = "Nothing has changed since this version."


class VersionsCard(Card):
    """How many versions there are, and what was sent last."""

    keep_asked = Signal()
    open_asked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="documents.versions")
        self._desk = desk
        self.said = Words("", role="small", parent=self)
        self.open = LinkButton("See versions and what changed", self)
        self.keep = LinkButton("Keep a version now", self)
        for part in (self.said, self.open, self.keep):
            self.add(part)
        self.open.clicked.connect(self.open_asked)
        self.keep.clicked.connect(self.keep_asked)

    def show_document(self, uid: str) -> None:
        """Show what is kept of a document."""
        read = self._desk.workspace.read
        kept, sent = read(versions, uid), read(copies, uid)
        last = next((copy for copy in sent if copy.withdrawn_on is None), None)
        if not kept:
            self.said.setText(_NONE)
        elif last is None:
            self.said.setText(f"Version {kept[-1].number} was kept on {format_date(kept[-1].at.date())}.")
        else:
            self.said.setText(f"Version {last.version.number} was {sent_words(last.to, last.on)}.")
        self.open.setVisible(bool(kept))
        self.keep.setVisible(not self._desk.workspace.read_only)


class VersionsDialog(QDialog):
    """The versions on the left, what changed since the chosen one on the right; what is asked for is in `asked`."""

    def __init__(self, desk: Desk, uid: str, now: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self._kept = tuple(reversed(desk.workspace.read(versions, uid)))
        self._sent = desk.workspace.read(copies, uid)
        self.asked: tuple[str, Version] | None = None
        """What is to be done with which version: saved as the kind of file named, or `restore` or `withdraw`."""
        self.setWindowTitle(name_of("documents.versions"))
        resize_within_screen(self, 860, 560)
        self.list = QListWidget(self)
        self.list.setAccessibleName("Versions")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSpacing(4)
        self.changes = QTextBrowser(self)
        self.changes.setAccessibleName("What changed since")
        self.changes.setOpenLinks(False)
        self.save = Button("Save this version", self)
        self.menu = QMenu(self.save)
        self.save.setMenu(self.menu)
        self.restore = Button("Bring back its texts", self)
        self.withdraw = Button("It was not sent", self)
        self.close_button = Button("Close", self)
        self._lay_out()
        self._fill()

    def chosen(self) -> Version:
        """The version that is chosen in the list."""
        return self._kept[max(self.list.currentRow(), 0)]

    def _fill(self) -> None:
        for version in self._kept:
            item = QListWidgetItem(
                "\n".join((f"Version {version.number}, {format_date(version.at.date())}", *self._went(version)))
            )
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)

    def _went(self, version: Version) -> list[str]:
        return [_words(copy) for copy in self._sent if copy.version.id == version.id]

    @Slot()
    def _show(self) -> None:
        version = self.chosen()
        standing = any(copy.version.id == version.id and copy.withdrawn_on is None for copy in self._sent)
        self.withdraw.setVisible(standing and not self._desk.workspace.read_only)
        try:
            old = self._desk.workspace.read(tree_of, version.id)
        except Refused as refusal:
            self.changes.setHtml(f"<p>{escape(str(refusal))}</p>")
            return
        self.changes.setHtml(as_html([shortened(each) for each in differences(old, self._now)]))

    def _ask(self, what: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt says whether
        self.asked = what, self.chosen()
        self.accept()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(Words("Kept", role="card-title"))
        left.addWidget(self.list, 1)
        right = QVBoxLayout()
        right.addWidget(Words("What changed since, up to now", role="card-title"))
        right.addWidget(self.changes, 1)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addLayout(right, 5)
        buttons = QHBoxLayout()
        for words, ending in SAVE_AS:
            self.menu.addAction(words).triggered.connect(partial(self._ask, ending))
        self.restore.clicked.connect(partial(self._ask, "restore"))
        self.withdraw.clicked.connect(partial(self._ask, "withdraw"))
        for button in (self.save, self.restore, self.withdraw):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        self.close_button.clicked.connect(self.reject)
        self.restore.setVisible(not self._desk.workspace.read_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(both, 1)
        column.addLayout(buttons)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)


def as_html(changed: list[Difference]) -> str:
    """What changed, for the eye: taken out struck through, put in underlined; every text as it stands."""
    if not changed:
        return f"<p>{_SAME}</p>"
    parts = []
    for each in changed:
        parts.append(f"<p><b>{_spans(each.heading) or 'At the beginning'}</b></p>")
        parts += [f"<p>{_spans(paragraph)}</p>" for paragraph in each.paragraphs]
    return "".join(parts)


def _spans(spans: Spans) -> str:
    tokens = current_palette()
    looks = {
        "kept": "<span>{}</span>",
        "out": f'<span style="color:{tokens.red}; text-decoration:line-through">{{}}</span>',
        "in": f'<span style="color:{tokens.primary}; text-decoration:underline">{{}}</span>',
    }
    return "".join(looks[span.side].format(escape(span.text).replace("\n", "<br>")) for span in spans)


def _words(copy: SentCopy) -> str:
    said = begun(sent_words(copy.to, copy.on))
    return f"{said}, withdrawn" if copy.withdrawn_on else said
