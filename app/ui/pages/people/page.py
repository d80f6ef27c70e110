"""People: who works with you, the supervision and training that each is promised, what it costs, and the duties."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.places import name_of, parts_of
from app.problems import Refused
from app.services.people.people import PeopleView, people_view
from app.services.people.words import sentences
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import PageHead, Segmented, page_layout
from app.ui.kit.words import Sentence
from app.ui.pages.people.duties import DutiesPart
from app.ui.pages.people.list import PeopleList
from app.ui.pages.people.money import MoneyPart
from app.ui.pages.people.part import PeoplePart
from app.ui.pages.people.supervision import SupervisionPart
from app.ui.pages.people.training import TrainingPart

_REMEMBERED = "people.part"
_LEAST_HEIGHT = 320


class PeoplePage(Page):
    """The answers in sentences, and under them the part that is chosen."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.part = Segmented(parts_of("people"), self, name="Part of the page")
        self.answer = Sentence("", parent=self)
        self.more = Sentence("", role="", parent=self)
        self.list = PeopleList(desk)
        self.supervision = SupervisionPart(desk)
        self.training = TrainingPart(desk)
        self.money = MoneyPart(desk)
        self.duties = DutiesPart(desk)
        self._parts: dict[str, PeoplePart] = {
            "people": self.list,
            "supervision": self.supervision,
            "training": self.training,
            "money": self.money,
            "duties": self.duties,
        }
        self._stack = QStackedWidget(self)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        for key, part in self._parts.items():
            part.setObjectName(f"people.{key}")
            self._stack.addWidget(part)
        layout = page_layout(self)
        layout.addWidget(PageHead(name_of("people"), "", self.part))
        layout.addWidget(self.answer)
        layout.addWidget(self.more)
        layout.addWidget(self._stack, 1)
        self.part.chosen.connect(self._choose)
        kept = desk.load(_REMEMBERED)
        if kept in self._parts:
            self._go(kept)

    def refresh(self) -> None:
        """Read everything and show the sentences and the chosen part."""
        view = self._read()
        self._parts[str(self.part.value())].refresh(view)

    def show_part(self, part: str) -> None:
        """Show the people, or what is known of them."""
        if part != self.part.value():
            self._go(part)
            self.refresh()

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a person, plan, session, course, record or duty into sight."""
        self._go(next((name for name, part in self._parts.items() if table in part.tables), "people"))
        self.refresh()
        self._parts[str(self.part.value())].show_record(table, row)

    def _read(self) -> PeopleView | None:
        """What was worked out, or None with the sentence that says why it cannot be."""
        workspace = self.desk.workspace
        try:
            view = workspace.read(people_view, workspace.rates, workspace.today)
        except Refused as refusal:
            self.answer.set_spans(str(refusal))
            self.more.hide()
            return None
        first, *others = sentences(view)
        self.answer.set_spans(first)
        self.more.set_spans([piece for sentence in others for piece in (*sentence, (" ", False))])
        self.more.setVisible(bool(others))
        return view

    @Slot(object)
    def _choose(self, part: str) -> None:
        self._go(part)
        self.refresh()
        self.desk.save(_REMEMBERED, part)

    def _go(self, part: str) -> None:
        self.part.set_value(part)
        self._stack.setCurrentWidget(self._parts[part])
