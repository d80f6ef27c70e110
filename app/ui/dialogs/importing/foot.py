"""The foot of the import dialog: what would happen, in one sentence, how far the work is, and the two buttons."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from app.services.imports.preview import Preview
from app.text import plural
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.pick_fields import YesNo
from app.ui.kit.words import Sentence, Spans, Words

_PATIENCE = 250
"""Milliseconds of work before the bar comes up, so that quick work does not flicker."""
_ADVICE = "Put these right in the file and choose it again, put them right above, or leave them out."


class ImportFoot(QWidget):
    """`asked` when the rows shall come in, `left` when not."""

    asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._updates = 0
        self._working = ""
        self._allowed = True
        self.sentence = Sentence("", role="", parent=self)
        self.advice = Words(_ADVICE, role="small", parent=self)
        self.leave_out = YesNo("Leave out the rows that cannot be used", self)
        self.bring = PrimaryButton("Bring in", self)
        self.cancel = Button("Cancel", self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Working")
        keep = self._bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._bar.setSizePolicy(keep)
        self._bar.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PATIENCE)
        self._timer.timeout.connect(self._bar.show)
        self._lay_out()
        self.bring.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.left)
        self.leave_out.committed.connect(self._show)
        self._show()

    def set_allowed(self, allowed: bool) -> None:  # noqa: FBT001  # a setter, as Qt has them
        """Whether the open file may be changed at all."""
        self._allowed = allowed
        self._show()

    def show_preview(self, preview: Preview | None) -> None:
        """Say what would happen; None while no file is chosen or it cannot be read."""
        self._preview = preview
        self._show()

    def set_updates(self, rows: int) -> None:
        """How many rows that are there have something to be taken over."""
        self._updates = rows
        self._show()

    def start(self, sentence: str) -> None:
        """Work has begun: nothing can be brought in until it ends."""
        self._working = sentence
        self._timer.start()
        self._show()

    def tell(self, sentence: str) -> None:
        """Say what is being done."""
        if self._working:
            self._working = sentence
            self._show()

    def stop(self, sentence: Spans | str = "") -> None:
        """Work has ended; say the sentence, if there is one, in place of what would happen."""
        self._working = ""
        self._timer.stop()
        self._bar.hide()
        self._show()
        if sentence:
            self.sentence.set_spans(sentence)

    @Slot()
    def _show(self) -> None:
        preview, working = self._preview, bool(self._working)
        wrong = preview.unusable if preview is not None and not preview.blocked else 0
        self.leave_out.setVisible(wrong > 0)
        self.leave_out.setEnabled(not working)
        self.advice.setVisible(wrong > 0 and not self.leave_out.value() and not working)
        ready = preview is not None and not preview.blocked and preview.added + self._updates > 0
        self.bring.setEnabled(ready and self._allowed and not working and (not wrong or self.leave_out.value()))
        if working:
            self.sentence.set_spans(f"{self._working} …")
        else:
            self.sentence.set_spans(what_would_happen(preview, self._updates) if preview is not None else "")

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.advice)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addLayout(words, 1)
        for part in (self.leave_out, self.cancel, self.bring):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._bar)
        column.addLayout(line)


def what_would_happen(preview: Preview, updates: int = 0) -> Spans:
    """`23 rows will be added, 1 will be updated, 4 are there already, 2 cannot be used.`, what is done in bold."""
    added, there, wrong, left = preview.added, preview.there, preview.unusable, preview.changed - updates
    if preview.blocked:
        return (("Nothing can be brought in yet.", False),)
    if not (added or there or wrong or preview.changed):
        return (("There are no rows to bring in.", False),)
    if not (added or wrong or preview.changed):
        return (("Everything in this file is there already.", False),)
    updated = f", {updates:,} will be updated" if updates else ""
    rest = f", {left:,} {'differs and stays' if left == 1 else 'differ and stay'} as here" if left else ""
    rest += f", {there:,} {'is' if there == 1 else 'are'} there already" if there else ""
    rest += f", {wrong:,} cannot be used" if wrong else ""
    return ((plural(added, "row") if added else "No rows", True), (f" will be added{updated}{rest}.", False))
