"""Settings: who we are, what we hold and mean to hold, the allowance, the rates, the file, and light or dark."""

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.choices import LegalForm
from app.places import name_of
from app.problems import Refused
from app.services.organisation.organisation import details
from app.services.plan.outlook import Outlook, outlook
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import Card, LinkButton, PageHead, page_layout
from app.ui.kit.columns import Columns
from app.ui.kit.scrolling import scrolled_in
from app.ui.kit.words import Words
from app.ui.pages.organisation.allowance import AllowanceCard
from app.ui.pages.organisation.appearance import AppearanceCard
from app.ui.pages.organisation.balances import BalancesCard
from app.ui.pages.organisation.closing import ClosingCard
from app.ui.pages.organisation.form import WhoForm
from app.ui.pages.organisation.rates import RatesCard
from app.ui.pages.organisation.reserves import ReservesCard
from app.ui.pages.organisation.risks import RisksCard

_FILE = (
    "All you enter is stored in this file at once, and nowhere else. The menus save a copy, bring a backup back "
    "and show what was changed."
)


class OrganisationPage(Page):
    """Cards in two columns."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.problem = Words("", role="problem", parent=self)
        self.problem.hide()
        self.who = WhoForm(desk, self)
        self.balances = BalancesCard(desk, self)
        self.reserves = ReservesCard(desk, self)
        self.risks = RisksCard(desk, self)
        self.closing = ClosingCard(desk, self)
        self.allowance = AllowanceCard(desk, self)
        self.rates = RatesCard(desk, self)
        self.appearance = AppearanceCard(desk, self)
        self.path = QLineEdit(self)
        who = Card(parent=self, place="organisation.who")
        who.add(self.who)
        layout = page_layout(self)
        layout.addWidget(PageHead(name_of("organisation")))
        layout.addWidget(self.problem)
        left = _stack(self.balances, self.reserves, self.risks, self.closing)
        right = _stack(who, self.allowance, self._file_card(), self.appearance)
        layout.addWidget(Columns(left, right, stretches=(5, 3), narrow=760, parent=self))
        layout.addWidget(self.rates)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Read the organisation, its funds and its reserves."""
        try:
            found = self.desk.workspace.read(details)
        except Refused as refusal:
            self.problem.setText(str(refusal))
            self.problem.show()
            return
        self.problem.hide()
        self._show_path()
        self.who.show_details(found)
        for card in (self.balances, self.allowance, self.rates):
            card.show_details(found)
        answer = self._answer()
        for reckoned in (self.reserves, self.risks, self.closing):
            reckoned.show_answer(found, answer)
        self.allowance.setVisible(found.legal_form is not LegalForm.SOLE_TRADER)

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a fund or what closing costs into sight; without a fund begin to update; otherwise show who we are."""
        if self._stale:
            self._refresh_now()
        if table == "fund" and row is None:
            self.balances.begin()
        elif table == "fund" and row is not None:
            self.balances.show_fund(row)
        elif table == "obligation":
            self.closing.show_cost(row)
            QTimer.singleShot(0, self, self._show_closing)
        else:
            self.who.row("name").field.setFocus()

    def _answer(self) -> Outlook | Refused:
        """What the forecast answers on confirmed income, or why it cannot be told."""
        workspace = self.desk.workspace
        try:
            return workspace.read(outlook, workspace.rates, today=workspace.today)
        except Refused as refused:
            return refused

    @Slot()
    def _show_closing(self) -> None:
        """Scroll to what closing costs, once it has its place."""
        around = scrolled_in(self)
        if around is not None:
            top = self.closing.mapTo(self, QPoint(0, 0)).y()
            around.verticalScrollBar().setValue(top - 18)

    @Slot()
    def _open_folder(self) -> None:
        if self.desk.open_document(self.desk.workspace.path.parent) is False:
            self.desk.problem("No program on this computer shows folders. Copy the path from here.")

    def _show_path(self) -> None:
        self.path.setText(str(self.desk.workspace.path))
        self.path.setCursorPosition(0)

    def _file_card(self) -> Card:
        card = Card(parent=self, place="organisation.file")
        self.path.setReadOnly(True)
        self._show_path()
        self.path.setAccessibleName("Where the file is")
        line = QHBoxLayout()
        line.setSpacing(16)
        for label, run in (("Open its folder", self._open_folder), ("Move it …", self.desk.move_file)):
            link = LinkButton(label, self)
            link.clicked.connect(run)
            line.addWidget(link)
        line.addStretch(1)
        card.add(self.path)
        card.add(line)
        card.add(Words(_FILE, role="small", parent=card))
        return card


def _stack(*cards: QWidget) -> QWidget:
    """Cards one under the other."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(14)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder
