"""A business case for the tests, with an invented organisation."""

from datetime import date
from pathlib import Path

from pypdf import PdfReader

from app.dates import Month
from app.documents.facts.case import BusinessCase, CaseCost, CaseOption, CasePayer, CaseRisk, LateMoney
from app.services.documents.business_case import case_headings
from tests.scenes.chart_data import FALLING, HOPED, cash_chart

CASE = BusinessCase(
    organisation="Riverbank Arts",
    legal_form="charitable incorporated organisation",
    number="charity 1999999",
    project="Healthy Minds Through Making",
    year="2027-28",
    as_at=date(2026, 11, 21),
    headings=case_headings(),
    buyer="Riverside Health Partnership",
    ask=6_620_00,
    summary="A weekly making group for adults who are waiting for, or leaving, mental health support. Caffi Dŵr, 2 €.",
    need=(
        "Four people in ten who are referred to a link worker in our three wards say that they see nobody from one "
        "week to the next. The waiting list for talking therapy stands at 19 weeks.\n\n"
        "Our own register shows 61 people asking for a place in the past year, and 34 places to give."
    ),
    offer=(
        "Three groups of twelve meet for two hours a week, forty weeks a year, with an artist and a support worker. "
        "Nobody needs to have made anything before. People stay for up to a year, and are helped to a next step."
    ),
    outcomes="People feel less alone, and say so on a short published scale at the start, at 12 weeks and on leaving.",
    delivery=(
        "The coordinator starts in April; groups begin in May. Artists are supervised every eight weeks by somebody "
        "from outside. The trustees look at numbers and at money every quarter."
    ),
    options=(
        CaseOption("Two groups rather than three", "24 places a week; the same coordinator.", 33_900_00),
        CaseOption("Three groups", "36 places a week, as set out here.", 43_620_00, preferred=True),
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
    runway="On confirmed income our unrestricted money lasts ten months, to September 2027.",
    reserves="We hold 3.1 months of core costs in reserve; our policy is four.",
    lowest=(Month(2028, 3), -36_000_00),
    late=LateMoney(3, Month(2028, 3), -42_250_00, Month(2027, 7)),
    chart=cash_chart(FALLING, HOPED, 24_000_00),
    risks=(
        CaseRisk("Fewer people come than planned", "medium", "medium", "Link workers meet us monthly.", "Coordinator"),
        CaseRisk("The trust says no", "medium", "high", "Two groups instead of three from September.", "Trustees"),
        CaseRisk("An artist is ill", "high", "low", "A list of four who know the groups.", "Coordinator"),
    ),
)


def text_of(path: Path) -> str:
    """The words of a PDF, each run of white space as one blank."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
