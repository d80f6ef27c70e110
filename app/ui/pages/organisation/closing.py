"""If you had to close: what closing in good order would cost now, part by part, and what else would be owed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.dates import MONTH_NAMES
from app.money import format_money
from app.places import name_of
from app.problems import Refused
from app.services.organisation.organisation import Details
from app.services.organisation.reserves_words import Rows, closing_rows
from app.services.plan.outlook import Outlook
from app.services.rows import records
from app.ui.desk.desk import Desk
from app.ui.desk.stored import stored_column
from app.ui.desk.stored_rows import RowWords, StoredRows
from app.ui.kit.cards import Card, empty
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Sentence, Words
from app.ui.pages.organisation.form import OrganisationForm

_NOTHING = "Add your balances to see what closing in good order would cost."
_WHERE = (
    f"Redundancy and notice follow from your posts, contracts from the notice of your costs: see {name_of('costs')}. "
    "What is missing here belongs in the list below."
)
_WORDS = RowWords(
    "obligation",
    "Add a closing cost",
    "What you would owe on closing belongs here, such as a final examination or work on a building when you leave it; "
    "and what you have promised to pay from reserves.",
)
_stored = partial(stored_column, "obligation", editable=True)
_COLUMNS = (_stored("name"), _stored("kind", 190), _stored("amount", 96), _stored("note"))


class HolidayForm(OrganisationForm):
    """When the leave year begins, and how much earned holiday is not taken yet."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        months = [(None, "With the financial year"), *((at, name) for at, name in enumerate(MONTH_NAMES, start=1))]
        self.add_stored("leave_year_month", Choice(months, self))
        self.add_stored("holiday_untaken")


class ClosingCard(Card):
    """The sentence, the parts, holiday, and what else is owed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="organisation.closing")
        self._desk = desk
        self.sentence = Sentence("", role="", parent=self)
        self.parts = AmountRows(self)
        self.notes = Words("", role="small", parent=self)
        self.form = HolidayForm(desk, self)
        self.rows = StoredRows(desk, _WORDS, _COLUMNS, parent=self)
        for part in (self.sentence, self.parts, self.notes, Words(_WHERE, role="small", parent=self), self.form):
            self.add(part)
        self.add(Words("Closing costs and commitments", role="card-title", parent=self))
        self.add(self.rows)

    def show_answer(self, details: Details, found: Outlook | Refused) -> None:
        """Show what is stored, and what closing at the balance date would cost."""
        self.form.show_details(details)
        self.rows.set_rows(self._desk.workspace.read(records.rows, "obligation"))
        closing = None if isinstance(found, Refused) else found.closure
        self.parts.setVisible(closing is not None)
        self.notes.setVisible(closing is not None and bool(closing.notes))
        if isinstance(found, Refused) or closing is None:
            self.sentence.set_spans(str(found) if isinstance(found, Refused) else _NOTHING)
            return
        self.sentence.set_spans(found.closing_sentence)
        self.sentence.setVisible(bool(found.closing_sentence))
        self.parts.show_rows(closing_rows(closing.now))
        self.notes.setText(" ".join(closing.notes))

    def show_cost(self, row: int | None) -> None:
        """Go to a closing cost or commitment, or to the list of them."""
        if row is not None:
            self.rows.table.select_key(row)
        self.rows.table.setFocus()


class AmountRows(QWidget):
    """Rows of a name and an amount; the last one is what the others come to, and stands out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)

    def show_rows(self, rows: Rows) -> None:
        """Show these in place of what stands there."""
        empty(self._grid)
        self._grid.setRowStretch(len(rows), 1)
        for at, (name, pence) in enumerate(rows):
            role = "card-title" if at == len(rows) - 1 else ""
            amount = Words(format_money(pence, pennies=False), role=role, parent=self, wrap=False)
            self._grid.setRowStretch(at, 0)
            self._grid.addWidget(Words(name, role=role, parent=self), at, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(amount, at, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
