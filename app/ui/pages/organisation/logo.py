"""The logo: chosen from a file, seen small as it is on paper, and removed."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.problems import Refused
from app.services.organisation.attachments import logo, remove_logo, set_logo
from app.services.rows import action_words
from app.services.rows.fields import FIELDS
from app.ui.desk.ask import FileKinds
from app.ui.desk.desk import Desk
from app.ui.desk.tasks import Progress
from app.ui.kit.cards import Button, LinkButton
from app.ui.kit.words import Words
from app.work.logo import LogoFile, read_logo

_PICTURES: FileKinds = (("Pictures", ("png", "jpg", "jpeg")),)
_TALL, _WIDE = 64, 220


class LogoRow(QWidget):
    """The picture and what can be done with it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._shown: tuple[str, bytes] | None = None
        self.setObjectName("field:organisation.logo_id")
        self.picture = QLabel(self)
        self.picture.setProperty("role", "paper")
        self.picture.setAccessibleName("Your logo")
        self.none = Words("None. A logo stands on the first page of documents.", role="small", parent=self)
        self.choose = Button("Choose a picture …", self)
        self.remove = LinkButton("Remove it", self)
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self._lay_out()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(self._remove)

    def refresh(self) -> None:
        """Show the logo that is kept, or say that it is damaged."""
        damaged, data = "", b""
        try:
            data = self._desk.workspace.read(logo)
        except Refused as refusal:
            damaged = str(refusal)
        if (damaged, data) == self._shown:
            return
        self._shown = damaged, data
        self._say(damaged)
        picture = QPixmap()
        there = bool(data) and picture.loadFromData(data)
        if there:
            self.picture.setPixmap(
                picture.scaled(
                    _WIDE, _TALL, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        writes = not self._desk.workspace.read_only
        self.picture.setVisible(there)
        self.none.setVisible(not (data or damaged))
        self.choose.setVisible(writes)
        self.remove.setVisible(writes and bool(data or damaged))

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    @Slot()
    def _choose(self) -> None:
        path = self._desk.ask.open_file(self, "Choose your logo", _PICTURES)
        if path is None:
            return
        self._say("")

        def read(_progress: Progress) -> LogoFile:
            return read_logo(path)

        self._desk.tasks.run(read, done=self._keep, failed=self._failed, label="Reading the picture", owner=self)

    def _keep(self, file: LogoFile) -> None:
        workspace = self._desk.workspace
        label = action_words.change("organisation", "", "logo_id")
        today = workspace.today
        self._say(workspace.run(label, set_logo, file.name, file.data, file.media_type, today=today).refusal)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refused):
            raise error
        self._say(str(error))

    @Slot()
    def _remove(self) -> None:
        self._desk.workspace.run(action_words.change("organisation", "", "logo_id"), remove_logo)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        for part in (self.picture, self.choose, self.remove):
            line.addWidget(part)
        line.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Words(FIELDS["organisation"]["logo_id"].label, parent=self))
        column.addWidget(self.none)
        column.addLayout(line)
        column.addWidget(self.problem)
