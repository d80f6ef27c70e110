"""Supervision: who is due and overdue, recording what was held, the plans, and who has cover."""

from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Slot

from app.models.choices import SupervisionKind
from app.places import name_of
from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.people.words import ENGAGEMENT_WORDS
from app.services.rows import action_words
from app.services.rows.checks import heading_of
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, empty_as_usual
from app.ui.kit.short_kinds import short_day
from app.ui.pages.people.part import ANY_ENGAGEMENT, PeoplePart
from app.ui.pages.people.record import RecordLine
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice

_PLANS = RowWords(
    "supervision_plan",
    "Add a plan",
    "Promise supervision to a person, a role, or everyone who works in one way. Choose how often and how long.",
)
_SESSIONS = RowWords("supervision_session", "Add a session", "Sessions that were held.")
_USUAL = empty_as_usual("kind", "minutes", "sessions_a_year", "group_size", "rate", "travel", "attendance", "start")


class SupervisionPart(PeoplePart):
    """Sessions by person and plan of the year; plans; cover; and what was recorded."""

    tables = frozenset({"supervision_plan", "supervision_session"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people, self._plans = LiveChoices(), LiveChoices()
        self._names: dict[object, tuple[str, str]] = {}
        self.status = self.shown_table(
            _status_columns(self._today), name_of("people.supervision.year"), "No plan covers anybody."
        )
        self.record = RecordLine(
            self._today, (("Record as held", self.hold_one), ("Record for the group", self.hold_all)), parent=self
        )
        self.record.setVisible(self.can_change())
        self.status.chosen.connect(self._show_whom)
        self.cover = self.shown_table(_cover_columns(), "Cover", "Add people to see who has nobody.")
        self._status_card = self.card("people.supervision.year", "", self.record, self.status)
        self.card("people.supervision.cover", "", self.cover)
        plans = self.rows(_PLANS, self._plan_columns(), _USUAL, lambda: {"start": self._today()})
        self.card(
            "people.supervision.plans",
            "A plan with no names covers everyone. With several conditions, it covers people who meet all of them. "
            "A group costs its rate and travel once a session.",
            plans,
        )
        self.card(
            "people.supervision.held",
            "Delete what was recorded by mistake.",
            self.rows(_SESSIONS, self._session_columns()),
        )
        self.column.addStretch(1)

    def show_view(self, view: PeopleView) -> None:
        """Show the year's sessions and who has cover."""
        self._people.set([(None, "Anybody"), *view.people.items()])
        self._plans.set(tuple(view.plans.items()))
        self._status_card.title.setText(f"Sessions in {view.year}")
        rows = [
            {
                "id": (each.person, each.plan),
                "person": view.people[each.person],
                "plan": view.plans[each.plan],
                "planned": each.planned,
                "due": each.due,
                "held": each.held,
                "credit": each.credit,
                "overdue": f"● {each.overdue}" if each.overdue else "",
                "next": each.next_due,
            }
            for each in sorted(view.supervision, key=lambda each: not each.overdue)
        ]
        self._names = {row["id"]: (str(row["plan"]), str(row["person"])) for row in rows}
        self.status.rows_model().set_rows(rows)
        self.cover.rows_model().set_rows(
            [
                {
                    "id": each.engagement,
                    "engagement": ENGAGEMENT_WORDS[each.engagement],
                    "people": each.people,
                    **each.by_kind,
                    "nobody": ", ".join(view.people[person] for person in each.nobody),
                }
                for each in view.cover
            ]
        )
        self._show_whom(self.status.current_key())

    def hold_one(self, day: date) -> str:
        """Record a session of those whose rows are selected."""
        keys = cast("list[tuple[int, int]]", self.status.selected_keys())
        if not keys:
            return "Choose a person first: go to a row of the table."
        people = [person for person, plan in keys if plan == keys[0][1]]
        return self._hold(action_words.record_session(*self._names[keys[0]]), keys[0][1], people, day)

    def hold_all(self, day: date) -> str:
        """Record a session of everybody whom the plan of the selected row covers."""
        key = self.status.current_key()
        if not isinstance(key, tuple):
            return "Choose a plan first: go to a row of the table."
        plan, _ = self._names[key]
        return self._hold(action_words.record_session(plan), key[1], [], day)

    def _hold(self, label: str, plan: int, people: list[int], day: date) -> str:
        return self.desk.workspace.run(label, people_edits.hold_session, plan, people, day, self._today()).refusal

    @Slot(object)
    def _show_whom(self, key: object) -> None:
        self.record.say("")
        plan, person = self._names.get(key, ("", ""))
        self.record.whom.setText(
            f"For {person}, {plan}:"
            if person
            else "To record a session, choose a row, then the day on which it was held."
        )

    def _today(self) -> date:
        return self.desk.workspace.today

    def _plan_columns(self) -> tuple[Column, ...]:
        of = partial(stored_column, "supervision_plan", editable=True, today=self._today)
        widths = {"provider": 40, "sessions_a_year": 52, "minutes": 46, "group_size": 50, "rate": 62, "travel": 56}
        return (
            of("name"),
            of("kind", 80),
            of("person_id", 60, choices=self._people, reader=live_choice(self._people, optional=True)),
            of("role", 60),
            of("engagement", 60, choices=ANY_ENGAGEMENT),
            *(of(name, width) for name, width in widths.items()),
            of("attendance", 50),
            of("start", 60, optional=True),
            of("end", 44),
        )

    def _session_columns(self) -> tuple[Column, ...]:
        person, plan = live_choice(self._people), live_choice(self._plans)
        of = partial(stored_column, "supervision_session", editable=True, today=self._today)
        return (
            of("supervision_plan_id", choices=self._plans, reader=plan),
            of("person_id", choices=self._people, reader=person),
            of("held_on", 110),
            of("minutes", 80),
        )


def _status_columns(today: Any) -> tuple[Column, ...]:
    return (
        Column("person", heading_of("supervision_session", "person_id")),
        Column("plan", heading_of("supervision_session", "supervision_plan_id")),
        Column("planned", "Planned", "number", 66),
        Column("due", "Due by today", "number", 88),
        Column("held", "Held", "number", 52),
        Column("credit", "Minutes held", "number", 120, hint="Of a group session half, or an equal share"),
        Column("overdue", "Overdue", "text", 70, align="right", tone=lambda row: "red" if row["overdue"] else ""),
        Column("next", "Next", "date", 100, reader=short_day(today)),
    )


def _cover_columns() -> tuple[Column, ...]:
    return (
        Column("engagement", heading_of("person", "engagement"), "text", 100),
        Column("people", "People", "number", 60),
        *(Column(each.value, each.label, "number", 90) for each in SupervisionKind),
        Column("nobody", "Nobody supervises", tone=lambda _row: "amber"),
    )
