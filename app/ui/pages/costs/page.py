"""Costs: every cost in tables edited in place, what they come to, and what each project costs in full."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.places import name_of, parts_of
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import Button, PageHead, Segmented, page_layout
from app.ui.pages.costs.columns import WORDS
from app.ui.pages.costs.full import FullCostView
from app.ui.pages.costs.rows import Figures, read_figures
from app.ui.pages.costs.sheet import CostSheet
from app.ui.pages.costs.summary import in_pounds

FULL = "full"
_ONCE_FULL = "full_cost"
"""What the settings of version 1.0 remember for the full cost."""
_REMEMBERED = "costs.part"


class CostsPage(Page):
    """Costs, posts and freelancers in tables, and the full cost of projects."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.part = Segmented(parts_of("costs"), self, name="Part of the page")
        self.bring = Button("Bring in a spreadsheet", self)
        self.head = PageHead(name_of("costs"), "", self.part, self.bring)
        layout = page_layout(self)
        layout.addWidget(self.head)
        self.sheets: dict[str, CostSheet] = {words.table: CostSheet(desk, words) for words in WORDS}
        self.full = FullCostView(desk)
        self._parts: dict[str, CostSheet | FullCostView] = {**self.sheets, FULL: self.full}
        for key, part in self._parts.items():
            part.setObjectName(f"costs.{key}")
            layout.addWidget(part, 1)
        self.part.chosen.connect(self._choose)
        self.bring.clicked.connect(self._bring_in)
        for sheet in self.sheets.values():
            sheet.sharing_asked.connect(self._show_sharing)
        kept = desk.load(_REMEMBERED)
        kept = FULL if kept == _ONCE_FULL else kept
        self._go(kept if kept in self._parts else str(self.part.value()))

    def refresh(self) -> None:
        """Read the part that is shown; the others are read when they are chosen."""
        figures = read_figures(self.desk.workspace)
        self.head.set_words(name_of("costs"), _second(figures))
        self._shown().refresh(figures)

    def show_part(self, part: str) -> None:
        """Show one of the tables, or the full cost."""
        if part != self.part.value():
            self._go(part)
            self.refresh()

    def show_card(self, card: str, _row: int | None) -> bool:
        """What there is to say about a row needs one: the row one is in, or the first."""
        shown = self._shown()
        if card == "more" and isinstance(shown, CostSheet):
            shown.show_more()
        return False

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a cost line, post or freelancer into sight; a pool shows the full cost."""
        self._go(table if table in self._parts else FULL)
        self.refresh()
        shown = self._shown()
        if isinstance(shown, CostSheet):
            shown.show_record(row)

    def list_kind(self) -> str:
        """What the part that is shown holds: costs, posts or freelancers."""
        return next((words.kind for words in WORDS if words.table == self.part.value()), "costs")

    @Slot(object)
    def _choose(self, part: str) -> None:
        self._go(part)
        self.refresh()
        self.desk.save(_REMEMBERED, part)

    @Slot()
    def _bring_in(self) -> None:
        self.desk.bring_in(self.list_kind())

    @Slot()
    def _show_sharing(self) -> None:
        self.part.set_value(FULL)
        self._choose(FULL)

    def _go(self, part: str) -> None:
        self.part.set_value(part)
        for key, each in self._parts.items():  # what is hidden takes no room, so that no part is as tall as another
            each.setVisible(key == part)

    def _shown(self) -> CostSheet | FullCostView:
        return self._parts[str(self.part.value())]


def _second(figures: Figures) -> str:
    """The line under the title."""
    if figures.costs is None:
        return str(figures.year)
    whole = figures.costs.whole
    if not whole.total:
        return ""
    total, core, projects = in_pounds(whole)
    return f"{total} in {figures.year}: {core} core, {projects} projects"
