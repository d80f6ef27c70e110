"""Lays the short business case out on its pages, under its five plain headings."""

from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether

from app.dates import format_date
from app.documents.facts.case import BusinessCase
from app.documents.tree.outcome import WrittenDocument
from app.money import format_money
from app.reports.case import sentences as say
from app.reports.case.costs import cost_rows, is_rounded
from app.reports.kit.blocks import BODY, CAPTION, LEAD, TITLE, Picture, heading, para, paras
from app.reports.kit.page import WIDTH, write_pages
from app.reports.kit.tables import Row, table
from app.scenes.cash_scene import cash_scene
from app.scenes.payers import PayerBar, PayersChart, shown_bars
from app.scenes.payers_scene import payers_scene, shows_whole_names

_NOT_WRITTEN = "Not written yet."
_CHART_HEIGHT = 155.0
_PAPER_SCALE = 0.92
"""Letters of charts on paper are smaller than on the screen, to match the tables."""


def write_case(path: Path, case: BusinessCase) -> WrittenDocument:
    """Write the case as a PDF of some two to four pages; the same case twice gives the same bytes.

    A text that is missing leaves its heading out, or is marked as not written where a section would stand empty.
    Raises Refused where the file cannot be written.
    """
    story = [*_front(case), *_why(case), *_offer(case), *_deal(case), *_money(case), *_management(case)]
    pages = write_pages(
        path,
        story,
        title=f"{case.project}: business case",
        author=case.organisation,
        running=f"{case.organisation} · {case.project} · business case",
    )
    return WrittenDocument.of(pages, case)


def _front(case: BusinessCase) -> list[Flowable]:
    return [
        para(case.project, TITLE),
        para(f"Business case · {say.byline(case)} · {format_date(case.as_at)}", CAPTION),
        para(say.opening(case), LEAD),
        *paras(case.summary),
    ]


def _section(number: int, title: str, *parts: list[Flowable]) -> list[Flowable]:
    body = [flowable for part in parts for flowable in part]
    return [heading(f"{number}\u2002{title}"), *(body or [para(_NOT_WRITTEN, CAPTION)])]


def _part(title: str, body: list[Flowable]) -> list[Flowable]:
    return [heading(title, 1), *body] if body else []


def _why(case: BusinessCase) -> list[Flowable]:
    return _section(1, "Why this is needed", paras(case.need))


def _offer(case: BusinessCase) -> list[Flowable]:
    rows = [
        Row(
            (
                f"{option.name} (preferred)" if option.preferred else option.name,
                option.description,
                "not known" if option.yearly_cost is None else format_money(option.yearly_cost, pennies=False),
            )
        )
        for option in case.all_options
    ]
    heads = case.headings
    options = table((heads.option, heads.description, heads.yearly_cost), rows, (130, WIDTH - 210, 80), 1)
    return _section(
        2,
        "What we offer, and what else we weighed up",
        paras(case.offer),
        _part(heads.outcomes, paras(case.outcomes)),
        _part("The options", [options]),
    )


def _deal(case: BusinessCase) -> list[Flowable]:
    return _section(3, "How it is bought and paid for", paras(say.price(case)))


def _money(case: BusinessCase) -> list[Flowable]:
    if not case.full_total:
        return _section(4, "What it costs and who pays", *_cash(case))
    head, rows = cost_rows(case)
    widths = (WIDTH - 90 * (len(head) - 1), *[90] * (len(head) - 1))
    costs: list[Flowable] = [
        para(say.cost(case), LEAD),
        table(head, rows, widths, len(head) - 1),
        para(_costs_note(case), CAPTION),
        *paras(say.units(case)),
    ]
    return _section(
        4,
        "What it costs and who pays",
        costs,
        [KeepTogether(_part("Who pays, and what is missing", _payers(case)))],
        *_cash(case),
    )


def _costs_note(case: BusinessCase) -> str:
    rounding = " Figures are rounded so that each column adds up." if is_rounded(case) else ""
    return (
        "Full cost recovery: direct costs and a fair part of the overheads, on the basis shown with each line."
        f"{rounding} As at {format_date(case.as_at)}, from the organisation’s plan. {case.rates_note}".rstrip()
    )


def _payers(case: BusinessCase) -> list[Flowable]:
    bars = [
        PayerBar(payer.name, payer.amount, "confirmed")
        if payer.certain
        else PayerBar(
            payer.name, payer.amount, "likely", "asked for here" if case.is_buyer(payer) else f"{payer.probability}%"
        )
        for payer in case.payers
    ]
    left = case.to_find
    if 0 < case.extra_ask <= left:
        bars.append(PayerBar(case.buyer.strip() or "The buyer", case.extra_ask, "missing", "asked for here"))
        left -= case.extra_ask
    if left:
        bars.append(PayerBar("Nobody yet", left, "missing"))
    chart = PayersChart(tuple(bars), "Who pays, and what is missing")
    scene = payers_scene(chart, WIDTH, scale=_PAPER_SCALE)
    whole = len(shown_bars(chart)) == len(bars) and shows_whole_names(scene, chart)
    return [Picture(scene, 8), *([] if whole else [para(scene.description, CAPTION)]), para(say.payers(case), BODY)]


def _cash(case: BusinessCase) -> list[list[Flowable]]:
    forecast: list[Flowable] = []
    if case.chart is not None:
        scene = cash_scene(case.chart, WIDTH, _CHART_HEIGHT, _PAPER_SCALE)
        forecast = [
            KeepTogether([heading("Our cash, month by month", 1), Picture(scene), para(scene.description, CAPTION)])
        ]
    forecast += [*paras(case.runway), *paras(case.reserves)]
    return [forecast, _part("What happens if the money comes late", paras(say.lateness(case)))]


def _management(case: BusinessCase) -> list[Flowable]:
    rows = [Row((risk.risk, risk.likelihood, risk.impact, risk.mitigation, risk.owner)) for risk in case.risks]
    widths = (WIDTH - 318, 56, 56, 140, 66)
    heads = case.headings
    columns = (heads.risk, heads.likelihood, heads.impact, "What we do", heads.owner)
    risks: list[Flowable] = [table(columns, rows, widths)] if rows else []
    return _section(5, "How it will be done", paras(case.delivery), _part("Risks", risks))
