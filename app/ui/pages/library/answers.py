"""Answers that are used again: who looks after each, when it is reviewed next, where it is used, and its words."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot

from app.services.library.answer_names import StrayName
from app.services.library.answers import Answer, State, answers
from app.text import plural
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_part import StoredPart
from app.ui.desk.stored_rows import RowWords
from app.ui.pages.library.answer_words import AnswerWords
from app.ui.table.column import Column
from app.work.spelling import strays_of

_WORDS = RowWords(
    "library_answer",
    "Add an answer",
    "Answers that buyers ask for again and again: who you are, how you keep people safe, what people say.",
)
_STATES: Mapping[State, str] = {"late": "Review overdue", "in date": "In date", "no date": "No review date"}
_NAMES = ", names others"
"""Added where a name was left in it that does not belong in every document."""


class AnswersPart(StoredPart):
    """The list, and under it the answer that is chosen."""

    tables = frozenset({"library_answer"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        today = lambda: desk.workspace.today  # noqa: E731 - one name for all columns
        of = partial(stored_column, "library_answer", today=today, editable=True)
        self.list = self.rows(
            _WORDS,
            (
                of("title"),
                of("review_by"),
                Column("state", "State", tone=lambda row: row["tone"]),
                Column("used", "Used in", folds=True),
                of("tags", folds=True),
                of("owner", folds=True),
                of("reviewed_on", folds=True),
            ),
        )
        self.card("library.answers.list", "A document takes a copy, so that what was sent stays as it was.", self.list)
        self.words = AnswerWords(desk, self)
        self.column.addWidget(self.words)
        self.column.addStretch(1)
        self._answers: Mapping[int, Answer] = {}
        self._strays: Mapping[int, Sequence[StrayName]] = {}
        self._chosen: int | None = None
        self.list.table.chosen.connect(self._choose)
        self.list.editor.added.connect(self._added)

    def refresh(self) -> None:
        """Show what is stored, each answer with its state on this day."""
        read = self.desk.workspace.read
        found = read(answers, self.desk.workspace.today)
        self._answers = {each.id: each for each in found}
        self._strays = read(strays_of, found)
        self.list.set_rows([self._row(each) for each in found])
        if self._chosen not in self._answers:
            self._chosen = next(iter(self._answers), None)
        self._show()

    def show_record(self, table: str, row: int | None) -> None:
        """Bring an answer into sight, with its words."""
        super().show_record(table, row)
        self._choose(row)

    def _row(self, answer: Answer) -> dict[str, Any]:
        strays = self._strays[answer.id]
        stored = ("id", "title", "tags", "owner", "reviewed_on", "review_by")
        return {
            **{name: getattr(answer, name) for name in stored},
            "state": f"{_STATES[answer.state]}{_NAMES}" if strays else _STATES[answer.state],
            "tone": "amber" if strays or answer.state == "late" else "",
            "used": plural(len(answer.documents), "document") if answer.used else "",
        }

    def _show(self) -> None:
        answer = self._answers.get(self._chosen or 0)
        self.words.setVisible(answer is not None)
        if answer is not None:
            self.words.show_answer(answer, self._strays[answer.id])

    @Slot(object)
    def _choose(self, key: object) -> None:
        if isinstance(key, int) and key in self._answers and key != self._chosen:
            self._chosen = key
            self._show()

    @Slot(int, object)
    def _added(self, key: int, _values: object) -> None:
        self._chosen = key
        self.refresh()
