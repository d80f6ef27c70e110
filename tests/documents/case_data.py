"""A business case for the tests, with an invented organisation."""

from datetime import date

from app.dates import Month
from app.documents.facts.case import (
    BusinessCase,
    CaseCost,
    CaseHeadings,
    CaseOption,
    CasePayer,
    CasePayment,
    CaseRisk,
    LateMoney,
)
from app.documents.facts.facts import Facts
from app.documents.facts.who import Who
from app.documents.parts.case_parts import CASE_PARTS
from app.documents.tree.tree import Block, Paragraph, Picture, Runs, Table, Together

US = Who("Riverbank Arts", "Charitable incorporated organisation (CIO)", ("charity number 1999999",))
ME = Who("Maya Lindqvist, dance artist", "Freelancer or sole trader", alone=True)
HEADINGS = CaseHeadings(
    option="Option",
    description="What it means",
    yearly_cost="Cost a year",
    risk="What could go wrong",
    likelihood="Likelihood",
    impact="Impact",
    owner="Who",
)
EMPTY = BusinessCase("Choir", "2027-28", date(2026, 11, 21), HEADINGS)
CASE = BusinessCase(
    project="Healthy Minds Through Making",
    year="2027-28",
    as_at=date(2026, 11, 21),
    headings=HEADINGS,
    buyer="Riverside Health Partnership",
    ask=6_620_00,
    decision_due=date(2027, 1, 22),
    payments=(CasePayment(date(2027, 6, 30), 3_310_00), CasePayment(date(2027, 12, 31), 3_310_00)),
    options=(
        CaseOption("Carry on as now", "The groups end with the council contract in March.", 0),
        CaseOption("Two groups rather than three", "24 places a week; the same coordinator.", 33_900_00),
        CaseOption("Three groups", "36 places a week, as set out here.", preferred=True),
        CaseOption("Refer to a private class", "Where a class has room and people can pay."),
    ),
    direct=(
        CaseCost("Artists and support workers", 18_240_00),
        CaseCost("Coordinator, 0.4 of a post", 11_815_00),
        CaseCost("Venues, materials, travel", 4_860_00),
        CaseCost("Supervision and training", 1_980_00),
    ),
    overheads=(
        CaseCost("Premises and office", 3_120_00, "by people"),
        CaseCost("Finance, payroll, IT", 2_760_00, "by time"),
        CaseCost("Governance", 845_00, "by spending"),
    ),
    sessions=120,
    participants=90,
    payers=(
        CasePayer("Council contract", certain=True, probability=100, amount=25_000_00),
        CasePayer("Riverside Trust, to March", certain=False, probability=60, amount=12_000_00),
    ),
    late=LateMoney(3, Month(2028, 3), -42_250_00, Month(2027, 7), (Month(2028, 3), -36_000_00), Month(2027, 10)),
    risks=(
        CaseRisk("Fewer people come than planned", "Medium", "Medium", "Link workers meet us monthly.", "Coordinator"),
        CaseRisk("The trust says no", "Medium", "High", "Two groups instead of three from September.", "Trustees"),
        CaseRisk("An artist is ill", "High", "Low", "A list of four who know the groups.", "Coordinator"),
    ),
)

TEXTS = {
    "summary": (
        "A weekly making group for adults who are waiting for, or leaving, mental health support. Caffi Dŵr, 2 €."
    ),
    "need": (
        "Four people in ten who are referred to a link worker in our three wards say that they see nobody from one "
        "week to the next. The waiting list for talking therapy stands at 19 weeks.\n\n"
        "Our own register shows 61 people asking for a place in the past year, and 34 places to give."
    ),
    "offer": (
        "Three groups of twelve meet for two hours a week, forty weeks a year, with an artist and a support worker. "
        "Nobody needs to have made anything before. People stay for up to a year, and are helped to a next step."
    ),
    "outcomes": (
        "People feel less alone, and say so on a short published scale at the start, at 12 weeks and on leaving."
    ),
    "delivery": (
        "The coordinator starts in April; groups begin in May. Artists are supervised every eight weeks by somebody "
        "from outside. The trustees look at numbers and at money every quarter."
    ),
    "runway": "On confirmed income our unrestricted money lasts ten months, to September 2027.",
    "reserves": "We hold 3.1 months of core costs in reserve; our policy is four.",
}
"""What such an organisation writes, and what is said of its money."""


def part(name: str, case: BusinessCase | None = CASE, who: Who = US) -> tuple[Block, ...]:
    """The blocks of a part."""
    return CASE_PARTS[name].blocks(Facts(who, date(2026, 11, 21), "commissioner", case=case))


def said(name: str, case: BusinessCase = CASE, who: Who = US) -> str:
    """Everything that a part says in words, its tables cell by cell."""
    return " ".join(_said(part(name, case, who)))


def _said(blocks: tuple[Block, ...]) -> list[str]:
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found.append(text(block.runs))
        elif isinstance(block, Together):
            found += _said(block.blocks)
        elif isinstance(block, Picture):
            found.append(block.description)
        elif isinstance(block, Table):
            found += [column.head for column in block.columns]
            found += [text(cell) for row in block.rows for cell in row.cells]
            found.append(block.caption)
    return [words for words in found if words]


def text(runs: Runs) -> str:
    """Some runs as words."""
    return "".join(run.text for run in runs)
