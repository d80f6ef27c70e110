"""What a grant is, its money and its dates, as forms whose every field is stored when it is left."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from app.models.choices import FundKind, GrantKind, Restriction
from app.places import field_of
from app.services.grants.edits import change_grant
from app.services.grants.grants import GrantDetail
from app.services.grants.totals import OPEN
from app.services.rows import action_words
from app.services.rows.records import Record
from app.ui.desk.desk import Desk
from app.ui.desk.stored import StoredForm
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.long_text import LongText
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Choices, Words
from app.ui.pages.grants.parts import FunderEdit

_APART = (FundKind.RESTRICTED, FundKind.ENDOWMENT)
_WHY = {
    Restriction.RESTRICTED: (
        "Restricted money can pay only for what the funder named. "
        "It is kept apart and never counted as money you can live on."
    ),
    Restriction.UNRESTRICTED: "Unrestricted money can pay for anything, so it lengthens your runway.",
}
_WHY_CONTRACT = (
    "A contract pays for a service, so once that is given the money is your own: unrestricted, unless the buyer says "
    "otherwise."
)
_TERMS = (
    "Overheads as a part of the direct cost: 10% means £10 on every £100. Leave it empty where a fair share is paid. "
    "Paid by results is the part of the money that comes only when the results do."
)


class GrantForm(StoredForm):
    """A form of some columns of a grant."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("grant", lambda: desk.workspace.today, parent)
        self.desk = desk
        self._detail: GrantDetail | None = None
        self.committed.connect(self._store)

    def show_grant(self, detail: GrantDetail) -> None:
        """Show one grant; shown again, what is being typed stays."""
        self._detail = detail
        self.set_values(detail.id, {**detail.values, "funder": detail.row.funder})

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        if self._detail is None:
            return
        label = action_words.change("grant", self._detail.row.title, "funder_id" if name == "funder" else name)
        if refusal := self.desk.workspace.run(label, change_grant, self._detail.id, {name: value}).refusal:
            self.refuse(name, refusal)


class AboutForm(GrantForm):
    """What it is: title, funder, kind, restriction, fund, project, likelihood, purpose and what the funder calls it."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._funds: tuple[Record, ...] = ()
        self.add_stored("title")
        self._funder, self._fund, self._project = FunderEdit(self), Choice(parent=self), Choice(parent=self)
        self._funder.setObjectName(field_of("grant", "funder_id"))
        self.add_stored_beside("funder", "kind", funder=self._funder)
        self.add_stored_beside("restriction", "fund_id", fund_id=self._fund)
        self._why = Words("", role="small", parent=self)
        self.add_widget(self._why)
        self.add_stored_beside("project_id", "probability", project_id=self._project)
        self.add_stored("decision", TextEdit(self, longest=100))
        self.add_stored("purpose", LongText(self, lines=2))
        self.add_stored_beside("programme", "reference")

    def offer(self, funders: Sequence[str], funds: Sequence[Record], projects: Sequence[Record]) -> None:
        """The funders, funds and projects that can be chosen; call before `show_grant`."""
        self._funder.set_funders(funders)
        self._funds = tuple(funds)
        self._project.set_choices([(None, "No project"), *((each.id, each["name"]) for each in projects)])

    def show_grant(self, detail: GrantDetail) -> None:
        """Show one grant, with the funds that its money may go into."""
        self._fund.set_choices(self._fund_choices(detail))
        super().show_grant(detail)
        for name in ("probability", "decision"):
            self.row(name).setVisible(detail.row.stage in OPEN)
        contract = detail.row.kind is GrantKind.CONTRACT and detail.row.restriction is Restriction.UNRESTRICTED
        self._why.setText(_WHY_CONTRACT if contract else _WHY[detail.row.restriction])

    def _fund_choices(self, detail: GrantDetail) -> Choices:
        restricted = detail.row.restriction is Restriction.RESTRICTED
        own_when_won = restricted and detail.row.kind is GrantKind.GRANT and detail.row.stage in OPEN
        none = "Its own, made when awarded" if own_when_won else "No fund yet" if restricted else "General fund"
        chosen = [
            (fund.id, fund["name"])
            for fund in self._funds
            if fund.id == detail.values["fund_id"]
            or ((fund["kind"] in _APART) == restricted and fund["kind"] is not FundKind.GENERAL)
        ]
        return [(None, none), *chosen]


class MoneyForm(GrantForm):
    """Money and dates."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored_beside("amount_applied", "amount_awarded", "awarded_on")
        self.add_stored_beside("deadline", "submitted_on", "decision_due")
        self.add_stored_beside("start", "end")
        self.add_stored_beside("overhead_cap", "results_share")
        self.add_widget(Words(_TERMS, role="small", parent=self))


class NoteForm(GrantForm):
    """Whatever else is worth knowing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored("note", LongText(self, lines=3), titled=False)
