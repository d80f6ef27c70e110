"""The parts of a business case that are made from facts, by id."""

from collections.abc import Callable, Mapping
from typing import Literal

from app.documents.facts.case import BusinessCase
from app.documents.facts.case_pounds import pounds_of
from app.documents.facts.facts import Facts
from app.documents.facts.who import Who
from app.documents.parts import case_sentences as say
from app.documents.parts.case_costs import costs
from app.documents.parts.case_payers import payers
from app.documents.parts.case_tables import options, risks
from app.documents.parts.part import Part
from app.documents.tree.tree import Block, Paragraph, words

_Build = Callable[[BusinessCase, Who], tuple[Block, ...]]


def _ask(case: BusinessCase, who: Who) -> tuple[Block, ...]:
    return _paragraph(say.ask(case, pounds_of(case), who), "lead")


def _price(case: BusinessCase, _: Who) -> tuple[Block, ...]:
    return _paragraph(say.price(case, pounds_of(case)))


def _cost_lead(case: BusinessCase, _: Who) -> tuple[Block, ...]:
    return _paragraph(say.cost(case, pounds_of(case)), "lead")


def _lateness(case: BusinessCase, who: Who) -> tuple[Block, ...]:
    return _paragraph(say.lateness(case.late, who) if case.late else "")


def _rates(case: BusinessCase, _: Who) -> tuple[Block, ...]:
    return _paragraph(case.rates_note, "caption")


def _paragraph(text: str, role: Literal["body", "lead", "caption"] = "body") -> tuple[Block, ...]:
    return (Paragraph(words(text), role),) if text else ()


def _part(name: str, called: str, build: _Build) -> Part:
    def blocks(facts: Facts) -> tuple[Block, ...]:
        return build(facts.case, facts.who) if facts.case else ()

    return Part(name, called, "case", blocks)


CASE_PARTS: Mapping[str, Part] = {
    part.id: part
    for part in (
        _part("case-ask", "What is asked", _ask),
        _part("case-price", "The price", _price),
        _part("case-cost-lead", "What it costs, in a sentence", _cost_lead),
        _part("case-costs", "Full cost", costs),
        _part("case-payers", "Who pays", lambda case, _: payers(case)),
        _part("case-options", "The options", lambda case, _: options(case)),
        _part("case-risks", "Risks", risks),
        _part("case-lateness", "If money comes late", _lateness),
        _part("case-rates", "Rates that are not known yet", _rates),
    )
}
