"""Funder by funder: what each pays of a project, its fair share of the overheads, and who carries the gap."""

from collections.abc import Iterator, Mapping, Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.money import format_money
from app.places import name_of
from app.planning.full_cost.funding import Payer
from app.planning.full_cost.recovery import PayerRecovery, ProjectRecovery, Recovery
from app.planning.plan.plan import Plan
from app.services.costs.recovery_words import UNRESTRICTED, carrier, payer_names, recovery_notes, recovery_sentence
from app.services.rows.checks import heading_of
from app.services.said.wording import say
from app.ui.kit import kinds
from app.ui.kit.cards import Card, Note, empty
from app.ui.kit.words import Sentence, Spans, Words
from app.ui.table.column import Column
from app.ui.table.model import TableModel
from app.ui.table.wrapped import WrappedTable

_WHAT = (
    "Each payer’s fair share of the overheads follows the direct cost it pays. Money for all of a project pays direct "
    "cost first. Bids count in full and are marked “not certain”."
)
_EMPTY = "Nobody pays for a project in this year yet. Grants, contracts and income for a project appear here."


class RecoveryCard(Card):
    """The table of all projects and payers, a sentence for each project, and what is worth knowing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, place="costs.full.recovery")
        self.add(Words(_WHAT, role="small", parent=self))
        self.model = TableModel(_columns(), key="id")
        self.table = WrappedTable(self.model, name=name_of("costs.full.recovery"), empty=_EMPTY, parent=self)
        self.add(self.table)
        self._said = QVBoxLayout()
        self._said.setSpacing(4)
        self.add(self._said)

    def show_recovery(self, plan: Plan, found: Recovery) -> None:
        """Show who recovers what in a year."""
        rows = [row for item in found.projects for row in _rows(plan, item)]
        self.model.set_rows([{"id": at, **row} for at, row in enumerate(rows)])
        empty(self._said)
        for item in found.projects:
            if item.payers and (sentence := recovery_sentence(item)):
                self._said.addWidget(Sentence(say(f"{{name}}: {sentence}", name=item.cost.name), role="", parent=self))
        for note in _notes(plan, found):
            self._said.addWidget(Note("look", note, parent=self))


def _columns() -> tuple[Column, ...]:
    money = kinds.money()
    return (
        Column("project", heading_of("project", "name")),
        Column("payer", "Payer"),
        Column("direct", "Direct", "money", 84, reader=money, hint="What it pays of the direct cost"),
        Column("overhead", "Overheads", "money", 84, reader=money, hint="What it pays of the overheads"),
        Column("fair", "Fair share", "money", 84, reader=money, hint="Its fair share of the overheads"),
        Column(
            "allowed", "Most they allow", "money", 104, reader=money, hint="What its rule lets it pay of that share"
        ),
        Column("gap", "Shortfall", "money", 84, reader=money, hint="Fair share less what it pays of overheads"),
        Column("carried", "Who carries it"),
    )


def _rows(plan: Plan, item: ProjectRecovery) -> Iterator[Mapping[str, object]]:
    names = payer_names(plan, item.funding.payers)
    for place, payer in enumerate(item.payers):
        yield {"project": "" if place else item.cost.name, **_payer_row(payer, names)}
    if item.payers and (item.own_direct or item.own_overhead):
        yield {
            "project": "",
            "payer": "Nobody yet",
            "direct": item.own_direct,
            "overhead": None,
            "fair": item.own_overhead,
            "allowed": None,
            "gap": item.own_overhead,
            "carried": UNRESTRICTED,
        }


def _payer_row(item: PayerRecovery, names: Mapping[Payer, str]) -> Mapping[str, object]:
    name = names[item.payer]
    return {
        "payer": name if item.payer.certain else f"{name} (not certain, {item.payer.probability}%)",
        "direct": item.direct,
        "overhead": item.overhead,
        "fair": item.fair_share,
        "allowed": item.recoverable,
        "gap": item.gap,
        "carried": _carried(item, names),
    }


def _carried(item: PayerRecovery, names: Mapping[Payer, str]) -> str:
    """Who carries the gap; with how much each where there are several."""
    if len(item.carried_by) == 1:
        return carrier(item.carried_by[0], names)
    return ", ".join(f"{carrier(part, names)} {format_money(part.amount)}" for part in item.carried_by)


def _notes(plan: Plan, found: Recovery) -> Sequence[Spans]:
    """Each note once, with the projects that it is about; and core grants that are for no project."""
    about: dict[str, list[str]] = {}
    for item in found.projects:
        for note in recovery_notes(item) if item.payers else ():
            about.setdefault(note, []).append(item.cost.name)
    notes = [say("{names}: " + note, names=", ".join(projects)) for note, projects in about.items()]
    apart = payer_names(plan, found.apart)
    core = [
        say(
            f"{{name}} pays {format_money(payer.amount)} of core costs, not of a project. It covers shortfalls, too.",
            name=name,
        )
        for payer, name in apart.items()
    ]
    return [*notes, *core]
