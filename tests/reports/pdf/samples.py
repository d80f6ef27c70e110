"""Documents such as the program writes, built by hand: a short case, a forecast of three years, a long one."""

from app.dates import MONTH_NAMES
from app.documents.tree.tree import (
    Block,
    Column,
    Heading,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Table,
    Text,
    Together,
    words,
)
from app.scenes.cash_scene import cash_scene
from app.scenes.payers import PayerBar, PayersChart
from app.scenes.payers_scene import payers_scene
from tests.documents.case_data import CASE as _CASE
from tests.documents.case_data import TEXTS as _SAID
from tests.reports.pdf.expecting import body, document, row
from tests.scenes.chart_data import FALLING, HOPED, cash_chart

_WIDTH = 459.28
_CASH = cash_scene(cash_chart(FALLING, HOPED, 24_000_00), _WIDTH, 155, 0.92)
_PAYERS = payers_scene(
    PayersChart(
        (
            PayerBar("Council contract", 25_000_00, "confirmed"),
            PayerBar("Riverside Trust, to March", 9_400_00, "likely", "60%"),
            PayerBar("From our own reserves", 2_600_00, "own"),
            PayerBar("Still to find", 6_620_00, "missing"),
        )
    ),
    _WIDTH,
    scale=0.92,
)
_COSTS = Table(
    (Column("What the service costs in a full year"), Column("2027-28", "number"), Column("a session", "number")),
    (
        row("Direct costs", "", "", kind="group"),
        row("Artists and support workers", "£18,240", "£152.00"),
        row("Coordinator, 0.4 of a post", "£11,815", "£98.46"),
        row("Venues, materials, travel", "£4,860", "£40.50"),
        row("Supervision and training", "£1,980", "£16.50"),
        row("Direct costs", "£36,895", "£307.46", kind="sum"),
        row("Premises and office, by people", "£3,120", "£26.00"),
        row("Finance, payroll, IT, by time", "£2,760", "£23.00"),
        row("Governance, by spending", "£845", "£7.04"),
        row("Full cost", "£43,620", "£363.50", kind="total"),
    ),
    "Full cost recovery, basis as stated per line; 120 sessions planned. As at 21 November 2026, from the plan.",
)
_OPTIONS = Table(
    (Column("Option", weight=2), Column("What it is", weight=3), Column("Cost a year", "number")),
    tuple(
        row(each.name, each.description, "not known" if each.yearly_cost is None else f"£{each.yearly_cost // 100:,}")
        for each in _CASE.options
    ),
)
_RISKS = Table(
    (Column("Risk", weight=3), Column("Likelihood"), Column("Impact"), Column("What we do", weight=4), Column("Owner")),
    tuple(row(each.risk, each.likelihood, each.impact, each.mitigation, each.owner) for each in _CASE.risks),
)
_BLOCKS: tuple[Block, ...] = (
    Heading(1, "Healthy Minds Through Making"),
    body(
        "Business case · Riverbank Arts · charitable incorporated organisation · charity 1999999 · 21 November 2026",
        "byline",
    ),
    body(
        "We ask Riverside Health Partnership for £6,620 in 2027-28 towards a service that costs £43,620 a year.", "lead"
    ),
    body(_SAID["summary"]),
    Paragraph(
        (
            Text("Contact: "),
            Text("Sam Jones", strong=True),
            Text(", "),
            Link("sam@example.org", "mailto:sam@example.org"),
        )
    ),
    Heading(2, "Why this is needed", "1"),
    *(body(part) for part in _SAID["need"].split("\n\n")),
    ListBlock((words("People wait 19 weeks for talking therapy."), words("61 people asked for a place."))),
    Heading(2, "What we offer, and what else we weighed up", "2"),
    body(_SAID["offer"]),
    Heading(3, "Outcomes"),
    body(_SAID["outcomes"]),
    Heading(3, "The options"),
    _OPTIONS,
    Heading(2, "How it is bought and paid for", "3"),
    body("The price is £6,620 for 2027-28, or £55.17 a session for 120 sessions. Section 4 shows who meets the rest."),
    Heading(2, "What it costs and who pays", "4"),
    body(
        "A year of the service costs £43,620. Three quarters of it is settled. We ask for £6,620, or £55 a session.",
        "lead",
    ),
    _COSTS,
    Together(
        (
            Heading(3, "Who pays, and what is missing"),
            Picture(_PAYERS, _PAYERS.description),
            body("What is asked for here, £6,620, is the part that nobody else pays."),
        )
    ),
    Together((Heading(3, "Our cash, month by month"), Picture(_CASH, _CASH.description, _CASH.description))),
    body(_SAID["runway"]),
    body(_SAID["reserves"]),
    Heading(2, "How it will be done", "5"),
    body(_SAID["delivery"]),
    Heading(3, "Risks"),
    _RISKS,
)
CASE = document(*_BLOCKS, title="Healthy Minds Through Making: business case")
_MONTHS = Table(
    (Column("Month", "date"), *(Column(head, "number") for head in ("Opening", "In", "Out", "Closing", "Free cash"))),
    tuple(
        row(f"{name} {year}", "£41,200", "£3,300", "£5,120", "£39,380", "−£1,200")
        for year in (2026, 2027, 2028)
        for name in MONTH_NAMES
    ),
    "The general fund, in whole pounds.",
    dense=True,
    rules_after=(2, 14, 26),
)
FORECAST = document(
    Heading(1, "Riverbank Arts: how long the money lasts"),
    body("Forecast · 21 November 2026", "byline"),
    body("Decide by 31 May 2027. On confirmed income our money lasts ten months, to September 2027.", "lead"),
    Heading(2, "Our cash"),
    Picture(_CASH, _CASH.description, "Free cash at the end of each month."),
    body(_SAID["runway"]),
    _COSTS,
    Heading(3, "Risks"),
    _RISKS,
    Heading(2, "The months"),
    _MONTHS,
    title="Forecast",
)
TWENTY_PAGES = document(
    *_BLOCKS[:5],
    *(block for _ in range(7) for block in (*_BLOCKS[5:], Heading(2, "The months"), _MONTHS)),
    title="A long case",
)
