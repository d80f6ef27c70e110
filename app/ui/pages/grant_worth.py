"""Under the list of grants: how many bids are won, by kind of funder, what winning takes, and what an hour costs."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.planning.bidding.applications import Investment
from app.services.grants.applications import kinds_sentence, spent_sentence, win_sentence
from app.services.organisation.organisation import THE_ROW
from app.services.rows import records
from app.services.rows.checks import label_of
from app.ui.attempt import Attempt
from app.ui.columns import Columns
from app.ui.desk import Desk
from app.ui.fields import Form, MoneyEdit
from app.ui.words import Words


class WorthFoot(QWidget):
    """Sentences on what bidding brings, and the one field that they need."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._attempt = Attempt(desk.workspace, self)
        self.all = Words("", role="soft", parent=self)
        self.kinds = Words("", role="small", parent=self)
        self.form = Form(self)
        self.form.add("bid_hour_cost", "Cost of an hour of bid writing", MoneyEdit(self, least=0))
        self.form.committed.connect(self._store)
        self._lay_out()

    def show_results(self, found: Investment, hour_cost: int | None) -> None:
        """Show what the bids came to, and the organisation's cost of an hour."""
        self.all.setText(f"Bids: {win_sentence(found.whole)}. {spent_sentence(found.whole)}".strip())
        self.kinds.setText(kinds_sentence(found))
        self.kinds.setVisible(bool(self.kinds.text()))
        self.form.set_values(THE_ROW, {"bid_hour_cost": hour_cost})

    def _lay_out(self) -> None:
        words = QWidget(self)
        lines = QVBoxLayout(words)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        lines.addWidget(self.all)
        lines.addWidget(self.kinds)
        lines.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Columns(words, self.form, stretches=(1, 0), narrow=560, parent=self))

    @Slot(str, object)
    def _store(self, name: str, value: object) -> None:
        label = f"Change {label_of('organisation', name).lower()}"
        if refusal := self._attempt.run(label, records.change, "organisation", THE_ROW, {name: value}):
            self.form.refuse(name, refusal)
