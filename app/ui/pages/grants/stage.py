"""The stage of a grant: a choice that asks, in place, only what the new stage needs."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.models.choices import Stage
from app.places import field_of
from app.services.grants.grants import NEEDED, OFFERED, GrantDetail, grant_detail, set_stage
from app.services.rows import action_words
from app.services.rows.checks import label_of
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.cards import Button, Note, PrimaryButton, empty
from app.ui.kit.form import FormRow
from app.ui.kit.line_fields import LineField
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Words

_AGREE = {Stage.AWARDED: "Mark as awarded", Stage.SUBMITTED: "Mark as submitted"}
_ASKED = {
    Stage.AWARDED: "Good news. How much, and when did you hear?",
    Stage.SUBMITTED: "When did it go off, and when will you hear?",
}


def asks(values: Mapping[str, Any], stage: Stage) -> Sequence[str]:
    """The columns to ask for when a grant comes into a stage: none when all that it needs is known."""
    needed = NEEDED.get(stage, ())
    if all(values[column] is not None for column in needed):
        return ()
    return (*needed, *(column for column in OFFERED.get(stage, ()) if values[column] is None))


def suggested(values: Mapping[str, Any], column: str, today: date) -> object:
    """What stands in a field when it is asked for: what is known, or what is most likely meant."""
    if values[column] is not None:
        return values[column]
    if column == "amount_awarded":
        return values["amount_applied"]
    return today if column in {"awarded_on", "submitted_on"} else None


class StageBar(QWidget):
    """Shows the stage, moves the grant to another, and tells when a fund was made for it.

    Enter goes through a question and agrees at its end; a question left for another grant is open again on coming back.
    """

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: GrantDetail | None = None
        self._wanted: Stage | None = None
        self._left: dict[int, tuple[Stage, Mapping[str, object]]] = {}
        self._form = StoredForm("grant", self._today, self)
        self.choice = Choice([(stage, stage.label) for stage in Stage], self)
        self.choice.setAccessibleName(label_of("grant", "stage"))
        self.choice.setObjectName(field_of("grant", "stage"))
        self.choice.setMinimumWidth(220)
        self.choice.committed.connect(self._chosen)
        self._problem = Words("", role="problem", parent=self)
        self._question = QFrame(self)
        self._question.setProperty("role", "message")
        self._asked = QVBoxLayout(self._question)
        self._asked.setContentsMargins(12, 10, 12, 12)
        self._told = QVBoxLayout()
        self._lay_out()
        self._close()

    def show_grant(self, detail: GrantDetail) -> None:
        """Show the stage of a grant; a question about the same grant stays open."""
        before = self._detail
        same = before is not None and before.id == detail.id
        moved = same and before is not None and before.row.stage is not detail.row.stage
        if before is not None and not same and self._wanted is not None:
            self._left[before.id] = (self._wanted, self._form.values())
        self._detail = detail
        if before is None or not same or before.values["fund_id"] != detail.values["fund_id"]:
            empty(self._told)  # what it says was true of another grant or another fund
        if not same or moved or self._wanted is None:
            self._close()
        if not same:
            self._ask_again(detail)

    def asking(self) -> bool:
        """Whether a question is open."""
        return self._wanted is not None

    def keep(self) -> None:
        """Leave the stage as it is."""
        self._close()

    @Slot(object)
    def _chosen(self, stage: Stage) -> None:
        if self._detail is None:
            return
        columns = asks(self._detail.values, stage)
        if columns:
            self._ask(stage, columns)
        else:
            self._move(stage, {})

    def _ask_again(self, detail: GrantDetail) -> None:
        """Open the question that was left half answered."""
        stage, answers = self._left.pop(detail.id, (detail.row.stage, {}))
        if stage is not detail.row.stage and asks(detail.values, stage):
            self.choice.set_value(stage)
            self._open(stage, asks(detail.values, stage))
            self._form.set_values(object(), answers)

    def _ask(self, stage: Stage, columns: Sequence[str]) -> None:
        self._open(stage, columns)
        first = self._fields()[0]
        first.setFocus()
        if isinstance(first, LineField):
            first.selectAll()

    def _open(self, stage: Stage, columns: Sequence[str]) -> None:
        assert self._detail is not None  # noqa: S101 - only called with a grant
        self._wanted = stage
        empty(self._asked)
        self._form = StoredForm("grant", self._today, self._question)
        for start in range(0, len(columns), 2):
            self._form.add_stored_beside(*columns[start : start + 2])
        values = self._detail.values
        self._form.set_values(
            object(), {column: suggested(values, column, self._desk.workspace.today) for column in columns}
        )
        self._asked.addWidget(Words(_ASKED[stage], parent=self._question))
        self._asked.addWidget(self._form)
        self._asked.addLayout(self._buttons(stage))
        self._question.show()
        self._put_after_choice()
        self._lead_through()

    def _fields(self) -> list[QWidget]:
        return [row.field for row in self._form.findChildren(FormRow)]

    def _lead_through(self) -> None:
        """Enter goes from field to field, and agrees in the last."""
        fields = self._fields()
        for each, after in zip(fields, (*fields[1:], None), strict=True):
            if isinstance(each, LineField):
                each.returnPressed.connect(self._agree if after is None else after.setFocus)

    def _put_after_choice(self) -> None:
        """Tab goes from the choice through the question, then on."""
        before: QWidget = self.choice
        for each in (*self._fields(), *self._question.findChildren(Button)):
            QWidget.setTabOrder(before, each)
            before = each

    def _today(self) -> date:
        return self._desk.workspace.today

    def _buttons(self, stage: Stage) -> QHBoxLayout:
        agree = PrimaryButton(_AGREE[stage], self._question)
        keep = Button("Not now", self._question)
        agree.clicked.connect(self._agree)
        keep.clicked.connect(self.keep)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(agree)
        row.addWidget(keep)
        row.addStretch(1)
        return row

    @Slot()
    def _agree(self) -> None:
        if self._wanted is not None and self._form.commit():
            self._move(self._wanted, self._form.values())

    def _move(self, stage: Stage, answers: Mapping[str, object]) -> None:
        assert self._detail is not None  # noqa: S101 - only called with a grant
        before = self._detail
        label = action_words.move_grant(before.row.title, stage)
        refusal = self._desk.workspace.run(label, set_stage, before.id, stage, answers).refusal
        self._problem.setText(refusal)
        self._problem.setVisible(bool(refusal))
        if refusal:
            if self._wanted is None:
                self.choice.set_value(before.row.stage)
            return
        after = self._desk.workspace.read(grant_detail, before.id)
        self._detail = after
        self._close()
        if before.values["fund_id"] is None and after.values["fund_id"] is not None:
            self._tell(
                f"A restricted fund called “{after.row.fund}” was made for this money, so that it is kept apart."
            )

    def _tell(self, sentence: str) -> None:
        empty(self._told)
        note = Note("good", sentence, parent=self)
        self._told.addWidget(note)
        note.show()

    def _close(self) -> None:
        self._wanted = None
        self._question.hide()
        self._problem.hide()
        if self._detail is not None:
            self.choice.set_value(self._detail.row.stage)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Words(label_of("grant", "stage"), parent=self, wrap=False))
        row.addWidget(self.choice)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._problem)
        column.addWidget(self._question)
        column.addLayout(self._told)
        self._asked.setAlignment(Qt.AlignmentFlag.AlignTop)
