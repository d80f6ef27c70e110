"""The first run: look at the example, start one's own in a few answers, or bring a spreadsheet."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.dates import MONTH_NAMES
from app.models.choices import LegalForm, Nation
from app.problems import Refused
from app.services.organisation.organisation import StartAnswers, agreed_until
from app.services.rows.fields import FIELDS
from app.typed_dates import DaySense
from app.ui.kit import kinds
from app.ui.kit.cards import Button, Card, PrimaryButton, page_layout
from app.ui.kit.columns import Columns
from app.ui.kit.date_field import DateEdit
from app.ui.kit.field import Field
from app.ui.kit.form import Form
from app.ui.kit.line_fields import LineField, TextEdit
from app.ui.kit.pick_fields import Choice
from app.ui.kit.words import Heading, Words

_WIDTH = 1040
_NEEDED = ("name", "legal_form", "nation", "year_start_month", "balance_date")
_PROMISE = "Ten minutes are enough for a first answer. Everything stays on this computer."
_EXAMPLE = "An invented charity with grants, posts and a hard year ahead. Change anything: it is a copy."
_SPREADSHEET = (
    "Give a name, the day of the balance and what was free. Then bring in your budget, or a list of costs or grants."
)
_INCOME = "What regular income can you spend on anything?"
_INCOME_HINT = "Each month: fees, hire, donations. Leave out grants and contracts: you add them next, with their dates."
_COSTS_HINT = "All of it: pay, rent and bills, also what grants pay for."
_FILE = "From another computer, from a colleague, or a backup."
_OTHER_WAYS = (("Look around first", _EXAMPLE), ("You have a spreadsheet", _SPREADSHEET), ("You have a file", _FILE))


class FirstRun(QWidget):
    """Shown in place of the pages until a file is open. `beside` are cards that stand above the other ways."""

    example_asked = Signal()
    started = Signal(object)
    """StartAnswers with everything in them."""
    spreadsheet_asked = Signal(object)
    """StartAnswers of which only the first part need be filled."""
    file_asked = Signal()
    name_typed = Signal(str)
    """What stands in the field for the organisation's name, as it is typed."""

    def __init__(self, today: date, parent: QWidget | None = None, *, beside: Sequence[Card] = ()) -> None:
        super().__init__(parent)
        self._today = today
        self._beside = beside
        self.setAccessibleName("How do you want to start?")
        self.form = Form(self)
        self._fill_form()
        self.start = PrimaryButton("See how long it lasts", self)
        self.example = Button("Look at the example", self)
        self.spreadsheet = Button("Bring in a spreadsheet", self)
        self.file = Button("Open a file", self)
        self._lay_out()
        self.setFocusProxy(self.form.row("name").field)
        self.example.clicked.connect(self.example_asked)
        self.start.clicked.connect(self._start)
        self.spreadsheet.clicked.connect(self._bring)
        self.file.clicked.connect(self.file_asked)

    def answers(self) -> StartAnswers:
        """What has been answered so far."""
        given: dict[str, Any] = {name: value for name, value in self.form.values().items() if value is not None}
        return StartAnswers(**given)

    def _fill_form(self) -> None:
        form, asked = self.form, FIELDS["organisation"]
        name = TextEdit(form, optional=False)
        name.textChanged.connect(self.name_typed)
        form.add("name", asked["name"].first_asked, name)
        form.add_beside(
            ("legal_form", asked["legal_form"].first_asked, self._choice(LegalForm, LegalForm.CHARITY)),
            ("nation", asked["nation"].first_asked, self._choice(Nation, Nation.ENGLAND)),
        )
        months = Choice([(at, name) for at, name in enumerate(MONTH_NAMES, start=1)], form)
        months.set_value(4)
        day = DateEdit(form, today=lambda: self._today, optional=False, sense=asked["balance_date"].sense)
        form.add_beside(
            ("year_start_month", asked["year_start_month"].first_asked, months),
            ("balance_date", asked["balance_date"].first_asked, day),
        )
        form.add(
            "balance",
            FIELDS["fund"]["balance"].first_asked,
            LineField(kinds.money(optional=False), form),
            hint="Unrestricted money: the balance less what funders gave for a purpose.",
        )
        first, until = _amount(form), DateEdit(form, today=lambda: self._today, sense=DaySense.END)
        form.add_beside(("monthly_income", _INCOME, first), ("income_until", "Agreed until, if it ends", until))
        first.setAccessibleDescription(_INCOME_HINT)
        form.add_widget(Words(_INCOME_HINT, role="small", parent=form))
        last = _amount(form)  # the keys go from field to field as they were made
        form.add("monthly_costs", "What do you spend each month?", last, hint=_COSTS_HINT)
        last.returnPressed.connect(self._start)

    def _choice(self, words: type[LegalForm | Nation], first: LegalForm | Nation) -> Choice:
        field = Choice([(each, each.label) for each in words], self.form)
        field.set_value(first)
        return field

    def _lay_out(self) -> None:
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = page_layout(inner)
        column.addWidget(Heading("How long does your money last?", inner))
        column.addWidget(Words(_PROMISE, role="soft", parent=inner))
        column.addWidget(Columns(self._mine(), self._others(), stretches=(3, 2), parent=inner))
        column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)

    def _mine(self) -> Card:
        card = Card("Start with your own", parent=self)
        card.add(self.form)
        line = QHBoxLayout()
        line.setContentsMargins(0, 8, 0, 0)
        line.addWidget(self.start)
        line.addStretch(1)
        card.add(line)
        return card

    def _others(self) -> QWidget:
        beside = QWidget(self)
        column = QVBoxLayout(beside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for each in self._beside:
            column.addWidget(each)
        for (title, words), button in zip(_OTHER_WAYS, (self.example, self.spreadsheet, self.file), strict=True):
            card = Card(title, parent=beside)
            card.add(Words(words, role="soft"))
            line = QHBoxLayout()
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            line.addStretch(1)
            card.add(line)
            column.addWidget(card)
        column.addStretch(1)
        return beside

    @Slot()
    def _start(self) -> None:
        if not self._complete(tuple(self.form.values())):
            return
        answers = self.answers()
        try:
            agreed_until(answers)
        except Refused as refusal:
            self.form.refuse("income_until", str(refusal))
        else:
            self.started.emit(answers)

    @Slot()
    def _bring(self) -> None:
        """Only the name and the balance date are needed; what else is typed has to be right, and can wait."""
        fields = {name: self.form.row(name).field for name in self.form.values()}
        typed = [name for name, field in fields.items() if isinstance(field, LineField) and field.pending()]
        if self._complete((*_NEEDED, *typed)):
            self.spreadsheet_asked.emit(self.answers())

    def _complete(self, names: Sequence[str]) -> bool:
        """Whether these are answered. Each that is not says beside it what it lacks, and the first gets the focus."""
        lacking = [name for name in names if not _answered(self.form.field(name))]
        if lacking:
            self.form.row(lacking[0]).field.setFocus()
        return not lacking


def _answered(field: Field) -> bool:
    """Accept what is typed; an empty field counts as typed, though nobody has touched it."""
    if field.commit() and field.value() in {None, ""}:
        try:
            cast("LineField", field).kind().parse("")
        except Refused as refusal:
            field.show_problem(str(refusal))
    return not field.problem()


def _amount(form: Form) -> LineField:
    return LineField(kinds.money(optional=False, least=0), form)
