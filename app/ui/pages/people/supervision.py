"""Supervision: who is due and overdue, recording what was held, the plans, and who has cover."""

from datetime import date
from typing import Any, cast

from PySide6.QtCore import Slot

from app.models.choices import SupervisionKind
from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.people.words import ENGAGEMENT_WORDS
from app.ui.desk.desk import Desk
from app.ui.desk.stored_rows import RowWords
from app.ui.kit import kinds
from app.ui.kit.short_kinds import short_day
from app.ui.pages.people.part import ANY_ENGAGEMENT, PeoplePart, usual
from app.ui.pages.people.record import RecordLine
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice

_KINDS = tuple((each, each.label) for each in SupervisionKind)
_MONEY = kinds.money(least=0)
_PLANS = RowWords(
    "supervision_plan",
    "supervision plan",
    "supervision plans",
    "Add a plan",
    "Promise supervision to a person, a role or everybody who works in one way. How often and how long is your choice.",
)
_SESSIONS = RowWords("supervision_session", "session", "sessions", "Add a session", "Sessions that were held.")
_USUAL = usual("kind", "minutes", "sessions_a_year", "group_size", "rate", "travel", "attendance", "start")


class SupervisionPart(PeoplePart):
    """Sessions by person and plan of the year; plans; cover; and what was recorded."""

    tables = frozenset({"supervision_plan", "supervision_session"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people, self._plans = LiveChoices(), LiveChoices()
        self._names: dict[object, str] = {}
        self.status = self.shown_table(_status_columns(self._today), "Sessions of the year", "No plan covers anybody.")
        self.record = RecordLine(
            self._today, (("Record as held", self.hold_one), ("Held by the whole group", self.hold_all)), parent=self
        )
        self.record.setVisible(self.can_change())
        self.status.chosen.connect(self._show_whom)
        self.cover = self.shown_table(_cover_columns(), "Cover", "Add people to see who has nobody.")
        self._status_card = self.card("people.supervision.year", "", self.record, self.status)
        self.card("people.supervision.cover", "", self.cover)
        plans = self.rows(_PLANS, self._plan_columns(), _USUAL, lambda: {"start": self._today()})
        self.card(
            "people.supervision.plans",
            "A plan that names nobody is for everybody; one that names several things, for whom all of them fit. "
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
        self._names = {row["id"]: f"{row['person']}, {row['plan']}" for row in rows}
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
        label = f"Record a session: {self._names[keys[0]]}"
        return self._hold(label, keys[0][1], people, day)

    def hold_all(self, day: date) -> str:
        """Record a session of everybody whom the plan of the selected row covers."""
        key = self.status.current_key()
        if not isinstance(key, tuple):
            return "Choose a plan first: go to a row of the table."
        return self._hold(f"Record a session of the group: {self._names[key].split(', ')[-1]}", key[1], [], day)

    def _hold(self, label: str, plan: int, people: list[int], day: date) -> str:
        return self.attempt.run(label, people_edits.hold_session, plan, people, day, self._today())

    @Slot(object)
    def _show_whom(self, key: object) -> None:
        self.record.say("")
        name = self._names.get(key)
        self.record.whom.setText(
            f"For {name}:" if name else "To record a session, choose a row, then the day on which it was held."
        )

    def _today(self) -> date:
        return self.desk.workspace.today

    def _plan_columns(self) -> tuple[Column, ...]:
        day = short_day(self._today)
        number = kinds.number(least=1, most=1_440)
        return (
            Column("name", "Name", editable=True, optional=False),
            Column("kind", "Kind", "choice", 80, True, _KINDS),
            Column(
                "person_id", "Person", "choice", 60, True, self._people, reader=live_choice(self._people, optional=True)
            ),
            Column("role", "Role", "text", 60, True, hint="In any capitals; empty: any"),
            Column("engagement", "Works as", "choice", 60, True, ANY_ENGAGEMENT),
            Column("provider", "By", "text", 40, True, hint="Who gives it"),
            Column("sessions_a_year", "A year", "number", 52, True, reader=kinds.number(least=1, most=366)),
            Column("minutes", "Min.", "number", 46, True, reader=number, hint="Minutes a session"),
            Column("group_size", "Group", "number", 50, True, reader=kinds.number(least=1, most=100), hint=_GROUP),
            Column("rate", "An hour", "money", 62, True, reader=_MONEY, hint="Paid to the supervisor"),
            Column("travel", "Travel", "money", 56, True, reader=_MONEY, hint="A session"),
            Column("attendance", "Each", "money", 50, True, reader=_MONEY, hint="Paid to each person an hour"),
            Column("start", "From", "date", 60, True, reader=day, hint="The first session; a new plan begins today"),
            Column("end", "To", "date", 44, True, reader=day),
        )

    def _session_columns(self) -> tuple[Column, ...]:
        person, plan = live_choice(self._people), live_choice(self._plans)
        day = short_day(self._today, optional=False)
        return (
            Column("supervision_plan_id", "Plan", "choice", 0, True, self._plans, optional=False, reader=plan),
            Column("person_id", "Person", "choice", 0, True, self._people, optional=False, reader=person),
            Column("held_on", "Held on", "date", 110, True, optional=False, reader=day),
            Column(
                "minutes",
                "Minutes",
                "number",
                80,
                True,
                reader=kinds.number(least=1, most=1_440),
                hint="Empty: as planned",
            ),
        )


_GROUP = "How many take part; up to four count half of the time each, from five on an equal share"


def _status_columns(today: Any) -> tuple[Column, ...]:
    return (
        Column("person", "Person"),
        Column("plan", "Plan"),
        Column("planned", "Planned", "number", 66),
        Column("due", "Due by today", "number", 88),
        Column("held", "Held", "number", 52),
        Column("credit", "Minutes that count", "number", 120, hint="Of a group session half, or an equal share"),
        Column("overdue", "Overdue", "text", 70, align="right", tone=lambda row: "red" if row["overdue"] else ""),
        Column("next", "Next", "date", 100, reader=short_day(today)),
    )


def _cover_columns() -> tuple[Column, ...]:
    return (
        Column("engagement", "Works as", "text", 100),
        Column("people", "People", "number", 60),
        *(Column(each.value, each.label, "number", 90) for each in SupervisionKind),
        Column("nobody", "Nobody supervises", tone=lambda _row: "amber"),
    )
