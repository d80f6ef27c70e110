"""Every question that stops the user stands here, behind one small class, so that tests answer without a dialog."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.text import one_line
from app.ui.kit.cards import Button, PrimaryButton
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.words import Choices, Words

FileKinds = Sequence[tuple[str, Sequence[str]]]
"""What a file may be: words for people and endings without the dot, such as ("Spreadsheets", ("xlsx", "ods"))."""


class Asker:
    """Asks the user. A page is given one; tests give it one that answers by itself."""

    def yes_no(self, parent: QWidget | None, title: str, sentence: str, yes_label: str, no_label: str) -> bool:
        """Whether the user agrees; Esc and closing mean no."""
        sheet = _Sheet(parent, title, sentence)
        sheet.finish(yes_label, no_label)
        return self.show(sheet)

    def tell(self, parent: QWidget | None, title: str, sentence: str, button: str = "Close") -> None:
        """Say something that must not be missed."""
        sheet = _Sheet(parent, title, sentence)
        sheet.finish(button)
        self.show(sheet)

    def text(
        self, parent: QWidget | None, title: str, sentence: str, *, start: str = "", yes_label: str = "Continue"
    ) -> str | None:
        """One line of text, or None when the user turned back or typed nothing."""
        sheet = _Sheet(parent, title, sentence)
        field = TextEdit(sheet)
        field.setAccessibleName(title)
        field.setText(start)
        field.selectAll()
        sheet.add(field)
        sheet.finish(yes_label, "Cancel")
        field.setFocus()
        found = one_line(field.text()) if self._run(sheet) else ""
        sheet.deleteLater()
        return found or None

    def choose(
        self, parent: QWidget | None, title: str, sentence: str, choices: Choices, *, yes_label: str = "Continue"
    ) -> object | None:
        """One of several (value, label) pairs, or None when the user turned back."""
        sheet = _Sheet(parent, title, sentence)
        buttons = sheet.add_choices([label for _, label in choices])
        sheet.finish(yes_label, "Cancel")
        agreed = self._run(sheet)
        picked = next((at for at, button in enumerate(buttons) if button.isChecked()), None)
        sheet.deleteLater()
        return choices[picked][0] if agreed and picked is not None else None

    def open_file(
        self, parent: QWidget | None, title: str, kinds: FileKinds = (), *, folder: Path | None = None
    ) -> Path | None:
        """A file that is there, or None."""
        dialog = QFileDialog(parent, title, str(folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(_filters(kinds))
        return self._file(dialog)

    def save_file(self, parent: QWidget | None, title: str, suggested: Path, kinds: FileKinds = ()) -> Path | None:
        """Where to save, or None. The system asks before a file that is there would be replaced."""
        dialog = QFileDialog(parent, title, str(suggested.parent))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(_filters(kinds))
        if kinds and kinds[0][1]:
            dialog.setDefaultSuffix(kinds[0][1][0])
        dialog.selectFile(suggested.name)
        return self._file(dialog)

    def folder(self, parent: QWidget | None, title: str, *, folder: Path | None = None) -> Path | None:
        """A folder that is there, or None."""
        dialog = QFileDialog(parent, title, str(folder or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        return self._file(dialog)

    def show(self, dialog: QDialog) -> bool:
        """Show a dialog of one's own until it is closed, then let go of it; whether it was accepted."""
        agreed = self._run(dialog)
        dialog.deleteLater()
        return agreed

    def _file(self, dialog: QFileDialog) -> Path | None:
        names = dialog.selectedFiles() if self._run(dialog) else []
        dialog.deleteLater()
        return Path(names[0]) if names else None

    def _run(self, dialog: QDialog) -> bool:
        return dialog.exec() == QDialog.DialogCode.Accepted


class _Sheet(QDialog):
    """A title, a sentence, what is asked for, and one or two buttons; all words are shown as they are."""

    def __init__(self, parent: QWidget | None, title: str, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(420)
        self.setMaximumWidth(640)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self.add(Words(title, role="name", parent=self))
        self.add(Words(sentence, parent=self))
        self.setAccessibleDescription(sentence)

    def add(self, widget: QWidget) -> None:
        """Put something under what is there."""
        self._column.addWidget(widget)

    def add_choices(self, labels: Sequence[str]) -> list[QRadioButton]:
        """Put one round button per label, the first one chosen; a long list scrolls."""
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        buttons = [QRadioButton(label.replace("&", "&&"), inner) for label in labels]
        for button in buttons:
            column.addWidget(button)
        if buttons:
            buttons[0].setChecked(True)
        if len(buttons) <= 8:
            self.add(inner)
            return buttons
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        self.add(scroll)
        return buttons

    def finish(self, yes_label: str, no_label: str = "") -> None:
        """Put the buttons; Enter presses the first."""
        row = QHBoxLayout()
        row.addStretch(1)
        yes = PrimaryButton(yes_label, self)
        yes.setDefault(True)
        yes.clicked.connect(self.accept)
        if no_label:
            no = Button(no_label, self)
            no.clicked.connect(self.reject)
            row.addWidget(no)
        row.addWidget(yes)
        self._column.addLayout(row)


def _filters(kinds: FileKinds) -> list[str]:
    named = [f"{words} ({' '.join(f'*.{ending}' for ending in endings)})" for words, endings in kinds]
    return [*named, "All files (*)"]
