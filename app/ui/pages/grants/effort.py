"""What a bid costs and is worth: its hours and what comes of it; under the list, how many bids are won and how."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.money import format_money
from app.planning.bidding.applications import Investment, Worth
from app.services.grants.applications import kinds_sentence, spent_sentence, win_sentence, worth_sentence
from app.services.grants.grants import GrantDetail
from app.services.organisation.organisation import THE_ROW
from app.services.rows import action_words, records
from app.ui.desk.desk import Desk
from app.ui.desk.side_panel import Section
from app.ui.desk.stored import StoredForm
from app.ui.kit.columns import Columns
from app.ui.kit.words import Sentence, Words
from app.ui.pages.grants.forms import GrantForm


class EffortForm(GrantForm):
    """Hours spent on the bid, hours that reports will take, and what an hour costs."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.add_stored_beside("minutes_spent", "minutes_reporting", "hour_cost")


class EffortSection(Section):
    """The form, where the cost of an hour comes from while its field is empty, and the sentence."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("grants.list.effort", parent=parent)
        self.form = EffortForm(desk, self)
        self.hour = Words("", role="small", parent=self)
        self.sentence = Sentence("", role="", parent=self)
        for part in (self.form, self.hour, self.sentence):
            self.add(part)

    def show_grant(self, detail: GrantDetail, worth: Worth) -> None:
        """Show the hours of a grant and what they come to."""
        self.form.show_grant(detail)
        usual = worth.application.hour_cost if detail.values["hour_cost"] is None else None
        self.hour.setText(f"An hour counts as {format_money(usual or 0)}, as for every bid without its own cost.")
        self.hour.setVisible(usual is not None)
        self.sentence.set_spans(worth_sentence(worth))


class WorthFoot(QWidget):
    """Sentences on what bidding brings, and the one field that they need."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = desk.workspace
        self.all = Words("", role="soft", parent=self)
        self.kinds = Words("", role="small", parent=self)
        self.form = StoredForm("organisation", lambda: desk.workspace.today, self)
        self.form.add_stored("bid_hour_cost")
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
        label = action_words.change("organisation", "", name)
        if refusal := self._workspace.run(label, records.change, "organisation", THE_ROW, {name: value}).refusal:
            self.form.refuse(name, refusal)
