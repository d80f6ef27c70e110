"""The file kept with a policy, such as a certificate: attached, opened, let go."""

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.problems import Refused
from app.services.organisation.attachments import attach, attached, detach
from app.services.rows import action_words
from app.services.rows.checks import label_of
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Progress
from app.ui.kit.cards import Button, LinkButton
from app.ui.kit.columns import Fitting
from app.ui.kit.words import Words
from app.work.kept_files import TYPES, ReadFile, read_file, write_to_look_at

_TABLE, _COLUMN = "policy", "attachment_id"
_FILES: FileKinds = (("Documents and pictures", tuple(ending.removeprefix(".") for ending in TYPES)),)
_NONE = "None. Keep the signed policy or the certificate here, up to 10 MB."
_ATTACH, _REPLACE = "Attach a file …", "Attach another file …"
_LEFT = (0, 0, 0, 1)
"""All on the left: nothing takes the rest."""
_NO_PROGRAM = "No program on this computer opens this file. Copy it to another one to look at it."


class FileRow(QWidget):
    """The name of the file and what can be done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._row, self._policy = 0, ""
        self.setObjectName(f"field:{_TABLE}.{_COLUMN}")
        self.name = Words("", parent=self)
        self.choose = Button(_ATTACH, self)
        self.open = LinkButton("Open it", self)
        self.remove = LinkButton("Remove it", self)
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.open.clicked.connect(self._open)
        self.remove.clicked.connect(self._remove)

    def show_file(self, row: int, policy: str, name: str) -> None:
        """Show the name of the file that a policy has, or that it has none."""
        if row != self._row:
            self._say("")
        self._row, self._policy = row, policy
        self.name.setText(name or _NONE)
        self.choose.setText(_REPLACE if name else _ATTACH)
        self.choose.setAccessibleName(self.choose.text())
        writes = not self._desk.workspace.read_only
        self.choose.setVisible(writes)
        self.open.setVisible(bool(name))
        self.remove.setVisible(bool(name) and writes)

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot()
    def _choose(self) -> None:
        path = self._desk.ask.open_file(self, "Choose a file to keep", _FILES)
        if path is None:
            return
        self._say("")

        def read(_progress: Progress) -> ReadFile:
            return read_file(path)

        keep = partial(self._keep, self._row, self._policy)
        self._desk.tasks.run(read, done=keep, failed=self._failed, label="Reading the file", owner=self)

    def _keep(self, row: int, policy: str, file: ReadFile) -> None:
        workspace = self._desk.workspace
        label, today = action_words.change(_TABLE, policy, _COLUMN), workspace.today
        kept = workspace.run(
            label, attach, _TABLE, row, name=file.name, data=file.data, media_type=file.media_type, today=today
        )
        self._say(kept.refusal)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self._say(str(error))

    @Slot()
    def _open(self) -> None:
        try:
            path = write_to_look_at(self.name.text(), self._desk.workspace.read(attached, _TABLE, self._row))
        except Refused as refusal:
            self._say(str(refusal))
            return
        self._say(_NO_PROGRAM if self._desk.open_document(path) is False else "")

    @Slot()
    def _remove(self) -> None:
        label = action_words.change(_TABLE, self._policy, _COLUMN)
        self._say(self._desk.workspace.run(label, detach, _TABLE, self._row).refusal)

    def _lay_out(self) -> None:
        for step in (self.open, self.remove):
            step.setMinimumHeight(self.choose.sizeHint().height())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Words(label_of(_TABLE, _COLUMN), parent=self))
        column.addWidget(self.name)
        column.addWidget(Fitting(self.choose, self.open, self.remove, QWidget(), stretches=_LEFT, parent=self))
        column.addWidget(self.problem)
