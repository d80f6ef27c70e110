"""Duties: who does them, who else could, and on whom too much rests."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from app.services.people.people import PeopleView
from app.services.people.words import DUTY_WORDS
from app.services.rows import records
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords
from app.ui.pages.people.part import PeoplePart
from app.ui.table.column import Column
from app.ui.table.live_choices import LiveChoices, live_choice

_WORDS = RowWords(
    "duty",
    "Add a duty",
    "What must be done whoever is ill: payroll, safeguarding, the bank, the rota, data protection.",
)
_MARKS = {"nobody": "●", "alone": "▲", "deputy_left": "▲", "shared": "✓"}
_TONES = {"nobody": "red", "alone": "amber", "deputy_left": "amber"}


class DutiesPart(PeoplePart):
    """The table of duties with how each stands."""

    tables = frozenset({"duty"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people = LiveChoices()
        self._states: Mapping[int, str] = {}
        hint = "Two people should be able to do each: the one who does it, and one who could."
        self.card("people.duties.list", hint, self.rows(_WORDS, self._columns()))
        self.column.addStretch(1)

    def refresh(self, view: PeopleView | None) -> None:
        """Read the duties and who can do them."""
        if view is not None:
            self._people.set([(None, "Nobody"), *view.people.items()])
            self._states = {duty.id: duty.state for duty in view.dependence.duties}
        rows = self.desk.workspace.read(records.rows, "duty")
        shown = [{"id": row.id, **row.values, "state": self._states.get(row.id, "")} for row in rows]
        self.stored["duty"].set_rows(shown)

    def _columns(self) -> tuple[Column, ...]:
        of, who = partial(stored_column, "duty", editable=True), live_choice(self._people, optional=True)
        return (
            of("name"),
            of("person_id", 190, choices=self._people, reader=who),
            of("deputy_id", 190, choices=self._people, reader=who),
            Column("state", "Status", value=_words, tone=_tone),
        )


def _words(row: Mapping[str, Any]) -> str:
    state = row.get("state", "")
    return f"{_MARKS[state]} {DUTY_WORDS[state]}" if state else ""


def _tone(row: Mapping[str, Any]) -> str:
    return _TONES.get(row.get("state", ""), "")
