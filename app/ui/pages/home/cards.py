"""The cards of Home: what is due, who meets the core costs, what needs a look, and what is held."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.dates import format_date, format_day
from app.money import format_money
from app.places import name_of, rows_of
from app.services.home.attention import attention
from app.services.home.due import due
from app.services.plan.outlook import Outlook
from app.services.said.attention_item import AttentionItem
from app.services.said.due_item import DueItem
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Bar, Card, LinkButton, Mark, Note
from app.ui.kit.elided import ElidedLink, ElidedWords
from app.ui.kit.theme import SMALL, font, mark
from app.ui.kit.words import Words

DUE_DAYS = 90
MOST_DUE = 5
MOST_ATTENTION = 2
_BESIDE = 8
LINK_FRAME = 2
"""Pixels of unseen frame around the words of a link, where its focus is shown."""
_KINDS = {"general": "Free to spend", "designated": "Designated", "restricted": "Restricted", "endowment": "Endowment"}


class DueCard(Card):
    """What has a date in the next ninety days, the overdue first; each opens its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="home.due")
        self._desk = desk
        self._all = False
        self._found: Outlook | None = None
        self.body.setSpacing(5)
        self.setMinimumWidth(300)

    def refresh(self, found: Outlook | None) -> None:
        """Read and show it; the outlook, where there is one, tells by when closing has to be decided."""
        self.clear()
        self._found = found
        workspace = self._desk.workspace
        decide_by = found.decide_by if found else None
        items = workspace.read(due, workspace.today, DUE_DAYS, decide_by=decide_by)
        for item in items if self._all else items[:MOST_DUE]:
            self.add(_due_line(self._desk, item))
        if not items:
            self.add(Words("Nothing is due. Deadlines, payments and reports of your grants appear here.", role="soft"))
        elif len(items) > MOST_DUE:
            self._add_turner(len(items) - MOST_DUE)

    def _add_turner(self, hidden: int) -> None:
        """The way to all of it and back."""
        more = LinkButton("Show fewer" if self._all else f"and {hidden} more")
        more.setAccessibleName(f"{more.text()}: {name_of('home.due')}")
        more.clicked.connect(self._turn)
        line = QHBoxLayout()
        line.setContentsMargins(_day_width() + _BESIDE, 0, 0, 0)
        line.addWidget(more)
        line.addStretch(1)
        self.add(line)

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self.refresh(self._found)


class CoverCard(Card):
    """By financial year, how much of the core costs confirmed and likely money meets."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", name_of("costs"), parent, place="home.cover")
        self.link.connect(partial(desk.go, "costs"))

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
            words = f"{year.year}: {gap} of {format_money(year.total, pennies=False)} not covered yet"
            grid.addWidget(Words(str(year.year), wrap=False), at, 0)
            grid.addWidget(Bar(year.confirmed, year.likely, year.total, words), at, 1)
            shown = Words(f"{gap} shortfall" if year.nobody else "covered", role="soft", wrap=False)
            shown.setToolTip(words)
            grid.addWidget(shown, at, 2, Qt.AlignmentFlag.AlignRight)
        self.add(grid)
        if not years:
            self.add(Words("Core costs appear here, with what covers them.", role="soft"))
        else:
            self.add(Words("Solid: confirmed. Paler: likely. Outline: not covered.", role="small"))


class AttentionCard(Card):
    """What is wrong or soon will be; each opens its place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "Show all", parent, place="home.attention")
        self._desk = desk
        self._all = False
        self._found: Outlook | None = None
        self._turner = self.findChildren(LinkButton)[0]
        self.link.connect(self._turn)

    def refresh(self, found: Outlook | None) -> None:
        """Read and show it; a plan that is empty or short already is not called in order."""
        workspace = self._desk.workspace
        self._found = found
        self._show(workspace.read(attention, workspace.rates, workspace.today, found))

    def _show(self, items: tuple[AttentionItem, ...]) -> None:
        self.clear()
        for item in items if self._all else items[:MOST_ATTENTION]:
            self.add(_attention_line(self._desk, item))
        if not items and self._found is not None:
            self.add(Note("good", "Nothing needs attention today."))
        elif not items:
            self.add(Words("Money that is late, promised twice or about to end appears here.", role="soft"))
        words = "Show fewer" if self._all else f"Show all {len(items)}"
        self._turner.setText(words)
        self._turner.setAccessibleName(f"{words}: {name_of('home.attention')}")
        self._turner.setVisible(len(items) > MOST_ATTENTION)

    @Slot()
    def _turn(self) -> None:
        self._all = not self._all
        self.refresh(self._found)


class HeldCard(Card):
    """What the funds held at the balance date, by kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("", "Update", parent, place="home.held")
        self.link.connect(partial(desk.go, rows_of("fund")))

    def show_outlook(self, found: Outlook) -> None:
        """Fill it from the outlook."""
        self.clear()
        on = found.plan.balance_date
        if on is None:
            self.add(Words("Enter your bank balance and its date.", role="soft"))
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


def _due_line(desk: Desk, item: DueItem) -> QWidget:
    """The day, what is due and a detail; a press opens it."""
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(_BESIDE)
    day = Words(format_day(item.date), role="card-title", wrap=False)
    day.setFixedWidth(_day_width())
    day.setContentsMargins(0, LINK_FRAME, 0, 0)
    mark(day, tone="red" if item.overdue else "")
    day.setToolTip(format_date(item.date) + (", overdue" if item.overdue else ""))
    across.addWidget(day, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(0)
    title = ElidedLink(item.title)
    title.clicked.connect(partial(desk.go, rows_of(item.table), item.id))
    words.addWidget(title)
    detail = f"Overdue. {item.detail}" if item.overdue else item.detail
    if detail:
        small = ElidedWords(detail, role="small")
        small.setContentsMargins(LINK_FRAME, 0, 0, 0)
        words.addWidget(small)
    across.addLayout(words, 1)
    return line


def _attention_line(desk: Desk, item: AttentionItem) -> QWidget:
    """The shape, the sentence, and the way to its place on the right."""
    line = QWidget()
    across = QHBoxLayout(line)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(_BESIDE)
    kind = "act" if item.level == "red" else "look"
    note = Note(kind, item.sentence)
    note.sentence.setProperty("role", "small-text")
    note.setContentsMargins(0, LINK_FRAME, 0, 0)
    note.findChildren(Mark)[0].setFixedHeight(QFontMetrics(font(SMALL)).height())
    across.addWidget(note, 1)
    way = LinkButton("Open")
    way.setAccessibleName(f"Open: {note.sentence.plain()}")
    way.clicked.connect(partial(desk.go, item.place or rows_of(item.table), item.id))
    across.addWidget(way, 0, Qt.AlignmentFlag.AlignTop)
    return line


def _day_width() -> int:
    return QFontMetrics(font(weight=QFont.Weight.DemiBold)).horizontalAdvance("28 Mmm")
