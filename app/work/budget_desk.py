"""A budget workbook while it is being looked at and corrected: what was told so far, and what that makes of it."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from app.exchange.budget.told import Place, RowTold, Told
from app.exchange.budget.understood import Understanding
from app.exchange.budget.workbook import BudgetWorkbook
from app.problems import Refused
from app.services.imports.budget import BudgetResult
from app.services.imports.budget_rows import BudgetChoices
from app.storage.file import OrganisationFile
from app.work.budget import BudgetTrial, bring_in_budget, try_budget, workbook_of
from app.work.budget_view import AskedKey, BudgetSight, sight_of
from app.work.import_reading import Source, Step, unheard


@dataclass(frozen=True, slots=True)
class _State:
    told: Told
    understanding: Understanding


class BudgetDesk:
    """One workbook and what the user says of it. Each correction is one step, which `back` takes again."""

    def __init__(self, opened: OrganisationFile, source: Source, *, today: date, step: Step = unheard) -> None:
        self.choices = BudgetChoices()
        self.update = False
        self._opened = opened
        self._source = source
        self._workbook: BudgetWorkbook = workbook_of(opened, source, today=today, step=step)
        step("Understanding the budget")
        self._steps = [_State(Told(), self._workbook.understand())]
        self._trial: BudgetTrial | None = None

    @property
    def understanding(self) -> Understanding:
        """What the workbook is understood to say by now."""
        return self._steps[-1].understanding

    @property
    def is_budget(self) -> bool:
        """Whether the workbook looks like a budget rather than a plain list."""
        sides = {row.side for row in self.understanding.rows if row.becomes != "left_out"}
        return {"in", "out"} <= sides

    def sight(self) -> BudgetSight:
        """All of it in words, with what a trial found, if one has been made since the last correction."""
        result = self._trial.result if self._trial else None
        return sight_of(self.understanding, {row.place: row for row in result.rows} if result else {})

    def answer(self, key: AskedKey, value: str) -> None:
        """Answer a question."""
        code, place = key
        self._tell(self._told.answering(code, place, value))

    def change_row(self, key: Hashable, **values: Any) -> None:
        """Correct a row: `becomes`, `name`, `amount` (pence over the whole sheet)."""
        if not isinstance(key, Place):
            raise TypeError(f"no row of a budget: {key!r}")
        rows = {**self._told.rows, key: replace(self._told.of_row(key), **values)}
        self._tell(replace(self._told, rows=rows))

    def take_sheet(self, name: str, *, taken: bool) -> None:
        """Take a sheet, or leave it out."""
        sheets = {**self._told.sheets, name: replace(self._told.of_sheet(name), taken=taken)}
        self._tell(replace(self._told, sheets=sheets))

    def make_posts(self) -> None:
        """Make posts of all staff lines."""
        staff = (row.place for row in self.understanding.rows if row.could_be == "post" and row.becomes == "cost")
        posts: dict[Place, RowTold] = {place: replace(self._told.of_row(place), becomes="post") for place in staff}
        self._tell(replace(self._told, rows={**self._told.rows, **posts}))

    def choose(self, **values: Any) -> None:
        """Say how it shall come in; see `BudgetChoices`."""
        self.choices = replace(self.choices, **values)
        self._trial = None

    def update_changed(self, *, update: bool) -> None:
        """Whether rows that are there with other amounts take those of the budget over."""
        self.update = update
        self._trial = None

    @property
    def corrected(self) -> bool:
        """Whether anything was corrected that `back` can take again."""
        return len(self._steps) > 1

    def back(self) -> None:
        """Take the last correction again."""
        if self.corrected:
            self._steps.pop()
            self._trial = None

    def attempt(self) -> BudgetTrial:
        """Try what bringing it in would come to. Changes nothing in the file."""
        state, choices = self._steps[-1], self.choices
        trial = try_budget(self._opened, state.understanding, choices, self._updates())
        if state is self._steps[-1] and choices is self.choices:  # nothing was corrected meanwhile
            self._trial = trial
        return trial

    def bring_in(self, *, step: Step = unheard) -> tuple[str, BudgetResult]:
        """Bring it in as one action; its label and what came of it. Raises Refused."""
        update = self._updates()
        return bring_in_budget(self._opened, self._source, self.understanding, self.choices, update=update, step=step)

    @property
    def _told(self) -> Told:
        return self._steps[-1].told

    def _tell(self, told: Told) -> None:
        self._steps.append(_State(told, self._workbook.understand(told)))
        self._trial = None

    def _updates(self) -> frozenset[Place]:
        return frozenset(row.place for row in self.understanding.rows) if self.update else frozenset()


def budget_in(opened: OrganisationFile, source: Source, *, today: date, step: Step = unheard) -> BudgetDesk | None:
    """The file as a budget, where it looks like one; None for a plain list and for what is no workbook."""
    try:
        desk = BudgetDesk(opened, source, today=today, step=step)
    except Refused:
        return None
    return desk if desk.is_budget else None
