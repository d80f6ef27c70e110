"""The cards of Home: what is due, who meets the core costs, what needs a look, and what is held."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.dates import format_date, format_day
from app.money import format_money
from app.services.outlook import AttentionItem, DueItem, Outlook, attention, due
from app.ui.cards import Bar, Card, LinkButton, Note, Words
from app.ui.desk import Desk
from app.ui.theme import mark

PAGE_OF = {
    "grant": "grants",
    "income_line": "grants",
    "cost_line": "costs",
    "post": "costs",
    "freelancer": "costs",
    "project": "projects",
    "document": "documents",
    "fund": "organisation",
    "organisation": "organisation",
}
"""The page that shows the rows of a table."""

DUE_DAYS = 90
MOST_DUE = 6
MOST_ATTENTION = 2
_KINDS = {"general": "Free to spend", "designated": "Designated", "restricted": "Restricted", "endowment": "Endowment"}


class DueCard(Card):
    """What has a date in the next ninety days, the overdue first; each opens its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(f"Next {DUE_DAYS} days", parent=parent)
        self._desk = desk
        self.setMinimumWidth(300)

    def refresh(self) -> None:
        """Read and show it."""
        self.clear()
        workspace = self._desk.workspace
        items = workspace.read(due, workspace.today, DUE_DAYS)
        for item in items[:MOST_DUE]:
            self.add(_due_line(self._desk, item))
        if not items:
            self.add(Words("Nothing is due. Deadlines, payments and reports of your grants appear here.", role="soft"))
        elif len(items) > MOST_DUE:
            more = LinkButton(f"and {len(items) - MOST_DUE} more, on Grants")
            more.clicked.connect(partial(self._desk.go, "grants", "", None))
            self.add(more)
        self.body.addStretch(1)


class CoverCard(Card):
    """By financial year, how much of the core costs confirmed and likely money meets."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Core costs covered", "Core costs", parent)
        self.link.connect(partial(desk.go, "costs", "", None))

    def show_outlook(self, found: Outlook) -> None:
        """Fill it from the outlook."""
        self.clear()
        years = [year for year in found.core_cover if year.total][:3]
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, year in enumerate(years):
            gap = format_money(year.nobody, pennies=False)
            words = f"{year.year}: {gap} of {format_money(year.total, pennies=False)} has nobody yet"
            grid.addWidget(Words(str(year.year), wrap=False), at, 0)
            grid.addWidget(Bar(year.confirmed, year.likely, year.total, words), at, 1)
            shown = Words(f"{gap} gap" if year.nobody else "covered", role="soft", wrap=False)
            shown.setToolTip(words)
            grid.addWidget(shown, at, 2, Qt.AlignmentFlag.AlignRight)
        self.add(grid)
        if not years:
            self.add(Words("Costs that belong to no project appear here, and who meets them.", role="soft"))
        else:
            self.add(Words("Solid: confirmed. Paler: likely. Outline: nobody yet.", role="small"))
        self.body.addStretch(1)


class AttentionCard(Card):
    """What is wrong or soon will be; each opens its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("Needs attention", parent=parent)
        self._desk = desk
        self._all = False

    def refresh(self) -> None:
        """Read and show it."""
        workspace = self._desk.workspace
        self._show(workspace.read(attention, workspace.rates, workspace.today))

    def _show(self, items: tuple[AttentionItem, ...]) -> None:
        self.clear()
        shown = items if self._all else items[:MOST_ATTENTION]
        for item in shown:
            note = Note("act" if item.level == "red" else "look", item.sentence, "Open")
            note.link.connect(partial(self._desk.go, PAGE_OF[item.table], item.table, item.id))
            self.add(note)
        if not items:
            self.add(Note("good", "Nothing needs a look today."))
        elif len(items) > MOST_ATTENTION:
            more = LinkButton("Show fewer" if self._all else f"Show {len(items) - MOST_ATTENTION} more")
            more.clicked.connect(self._turn)
            self.add(more)
        self.body.addStretch(1)

    def _turn(self) -> None:
        self._all = not self._all
        self.refresh()


class HeldCard(Card):
    """What the funds held at the balance date, by kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("What you hold", "Update", parent)
        self.link.connect(partial(desk.go, "organisation", "fund", None))

    def show_outlook(self, found: Outlook) -> None:
        """Fill it from the outlook."""
        self.clear()
        on = found.plan.balance_date
        if on is None:
            self.add(Words("Type what is in the bank, and on which day.", role="soft"))
            self.body.addStretch(1)
            return
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        kinds = [kind for kind, amount in found.balances.items() if amount or kind == "general"]
        for at, kind in enumerate(kinds):
            grid.addWidget(Words(_KINDS[kind], wrap=False), at, 0)
            amount = Words(format_money(found.balances[kind]), role="card-title", wrap=False)
            grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignRight)
        self.add(grid)
        self.add(Words(f"At the end of {format_date(on)}.", role="small"))
        self.body.addStretch(1)


def _due_line(desk: Desk, item: DueItem) -> QWidget:
    """The day, what is due and a detail; a press opens it."""
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(8)
    day = Words(format_day(item.date), role="card-title", wrap=False)
    day.setFixedWidth(day.fontMetrics().horizontalAdvance("88 Mmmm"))
    mark(day, tone="red" if item.overdue else "")
    day.setToolTip(format_date(item.date) + (", overdue" if item.overdue else ""))
    across.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    title = LinkButton(item.title)
    title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    title.setToolTip(item.title)
    title.clicked.connect(partial(desk.go, PAGE_OF[item.table], item.table, item.id))
    words.addWidget(title)
    detail = f"Overdue. {item.detail}" if item.overdue else item.detail
    if detail:
        small = Words(detail, role="small", wrap=False)
        small.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        small.setToolTip(detail)
        words.addWidget(small)
    across.addLayout(words, 1)
    return line
