"""Library: answers to use again, evidence with its limits, measures, policies with their dates, and words."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from app.places import name_of, parts_of
from app.ui.desk.desk import Desk
from app.ui.desk.page import Page
from app.ui.kit.cards import PageHead, Segmented, page_layout
from app.ui.pages.library.answers import AnswersPart
from app.ui.pages.library.evidence import EvidencePart
from app.ui.pages.library.policies import PoliciesPart
from app.ui.pages.library.words import WordsPart

_REMEMBERED = "library.part"
_LEAST_HEIGHT = 320
_SHOWN_IN = {"evidence": "evidence", "measure": "evidence", "policy": "policies", "term": "words"}
"""The part that shows each kind of what ships."""


class LibraryPage(Page):
    """The part that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part = Segmented(parts_of("library"), self, name="Part of the page")
        self.answers, self.evidence = AnswersPart(desk), EvidencePart(desk)
        self.policies, self.words = PoliciesPart(desk), WordsPart(desk)
        self._parts: dict[str, AnswersPart | EvidencePart | PoliciesPart | WordsPart] = {
            "answers": self.answers,
            "evidence": self.evidence,
            "policies": self.policies,
            "words": self.words,
        }
        self._stack = QStackedWidget(self)
        self._stack.setMinimumHeight(_LEAST_HEIGHT)
        for key, part in self._parts.items():
            part.setObjectName(f"library.{key}")
            self._stack.addWidget(part)
        layout = page_layout(self)
        layout.addWidget(PageHead(name_of("library"), "", self.part))
        layout.addWidget(self._stack, 1)
        self.part.chosen.connect(self._choose)
        kept = desk.load(_REMEMBERED)
        if kept in self._parts:
            self._go(kept)

    def refresh(self) -> None:
        """Read the chosen part again."""
        self._parts[str(self.part.value())].refresh()

    def show_part(self, part: str) -> None:
        """Show the answers, the evidence, the policies or the words."""
        if part != self.part.value():
            self._go(part)
            self.refresh()

    def show_record(self, table: str, row: int | None) -> None:
        """Bring a stored row into sight."""
        self._go(next((name for name, part in self._parts.items() if table in part.tables), "answers"))
        self.refresh()
        self._parts[str(self.part.value())].show_record(table, row)

    def show_entry(self, kind: str, key: str) -> None:
        """Bring an entry that ships into sight, by what it is and its id."""
        self.show_part(_SHOWN_IN[kind])
        if self._stale:
            self._refresh_now()
        self._parts[_SHOWN_IN[kind]].show_entry(kind, key)

    @Slot(object)
    def _choose(self, part: str) -> None:
        self._go(part)
        self.refresh()
        self.desk.save(_REMEMBERED, part)

    def _go(self, part: str) -> None:
        self.part.set_value(part)
        self._stack.setCurrentWidget(self._parts[part])
