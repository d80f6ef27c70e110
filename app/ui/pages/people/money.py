"""Money for people: set aside, planned and spent each year, what the time of staff is worth, and who pays."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Slot

from app.dates import FinancialYear
from app.money import format_money
from app.planning.forecast.people_money import Paying, PeopleYear, people_years
from app.planning.spending.people_costs import SUPERVISION
from app.services.people import edits as people_edits
from app.services.people.people import PeopleView
from app.services.rows import action_words
from app.services.rows.checks import heading_of
from app.services.said.wording import spans
from app.text import listed
from app.ui.desk.desk import Desk
from app.ui.kit import kinds
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Sentence
from app.ui.pages.people.part import PeoplePart
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_YEARS = 3
_WHAT = {True: "Supervision", False: "Training"}


class MoneyPart(PeoplePart):
    """Budgets that are typed into a table of the next years, and who pays on confirmed income."""

    tables = frozenset({"people_budget"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._rows: list[dict[str, Any]] = []
        model = TableModel(_columns(editable=self.can_change()), today=lambda: desk.workspace.today)
        self.years = WrappedTable(model, name="Budgets of the years", parent=self)
        model.edited.connect(self._budget)
        self.years.pasted.connect(self._budgets)
        self.time = Sentence("", role="small", parent=self)
        self.doubled = Sentence("", role="small", parent=self)
        hint = "Type your budget. “Planned” adds up plans, bookings and courses still needed, and what was done."
        self.card("people.money.years", hint, self.years, self.time, self.doubled)
        self.paying = self.shown_table(_paying_columns(), "Who pays", "Nothing costs anything yet.")
        self.card("people.money.paying", "Counted in the year of payment, from the start of the forecast.", self.paying)
        self.column.addStretch(1)

    def show_view(self, view: PeopleView) -> None:
        """Show this year and the next two, and who pays."""
        years = [FinancialYear(view.year.start.plus(12 * ahead)) for ahead in range(_YEARS)]
        self._rows = [_row(found) for year in years for found in people_years(view.plan, year)]
        self.years.rows_model().set_rows(self._rows)
        worth = format_money(view.staff_time, pennies=False)
        self.time.set_spans(
            spans(f"The time of staff in the sessions of {view.year} is worth **{worth}**. It is in their pay already.")
        )
        self.time.setVisible(bool(view.staff_time))
        self._show_doubled(view)
        self.paying.rows_model().set_rows([_paying_row(view, each) for each in view.paying])

    def _show_doubled(self, view: PeopleView) -> None:
        """Cost lines of the same categories are counted as well: say so where plans or courses cost anything too."""
        kinds_here = {each.kind for each in view.paying if each.total}
        names = [f"“{cost.name}”" for cost in view.plan.costs if cost.category in kinds_here]
        one = len(names) == 1
        counted = "which is counted as well" if one else "which are counted as well"
        same = "Delete it there if it is the same cost." if one else "Delete them there if they are the same costs."
        self.doubled.set_spans(f"Your costs have {listed(names)}, {counted}. {same}")
        self.doubled.setVisible(bool(names))

    @Slot(object, str, object)
    def _budget(self, key: tuple[str, int], column: str, amount: int | None) -> None:
        year = next(row["year"] for row in self._rows if row["id"] == key)
        label = action_words.set_aside(key[0], year)
        if refusal := self.desk.workspace.run(label, people_edits.set_budget, *key, amount).refusal:
            self.years.refuse(key, column, refusal)

    @Slot(object)
    def _budgets(self, changes: Sequence[tuple[tuple[str, int], Mapping[str, Any]]]) -> None:
        amounts = [(key, values["budget"]) for key, values in changes]
        label = action_words.set_aside_for_years()
        if refusal := self.desk.workspace.run(label, people_edits.set_budgets, amounts).refusal:
            self.years.refuse(changes[0][0], "budget", f"Nothing was pasted. {refusal}")


def _row(found: PeopleYear) -> dict[str, Any]:
    return {
        "id": (found.kind, found.year.start.year),
        "what": _WHAT[found.kind == SUPERVISION],
        "year": str(found.year),
        "budget": found.budget,
        "planned": found.planned,
        "spent": found.spent,
        "over": _over(found),
        "overspent": found.budget is not None and _left(found.budget, found) < 0,
        "head": found.per_head(found.planned),
        "people": found.people,
    }


def _left(budget: int, found: PeopleYear) -> int:
    return budget - max(found.planned, found.spent)


def _over(found: PeopleYear) -> str:
    if found.budget is None:
        return "no budget"
    gap = _left(found.budget, found)
    return f"▲ {format_money(-gap, pennies=False)} over" if gap < 0 else f"{format_money(gap, pennies=False)} left"


def _paying_row(view: PeopleView, each: Paying) -> dict[str, Any]:
    grants = [f"{view.grants[grant]} {format_money(amount, pennies=False)}" for grant, amount in each.grants.items()]
    return {
        "id": (each.kind, each.year),
        "what": _WHAT[each.kind == SUPERVISION],
        "year": str(each.year),
        "total": each.total,
        "unrestricted": each.unrestricted,
        "grants": ", ".join(grants),
    }


def _columns(*, editable: bool) -> tuple[Column, ...]:
    return (
        Column("what", "For", "text", 100),
        Column("year", heading_of("people_budget", "year"), "text", 80),
        Column("budget", "Budget", "money", 96, editable, reader=kinds.money(least=0)),
        Column("planned", "Planned", "money", 90, reader=whole_pounds()),
        Column("spent", "Spent", "money", 90, reader=whole_pounds()),
        Column("over", "Against the plan", tone=lambda row: "amber" if row["overspent"] else ""),
        Column("head", "Planned a head", "money", 110, reader=whole_pounds()),
        Column("people", "People", "number", 64, hint="There at any time of the year"),
    )


def _paying_columns() -> tuple[Column, ...]:
    return (
        Column("what", "For", "text", 100),
        Column("year", heading_of("people_budget", "year"), "text", 80),
        Column("total", "Total", "money", 90, reader=whole_pounds()),
        Column("unrestricted", "Unrestricted money", "money", 140, reader=whole_pounds()),
        Column("grants", "Grants"),
    )
