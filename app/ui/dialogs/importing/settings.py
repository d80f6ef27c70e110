"""What a file holds and where in it the list is: the kind, the sheet, the row of headings, or whose grants."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.kit.columns import Columns
from app.ui.kit.form import FormRow
from app.ui.kit.line_fields import TextEdit
from app.ui.kit.pick_fields import Choice
from app.work.budget import BUDGET
from app.work.import_places import FilePlace
from app.work.import_reading import ANY, GIVING, Instructions
from app.work.importing import HIDDEN_CHOICES, KIND_CHOICES

_NARROW = 560
_PAYS_FOR = (
    ("restricted", "Only for what each is given for: restricted"),
    ("unrestricted", "For anything: unrestricted"),
)


class ImportSettings(QWidget):
    """One line of choices over the columns and the rows; each tells when the user has changed it."""

    kind_chosen = Signal(object)
    sheet_chosen = Signal(object)
    header_row_chosen = Signal(object)
    recipient_chosen = Signal(object)
    hidden_chosen = Signal(object)
    funder_chosen = Signal(object)
    restriction_chosen = Signal(object)

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Choice(KIND_CHOICES, self)
        self.kind.set_value(kind)
        self.sheet = Choice((), self)
        self.header_row = Choice((), self)
        self.recipient = TextEdit(self)
        self.found = Choice((), self, prompt="Choose from the file")
        self._sheet_row = FormRow("Sheet", self.sheet, parent=self)
        self._header_row = FormRow("Row of headings", self.header_row, parent=self)
        self._recipient_row = FormRow("Your organisation’s identifier", self.recipient, parent=self)
        self._found_row = FormRow("Or yours among those in the file", self.found, parent=self)
        self.hidden = Choice(HIDDEN_CHOICES, self)
        self.funder = TextEdit(self)
        self._hidden_row = FormRow("Rows hidden in the file", self.hidden, parent=self)
        self._funder_row = FormRow("The funder of all of them", self.funder, parent=self)
        self.restriction = Choice(_PAYS_FOR, self)
        self._restriction_row = FormRow("What may these grants pay for?", self.restriction, parent=self)
        self.show_restriction("", asked=False)
        self._lay_out()
        self.restriction.committed.connect(self.restriction_chosen)
        self.hidden.committed.connect(self.hidden_chosen)
        self.funder.committed.connect(self.funder_chosen)
        self.kind.committed.connect(self.kind_chosen)
        self.sheet.committed.connect(self.sheet_chosen)
        self.header_row.committed.connect(self.header_row_chosen)
        self.recipient.committed.connect(self.recipient_chosen)
        self.found.committed.connect(self._found_chosen)
        self.show_questions(Instructions(ANY), hides_rows=False, lacks_funder=False)
        self.show_kind(kind)

    def show_kind(self, kind: str) -> None:
        """Offer what this kind needs."""
        self.kind.set_value(kind)
        giving, listed = kind == GIVING, kind not in {GIVING, BUDGET}
        self._sheet_row.setVisible(listed and self.sheet.count() > 1)
        self._header_row.setVisible(listed and self.header_row.count() > 0)
        self._recipient_row.setVisible(giving)
        self._found_row.setVisible(giving and self.found.count() > 0)

    def show_questions(self, told: Instructions, *, hides_rows: bool, lacks_funder: bool) -> None:
        """Ask what the file does not tell: what becomes of hidden rows, and who gave grants that name no funder."""
        self.hidden.set_value(told.answers.hidden)
        self.funder.set_value(told.answers.funder)
        self._hidden_row.setVisible(hides_rows)
        self._funder_row.setVisible(lacks_funder)

    def show_restriction(self, restriction: str, *, asked: bool) -> None:
        """Ask what grants may pay for, where some in the file do not say it."""
        self.restriction.set_value(restriction)
        self._restriction_row.setVisible(asked)

    def forget_file(self) -> None:
        """Offer nothing of an earlier file."""
        self.show_questions(Instructions(ANY), hides_rows=False, lacks_funder=False)
        for choice in (self.sheet, self.header_row, self.found):
            choice.set_choices(())

    def show_place(self, place: FilePlace) -> None:
        """Offer the sheets and the rows of a file, with those that were read chosen."""
        self.sheet.set_choices(place.sheets)
        self.sheet.set_value(place.sheet)
        self.header_row.set_choices(place.header_rows)
        self.header_row.set_value(place.header_row)

    def show_recipients(self, recipients: Sequence[tuple[str, str]]) -> None:
        """Offer the organisations that a file of awards names, with the one typed chosen where it is among them."""
        self.found.set_choices(tuple(recipients))
        wanted = str(self.recipient.value()).casefold()
        self.found.set_value(next((one for one, _ in recipients if one.casefold() == wanted), None))

    @Slot(object)
    def _found_chosen(self, identifier: object) -> None:
        self.recipient.set_value(identifier)
        self.recipient_chosen.emit(identifier)

    def _lay_out(self) -> None:
        kind = FormRow("What it holds", self.kind, parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            Columns(
                kind,
                self._sheet_row,
                self._header_row,
                self._recipient_row,
                self._found_row,
                self._hidden_row,
                self._funder_row,
                self._restriction_row,
                stretches=(3, 2, 5, 3, 5, 2, 3, 5),
                narrow=_NARROW,
                parent=self,
            )
        )
