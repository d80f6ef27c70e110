"""Training: who stands how to which course, recording and booking, the courses, and who needs them."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QModelIndex, Slot

from app.dates import format_day
from app.places import name_of
from app.planning.people.training import EXPIRED, EXPIRING, HELD, MISSING, PLANNED, TrainingCell
from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.rows import action_words
from app.services.rows.checks import heading_of
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, empty_as_usual
from app.ui.kit.pick_fields import Choice
from app.ui.pages.people.part import ANY_ENGAGEMENT, PeoplePart
from app.ui.pages.people.record import RecordLine
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice
from app.ui.table.view import Table

_COURSES = RowWords("course", "Add a course", "Safeguarding, first aid, data protection …")
_NEEDS = RowWords(
    "course_need", "Choose a course", "Choose who needs which course: a role, a way of working, or everyone."
)
_RECORDS = RowWords("training_record", "Choose a course")
_TONES = {MISSING: "red", EXPIRED: "red", EXPIRING: "amber", PLANNED: "primary"}
_LEGEND = "✓ valid until · ▲ runs out within 90 days · ● missing, or ran out · → booked for · – not needed"


class TrainingPart(PeoplePart):
    """The matrix, a line that records, courses, needs and records."""

    tables = frozenset({"course", "course_need", "training_record"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people, self._courses = LiveChoices(), LiveChoices()
        self._shown: tuple[tuple[int, str], ...] = ()
        self.matrix = self._new_matrix(())
        self.course = Choice(parent=self, prompt=heading_of("course", "name"))
        self.course.setAccessibleName(heading_of("course", "name"))
        self.course.setMinimumWidth(_COURSE_WIDTH)
        steps = (("Record as done", self.complete), ("Book for this day", self.book))
        self.record = RecordLine(self._today, steps, self.course, parent=self)
        self.record.setVisible(self.can_change())
        self._matrix_card = self.card("people.training.matrix", _LEGEND, self.record, self.matrix)
        self.card(
            "people.training.courses",
            "Say how long a course is valid and what it costs: providers differ, and both change.",
            self.rows(_COURSES, _course_columns(), empty_as_usual("cost")),
        )
        self.card(
            "people.training.needs",
            "Choose a role or a way of working. Leave both empty if everyone needs it.",
            self.rows(_NEEDS, self._need_columns()),
        )
        self.card("people.training.records", "", self.rows(_RECORDS, self._record_columns()))
        self.column.addStretch(1)

    def show_view(self, view: PeopleView) -> None:
        """Show the matrix, made anew when there are other courses."""
        self._people.set(tuple(view.people.items()))
        courses = tuple(view.courses.items())
        self._courses.set(courses)
        self.course.set_choices(courses)
        if courses != self._shown:
            self._replace(courses)
        rows: dict[int, dict[str, Any]] = {}
        for cell in view.matrix:
            row = rows.setdefault(cell.person, {"id": cell.person, "name": view.people[cell.person]})
            row |= {f"c{cell.course}": cell_text(cell), f"s{cell.course}": cell.state}
        self.matrix.rows_model().set_rows(list(rows.values()))
        self._show_whom()

    def complete(self, day: date) -> str:
        """Record that those who are selected have done the course."""
        return self._run(action_words.record_course, people_edits.complete_course, day, self._today())

    def book(self, day: date) -> str:
        """Book those who are selected on the course."""
        return self._run(action_words.book_course, people_edits.book_course, day)

    def _run(self, called: Callable[[str], str], action: Any, *days: date) -> str:
        course = self.course.value()
        people = cast("list[int]", self.matrix.selected_keys())
        if not isinstance(course, int):
            return "Choose a course first."
        label = called(dict(self._shown)[course])
        return self.desk.workspace.run(label, action, course, people, *days).refusal

    def _replace(self, courses: tuple[tuple[int, str], ...]) -> None:
        self._shown = courses
        old, self.matrix = self.matrix, self._new_matrix(courses)
        self._matrix_card.body.replaceWidget(old, self.matrix)
        old.hide()
        old.deleteLater()

    def _new_matrix(self, courses: tuple[tuple[int, str], ...]) -> Table:
        columns = [Column("name", heading_of("training_record", "person_id"), "text", 150)]
        for key, name in courses:
            columns.append(Column(f"c{key}", name, value=_value(f"c{key}"), tone=partial(_tone, f"s{key}"), hint=name))
        made = self.shown_table(
            columns, name_of("people.training.matrix"), "Add people and courses to see the training held."
        )
        made.selectionModel().currentChanged.connect(self._cell_chosen)
        return made

    @Slot(QModelIndex, QModelIndex)
    def _cell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        """The course of the column that one is in is the one to record."""
        if current.isValid() and 0 < current.column() <= len(self._shown):
            self.course.set_value(self._shown[current.column() - 1][0])
        self._show_whom()

    def _show_whom(self) -> None:
        row = self.matrix.rows_model().row_of(self.matrix.current_key())
        name = "" if row is None else self.matrix.rows_model().text(row, 0)
        self.record.say("")
        self.record.whom.setText(
            f"For {name}:" if name else "To record or book a course, choose a person, then the course and the day."
        )

    def _today(self) -> date:
        return self.desk.workspace.today

    def _need_columns(self) -> tuple[Column, ...]:
        of, course = partial(stored_column, "course_need", editable=True), live_choice(self._courses)
        return (
            of("course_id", choices=self._courses, reader=course),
            of("role"),
            of("engagement", 150, choices=ANY_ENGAGEMENT),
        )

    def _record_columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "training_record", editable=True, today=self._today)
        course, person = live_choice(self._courses), live_choice(self._people)
        return (
            of("course_id", choices=self._courses, reader=course),
            of("person_id", choices=self._people, reader=person),
            of("planned_on", 108),
            of("completed_on", 108),
            of("expires_on", 108),
            of("cost", 84),
        )


def cell_text(cell: TrainingCell) -> str:
    """A shape and a word for how someone stands to a course."""
    if cell.state == PLANNED and cell.booked is not None:
        return f"→ {_short(cell.booked)}"
    until = "" if cell.until is None else _short(cell.until)
    shown = {
        MISSING: "● missing",
        EXPIRED: f"● ran out {until}",
        EXPIRING: f"▲ {until}",
        HELD: f"✓ {until}".strip(),
    }.get(cell.state, "–")
    return shown if cell.booked is None else f"{shown} → {_short(cell.booked)}"


def _short(day: date) -> str:
    return f"{format_day(day)} {day.year}"


def _value(key: str) -> Any:
    return lambda row: row.get(key, "")


def _tone(key: str, row: Any) -> str:
    return _TONES.get(row.get(key, ""), "")


def _course_columns() -> tuple[Column, ...]:
    of = partial(stored_column, "course", editable=True)
    return of("name"), of("provider"), of("validity_months", 130), of("cost", 104)


_COURSE_WIDTH = 240
