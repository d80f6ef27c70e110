"""What the window asks where a file cannot be opened as it is."""

from typing import Literal

from app.ui.desk.ask import Asker
from app.ui.window.shell import Shell


class OpeningQuestions:
    """Asks whether to open a copy of a file in use, or the backup of a damaged one."""

    def __init__(self, shell: Shell, ask: Asker) -> None:
        self._shell = shell
        self._ask = ask

    def in_use(self, sentence: str, *, can_take_over: bool) -> Literal["copy", "take", "no"]:
        """A copy, the file all the same, or nothing."""
        take = (("take", "Open it here: nobody is working on it"),) if can_take_over else ()
        # Never the copy first: two files that both grow are worse than none opened.
        answers = (("no", "Leave it for now"), *take, ("copy", "Open a copy, which goes its own way from here"))
        answer = self._ask.choose(self._shell, "The file is open elsewhere", sentence, answers)
        return "copy" if answer == "copy" else "take" if answer == "take" else "no"

    def damaged(self, sentence: str) -> bool:
        """Whether to open the backup."""
        return self._ask.yes_no(self._shell, "The file is damaged", sentence, "Open the backup", "Leave it")
