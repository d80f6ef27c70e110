"""Library: answers to use again, evidence with its limits, measures, policies with their dates, and words."""

from app.ui.desk.desk import Desk
from app.ui.desk.stored_part import PartedPage
from app.ui.pages.library.answers import AnswersPart
from app.ui.pages.library.evidence import EvidencePart
from app.ui.pages.library.policies import PoliciesPart
from app.ui.pages.library.words import WordsPart

_SHOWN_IN = {"evidence": "evidence", "measure": "evidence", "policy": "policies", "term": "words"}
"""The part that shows each kind of what ships."""


_AnyPart = AnswersPart | EvidencePart | PoliciesPart | WordsPart


class LibraryPage(PartedPage[_AnyPart]):
    """The part that is chosen."""

    def __init__(self, desk: Desk) -> None:
        self.answers, self.evidence = AnswersPart(desk), EvidencePart(desk)
        self.policies, self.words = PoliciesPart(desk), WordsPart(desk)
        parts: dict[str, _AnyPart] = {
            "answers": self.answers,
            "evidence": self.evidence,
            "policies": self.policies,
            "words": self.words,
        }
        super().__init__(desk, "library", parts)

    def refresh(self) -> None:
        """Read the chosen part again."""
        self.shown_part.refresh()

    def show_entry(self, kind: str, key: str) -> None:
        """Bring an entry that ships into sight, by what it is and its id."""
        self.show_part(_SHOWN_IN[kind])
        if self._stale:
            self._refresh_now()
        self._parts[_SHOWN_IN[kind]].show_entry(kind, key)
