"""Doing one action for a field or a table, and learning the sentence with which it was refused."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot

from app.ui.desk.workspace import Workspace


class Attempt(QObject):
    """Runs actions of the workspace; tells after each the answer and why it was refused, if it was."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._refusal = ""
        self.answer: Any = None
        workspace.refused.connect(self._refused)

    def run(self, label: str, action: Callable[..., object], *args: object, **kwargs: object) -> str:
        """Do one action; the sentence with which it was refused, or nothing. The answer is in `answer`."""
        self._refusal = ""
        self.answer = self._workspace.run(label, action, *args, **kwargs)
        return self._refusal

    @Slot(str)
    def _refused(self, sentence: str) -> None:
        self._refusal = sentence
