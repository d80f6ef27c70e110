"""Should we bid: ten questions, each answered with a tick or by the forecast, and what the answers come to."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.grants.bid_check import RULE, Answer, BidCheck, Question, questions, set_answer
from app.services.grants.grants import GrantDetail
from app.services.rows import action_words
from app.services.said.wording import Spans, plain
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.kit.cards import Note, empty
from app.ui.kit.pick_fields import YesNo
from app.ui.kit.words import Sentence, Words, tip

_HINT = f"Ten questions to ask before the hours are spent. {RULE}"
_WORKED_OUT = "Worked out from your plan, so there is nothing to tick."
_SHAPES = {"bid": "good", "borderline": "look", "no_bid": "act"}
_FOUND = {True: "good", False: "act", None: "look"}


class QuestionRow(QWidget):
    """A question, why it matters, and Yes or No to tick; or what the forecast says, which nobody can change here."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.yes, self.no = YesNo("Yes", self), YesNo("No", self)
        self._ticks = QWidget(self)
        self._said: tuple[bool | None, str] = (None, "")
        self._found = QVBoxLayout()
        self._lay_out()

    def show_answer(self, answer: Answer) -> None:
        """Show the answer, and who gave it."""
        self._ticks.setVisible(answer.yours)
        self.yes.set_value(answer.met is True)
        self.no.set_value(answer.met is False)
        said = (answer.met, "" if answer.yours else answer.sentence)
        if said != self._said:
            self._said = said
            self._show_found(*said)

    def _show_found(self, met: bool | None, sentence: str) -> None:  # noqa: FBT001  # an answer, not a switch
        empty(self._found)
        if sentence:
            note = Note(_FOUND[met], sentence, parent=self)
            self._found.addWidget(note)
            self._found.addWidget(Words(_WORKED_OUT, role="small", parent=self))
            note.show()

    def _lay_out(self) -> None:
        why = Words(self.question.why, role="small", parent=self)
        why.setToolTip(tip(f"Source: {self.question.source}"))
        for box in (self.yes, self.no):
            box.setAccessibleName(f"{box.text()}: {self.question.text}")
            box.setAccessibleDescription(self.question.why)
        ticks = QHBoxLayout(self._ticks)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(12)
        ticks.addWidget(self.yes)
        ticks.addWidget(self.no)
        ticks.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(2)
        column.addWidget(Words(self.question.text, parent=self))
        column.addWidget(why)
        column.addWidget(self._ticks)
        column.addLayout(self._found)


class CheckSection(Section):
    """The verdict, and under it the questions by group."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("grants.list.check", _HINT, parent)
        self._workspace = desk.workspace
        self._detail: GrantDetail | None = None
        self._answers: Mapping[str, Answer] = {}
        self._said: tuple[str, Spans] = ("", ())
        self._verdict = QVBoxLayout()
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self.rows: dict[str, QuestionRow] = {}
        self.add(self._verdict)
        self.add(self.problem)
        self._add_questions()

    def show_grant(self, detail: GrantDetail, check: BidCheck) -> None:
        """Show the check of a grant."""
        self._detail = detail
        self._say(_shape(check), check.sentence)
        self.problem.hide()
        self._answers = {answer.question.id: answer for answer in check.answers}
        for question, answer in self._answers.items():
            self.rows[question].show_answer(answer)

    def verdict(self) -> str:
        """What the answers come to, as it is said."""
        return plain(self._said[1])

    def _add_questions(self) -> None:
        group = ""
        for question in questions():
            if question.group != group:
                group = question.group
                self.add(Words(group, role="soft", parent=self))
            row = QuestionRow(question, self)
            row.yes.committed.connect(lambda ticked, row=row: self._answer(row, True if ticked else None))
            row.no.committed.connect(lambda ticked, row=row: self._answer(row, False if ticked else None))
            self.rows[question.id] = row
            self.add(row)

    def _answer(self, row: QuestionRow, met: bool | None) -> None:  # noqa: FBT001  # an answer, not a switch
        if self._detail is None:
            return
        label = action_words.answer_bid_check(self._detail.row.title, row.question.text)
        refusal = self._workspace.run(label, set_answer, self._detail.id, row.question.id, met).refusal
        self.problem.setText(refusal)
        self.problem.setVisible(bool(refusal))
        if refusal:
            row.show_answer(self._answers[row.question.id])

    def _say(self, shape: str, sentence: Spans) -> None:
        if (shape, sentence) == self._said:
            return
        self._said = shape, sentence
        empty(self._verdict)
        said = Note(shape, sentence, parent=self) if shape else Sentence(sentence, role="", parent=self)
        self._verdict.addWidget(said)
        said.show()


def _shape(check: BidCheck) -> str:
    """The shape of a verdict that stands; none while open questions can change it."""
    return "" if check.verdict.can_change else _SHAPES[check.verdict.verdict]
