"""The parts made from the organisation's money, by id."""

from collections.abc import Callable, Mapping
from functools import partial

from app.documents.facts.facts import Facts
from app.documents.facts.money import Money
from app.documents.parts import money_sentences as say
from app.documents.parts import money_tables as tables
from app.documents.parts.changed import what_changed
from app.documents.parts.money_months import months
from app.documents.parts.money_people import people_due
from app.documents.parts.paper import SCALE, WIDTH
from app.documents.parts.part import Part
from app.documents.tree.tree import Block, Picture
from app.scenes.cash_scene import cash_scene

_HEIGHT, _LARGE = 160.0, 200.0
"""Points of the cash chart: among other things, and where it is what the page is about."""


def _chart(money: Money, height: float) -> tuple[Block, ...]:
    if money.chart is None or not money.chart.months:
        return ()
    scene = cash_scene(money.chart, WIDTH, height, scale=SCALE)
    return (Picture(scene, scene.description, say.basis(money)),)


def _part(name: str, called: str, build: Callable[[Facts, Money], tuple[Block, ...]]) -> Part:
    def blocks(facts: Facts) -> tuple[Block, ...]:
        return build(facts, facts.money) if facts.money else ()

    return Part(name, called, "money", blocks)


def _of(name: str, called: str, build: Callable[[Money], tuple[Block, ...]]) -> Part:
    return _part(name, called, lambda _, money: build(money))


MONEY_PARTS: Mapping[str, Part] = {
    part.id: part
    for part in (
        _part("money-lead", "How long the money lasts, and until when to decide", say.lead),
        _part("runway", "How long the money lasts", say.runway),
        _part("shortage", "How short it is, or when it is lowest", say.shortage),
        _part("decision", "Until when to decide", say.decision),
        _part("reserves", "Reserves", say.reserves),
        _of("cash-chart", "Cash, month by month", partial(_chart, height=_HEIGHT)),
        _of("cash-chart-large", "Cash, month by month, as a large picture", partial(_chart, height=_LARGE)),
        _of("months", "The months as a table", months),
        _of("funds", "Funds", tables.funds),
        _of("ends", "What ends", tables.ends),
        _of("core-cover", "How core costs are met", tables.core_cover),
        _of("budget-spent", "Budget against spent", tables.budget_spent),
        _of("people-due", "Supervision and training due", people_due),
        _part("what-changed", "What changed", lambda facts, _: what_changed(facts)),
        _part("rates-note", "Rates that are not known yet", say.rates),
    )
}
