"""What is tried: sliders and choices that tell at every move, and the two steps that follow from it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.planning.plan.plan import Instalment, Plan
from app.ui.kit.cards import Button, Card
from app.ui.kit.form import FormRow
from app.ui.kit.pick_fields import Choice
from app.ui.kit.slider_field import SliderField, months, signed_percent
from app.ui.kit.words import Choices
from app.work.try_changes import Trying

MOST_LATE = 12
COSTS = (-2_000, 3_000)
PAY = (-1_000, 2_000)
"""How far the sliders go, in basis points."""

_NO_FUNDER = "Keep them all"
_NO_BID = "All as planned"
_PERCENT = 100


class TryingCard(Card):
    """The sliders and choices, on the left of the chart."""

    changed = Signal()
    """Something is tried otherwise."""
    reset_asked = Signal()
    keep_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="runway.what_if.trying")
        self.late = SliderField("Money comes late (months)", months(MOST_LATE), (0, MOST_LATE), parent=self)
        self.costs = SliderField("Costs other than pay", signed_percent(*COSTS), COSTS, step=_PERCENT, parent=self)
        self.pay = SliderField("Pay", signed_percent(*PAY), PAY, step=_PERCENT, parent=self)
        self.funder = Choice(((None, _NO_FUNDER),), self, prompt=_NO_FUNDER)
        self.bid = Choice(((None, _NO_BID),), self, prompt=_NO_BID)
        self.reset = Button("Back to the plan", self)
        self.keep = Button("Keep as a scenario", self)
        self._lay_out()
        for slider in (self.late, self.costs, self.pay):
            slider.changed.connect(self._moved)
        for choice in (self.funder, self.bid):
            choice.committed.connect(self._moved)
        self.reset.clicked.connect(self.reset_asked)
        self.keep.clicked.connect(self.keep_asked)

    def show_plan(self, plan: Plan) -> None:
        """Offer the funders and bids of a plan; what is tried stays as far as it is still among them."""
        self.funder.set_choices(((None, _NO_FUNDER), *_funders(plan)))
        self.bid.set_choices(((None, _NO_BID), *_bids(plan)))
        for choice in (self.funder, self.bid):
            choice.set_value(choice.value())

    def trying(self) -> Trying:
        """What is tried now."""
        funder, bid = self.funder.value(), self.bid.value()
        return Trying(
            late=self.late.value(),
            costs=self.costs.value(),
            pay=self.pay.value(),
            funder=funder if isinstance(funder, int) else None,
            bid=bid if isinstance(bid, tuple) else None,
        )

    def set_plain(self) -> None:
        """Back to the plan, without telling anyone."""
        for slider in (self.late, self.costs, self.pay):
            slider.set_value(0)
        for choice in (self.funder, self.bid):
            choice.set_value(None)

    def set_steps(self, *, anything: bool, slid: bool, read_only: bool) -> None:
        """Whether there is anything to take back, and anything to keep."""
        self.reset.setEnabled(anything)
        self.keep.setVisible(not read_only)
        self.keep.setEnabled(slid)

    @Slot(object)
    def _moved(self, _value: object) -> None:
        self.changed.emit()

    def _lay_out(self) -> None:
        self.body.setSpacing(10)
        for slider in (self.late, self.costs, self.pay):
            self.add(slider)
        for label, choice in (("Lose a funder", self.funder), ("Win or lose a bid", self.bid)):
            row = FormRow(label, choice, parent=self)
            row.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            self.add(row)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.reset)
        line.addWidget(self.keep)
        line.addStretch(1)
        self.add(line)
        self.setMinimumWidth(330)


def _funders(plan: Plan) -> Choices:
    """Those who may still pay, by name."""
    named = {grant.funder_id: grant.funder for grant in plan.grants if _may_pay(grant.instalments)}
    return tuple(sorted(named.items(), key=lambda pair: pair[1].casefold()))


def _bids(plan: Plan) -> Choices:
    """Each bid won and lost, and each grant that is confirmed lost."""
    choices: list[tuple[object, str]] = []
    for grant in plan.grants:
        if not grant.confirmed:
            choices.append(((grant.id, True), f"Won: {grant.title}"))
        if _may_pay(grant.instalments):
            choices.append(((grant.id, False), f"Lost: {grant.title}"))
    return tuple(choices)


def _may_pay(instalments: Sequence[Instalment]) -> bool:
    return any(payment.received_on is None for payment in instalments)
