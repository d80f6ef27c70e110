"""People: who works with you, the supervision and training that each is promised, what it costs, and the duties."""

from app.problems import Refused
from app.services.people.people import PeopleView, people_view
from app.services.people.words import sentences
from app.ui.desk.desk import Desk
from app.ui.desk.stored_part import PartedPage
from app.ui.kit.words import Sentence
from app.ui.pages.people.duties import DutiesPart
from app.ui.pages.people.list import PeopleList
from app.ui.pages.people.money import MoneyPart
from app.ui.pages.people.part import PeoplePart
from app.ui.pages.people.supervision import SupervisionPart
from app.ui.pages.people.training import TrainingPart


class PeoplePage(PartedPage[PeoplePart]):
    """The answers in sentences, and under them the part that is chosen."""

    def __init__(self, desk: Desk) -> None:
        self.answer, self.more = Sentence(""), Sentence("", role="")
        self.list, self.supervision, self.training = PeopleList(desk), SupervisionPart(desk), TrainingPart(desk)
        self.money, self.duties = MoneyPart(desk), DutiesPart(desk)
        parts = {
            "people": self.list,
            "supervision": self.supervision,
            "training": self.training,
            "money": self.money,
            "duties": self.duties,
        }
        super().__init__(desk, "people", parts, self.answer, self.more)

    def refresh(self) -> None:
        """Read everything and show the sentences and the chosen part."""
        self.shown_part.refresh(self._read())

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
