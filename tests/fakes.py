"""Stand-ins for what would stop a test."""
# ruff: noqa: ARG002  # a stand-in has the signatures of what it stands for

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from app.ui.desk.ask import Asker, FileKinds
from app.ui.kit.words import Choices


class FakeAsker(Asker):
    """Answers by itself: the answers given are used up in order; what was asked is kept in `asked`.

    An answer to a dialog that is shown may be what somebody does with it.
    """

    def __init__(self, *answers: object) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, str]] = []

    def yes_no(self, parent: QWidget | None, title: str, sentence: str, yes_label: str, no_label: str) -> bool:
        return bool(self._answer(title, f"{sentence} [{yes_label}/{no_label}]"))

    def tell(self, parent: QWidget | None, title: str, sentence: str, button: str = "Close") -> None:
        self.asked.append((title, f"{sentence} [{button}]"))

    def text(
        self, parent: QWidget | None, title: str, sentence: str, *, start: str = "", yes_label: str = "Continue"
    ) -> str | None:
        answer = self._answer(title, f"{sentence} [{start}/{yes_label}]")
        return None if answer is None else str(answer)

    def choose(
        self, parent: QWidget | None, title: str, sentence: str, choices: Choices, *, yes_label: str = "Continue"
    ) -> object | None:
        answer = self._answer(title, f"{sentence} [{yes_label}]")
        assert answer is None or answer in [value for value, _ in choices]
        return answer

    def open_file(
        self, parent: QWidget | None, title: str, kinds: FileKinds = (), *, folder: Path | None = None
    ) -> Path | None:
        return self._path(title, f"open {kinds} {folder}")

    def save_file(self, parent: QWidget | None, title: str, suggested: Path, kinds: FileKinds = ()) -> Path | None:
        return self._path(title, f"save {suggested} {kinds}")

    def folder(self, parent: QWidget | None, title: str, *, folder: Path | None = None) -> Path | None:
        return self._path(title, f"folder {folder}")

    def show(self, dialog: QDialog) -> bool:
        answer = self._answer(dialog.windowTitle(), type(dialog).__name__)
        agreed = bool(answer(dialog) if callable(answer) else answer)
        dialog.deleteLater()
        return agreed

    def titles(self) -> Sequence[str]:
        return [title for title, _ in self.asked]

    def _path(self, title: str, detail: str) -> Path | None:
        answer = self._answer(title, detail)
        assert answer is None or isinstance(answer, Path)
        return answer

    def _answer(self, title: str, detail: str) -> object:
        self.asked.append((title, detail))
        assert self.answers, f"an answer is wanted for “{title}”: {detail}"
        return self.answers.pop(0)
