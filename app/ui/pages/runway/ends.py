"""What ends: what would keep you safe, which grants leave costs behind, and what is left unspent when they end."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.dates import format_date
from app.money import format_pounds
from app.places import field_of, name_of, rows_of
from app.planning.forecast.answers import StaySafe
from app.planning.forecast.cliff import Cliff
from app.planning.forecast.unspent import Unspent
from app.services.plan.outlook import Outlook
from app.services.rows.checks import heading_of
from app.services.said.wording import Spans, spans
from app.ui.desk.desk import Desk
from app.ui.kit.cards import Card, LinkButton
from app.ui.kit.short_kinds import whole_pounds
from app.ui.kit.words import Sentence, Words
from app.ui.pages.runway.words import follow_up, month_kind, some_pounds
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_MONTHLY = "In an average month of the next twelve"
_CLIFF_COLUMNS = (
    Column("month", "From", "month", 92, reader=month_kind()),
    Column("name", "What is paid for"),
    Column("title", "Paid by"),
    Column("monthly", "Cost to you each month", "money", 150, reader=some_pounds(), hint=_MONTHLY),
    Column("total", "Total", "money", 96, reader=whole_pounds(), hint="To the last month that is shown"),
)
_UNSPENT_COLUMNS = (
    Column("end", heading_of("grant", "end"), "date", 150),
    Column("title", heading_of("instalment", "grant_id")),
    Column("fund", heading_of("grant", "fund_id")),
    Column("amount", "Left over", "money", 110, reader=whole_pounds()),
)
_NO_CLIFF = (
    "Nothing loses a grant in these months. Costs and posts appear here that a grant pays for and that go on after it."
)
_NO_UNSPENT = (
    "No restricted grant ends with money left over. What planned spending leaves of a grant when it ends appears here."
)
_LEAST_OPEN = 140
_POLICY = "Set a reserves policy"


class EndsView(QWidget):
    """Three cards: to stay safe, the funding cliff, and what is left unspent. A row opens its grant."""

    answered = Signal(object, object)
    """The sentence on top, and the one under it."""
    uses_view = True

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.safe = Sentence("", role="", parent=self)
        self._how = Words("", role="small", parent=self)
        self.set_policy = LinkButton(_POLICY, self)
        self.cliff_words = Sentence("", role="", parent=self)
        self.cliff = WrappedTable(TableModel(_CLIFF_COLUMNS), name="Funding cliff", empty=_NO_CLIFF, parent=self)
        self.unspent_words = Sentence("", role="", parent=self)
        self.unspent = WrappedTable(
            TableModel(_UNSPENT_COLUMNS), name=name_of("runway.ends.unspent"), empty=_NO_UNSPENT, parent=self
        )
        self.cliff.least_open = self.unspent.least_open = _LEAST_OPEN
        self._lay_out()
        self.set_policy.clicked.connect(partial(desk.go, field_of("organisation", "policy_months_low")))
        self.cliff.opened.connect(self._open_cliff)
        self.unspent.opened.connect(self._open_unspent)

    def show_outlook(self, found: Outlook) -> None:
        """Work the three out for a view of the plan."""
        self.answered.emit(found.headline, follow_up(found))
        self.safe.set_spans(_safe(found))
        self._how.setText(_how_safe(found))
        self.set_policy.setVisible(found.policy_line is None)
        falls = found.cliff
        self.cliff_words.set_spans(cliff_sentence(falls))
        self.cliff_words.setVisible(bool(falls))
        self.cliff.rows_model().set_rows([_cliff_row(at, fall) for at, fall in enumerate(falls)])
        left = found.unspent
        self.unspent_words.set_spans(unspent_sentence(left))
        self.unspent_words.setVisible(bool(left))
        self.unspent.rows_model().set_rows([_unspent_row(each) for each in left])

    @Slot(object)
    def _open_cliff(self, key: object) -> None:
        row = next(row for row in self.cliff.rows_model().rows() if row["id"] == key)  # type: ignore[index]  # mappings
        self._desk.go(rows_of("grant"), row["grant"])  # type: ignore[index]  # the same

    @Slot(object)
    def _open_unspent(self, grant: int) -> None:
        self._desk.go(rows_of("grant"), grant)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        safe = Card(parent=self, place="runway.ends.safe")
        for part in (self.safe, self._how, self.set_policy):
            safe.add(part)
        column.addWidget(safe)
        for place, words, table in (
            ("runway.ends.cliff", self.cliff_words, self.cliff),
            ("runway.ends.unspent", self.unspent_words, self.unspent),
        ):
            card = Card(parent=self, place=place)
            card.add(words)
            card.add(table)
            column.addWidget(card)
        column.addStretch(1)


def safe_sentence(needed: StaySafe, *, with_policy: bool) -> Spans:
    """How much more a month, or at once, keeps free cash at the policy; or that nothing more is needed."""
    floor = f"your reserves policy of {format_pounds(needed.floor)}" if with_policy else "zero"
    if needed.by is None:
        return spans(f"Free cash does not fall below {floor} in any month looked at: **nothing more is needed**.")
    return spans(
        f"You need **{format_pounds(_up(needed.monthly))} more a month** of unrestricted income from now on, or "
        f"**{format_pounds(_up(needed.once))} once by {format_date(needed.by)}**, so that free cash does not fall "
        f"below {floor}."
    )


def _safe(found: Outlook) -> Spans:
    """The same; where no month to come is reported, only a new balance can say."""
    if found.stay_safe is None:
        return spans("**Enter a new balance** to see what would keep you safe.")
    return safe_sentence(found.stay_safe, with_policy=found.policy_line is not None)


def cliff_sentence(falls: tuple[Cliff, ...]) -> Spans:
    """What all grants together leave to unrestricted money, a month."""
    if not falls:
        return ()
    monthly = sum(fall.monthly for fall in falls)
    first, last = falls[0].month, falls[-1].month
    when = f"From {first.label}" if first == last else f"Between {first.label} and {last.label}"
    return spans(
        f"{when}, **{format_pounds(monthly)} a month** that grants pay now will fall on your unrestricted money."
    )


def unspent_sentence(left: tuple[Unspent, ...]) -> Spans:
    """What is left over in all."""
    amount = format_pounds(sum(each.amount for each in left))
    return spans(f"**{amount}** would be left over. Plan what it is spent on, or ask the funder in time.")


def _how_safe(found: Outlook) -> str:
    if not found.forecast.months:
        return ""
    last = found.forecast.months[-1].label
    policy = "" if found.policy_line is not None else " No reserves policy is set, so this is counted from £0."
    return f"Counted to the end of {last}, the income of each month being there at its end.{policy}"


def _up(pence: int) -> int:
    """To the next whole pound, so that what is said is enough."""
    return -(-pence // 100) * 100


def _cliff_row(at: int, fall: Cliff) -> dict[str, object]:
    return {
        "id": at,
        "grant": fall.grant,
        "month": fall.month,
        "name": fall.name,
        "title": f"{fall.title} · {fall.funder}",
        "monthly": fall.monthly,
        "total": fall.total,
    }


def _unspent_row(each: Unspent) -> dict[str, object]:
    return {
        "id": each.grant,
        "end": each.end,
        "title": f"{each.title} · {each.funder}",
        "fund": each.fund_name,
        "amount": each.amount,
    }
