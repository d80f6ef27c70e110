"""Lays the forecast out: the answer and its picture on one page, the months behind it on the next."""

from pathlib import Path

from reportlab.platypus import CondPageBreak, Flowable

from app.dates import format_date
from app.documents.tree.outcome import WrittenDocument
from app.money import format_whole_pounds
from app.reports.forecast.report import ForecastReport, month_rows
from app.reports.kit.blocks import CAPTION, LEAD, TITLE, Picture, heading, para, paras
from app.reports.kit.page import WIDTH, write_pages
from app.reports.kit.tables import Row, table
from app.scenes.cash_scene import cash_scene

_CHART_HEIGHT = 266.0
_MONTH = 82.0
_VIEWS = {
    "confirmed": "Money that is received or confirmed, and nothing else.",
    "expected": "Confirmed money, and the rest by how likely it is.",
    "everything": "Everything hoped for, as if it all came in.",
}


def write_report(path: Path, data: ForecastReport) -> WrittenDocument:
    """Write the forecast as a PDF: the sentence and the chart, then every month in a table.

    The same data twice gives the same bytes. Raises Refused where the file cannot be written.
    """
    pages = write_pages(
        path,
        [*_answer(data), *_months(data)],
        title=f"{data.organisation}: forecast",
        author=data.organisation,
        running=f"{data.organisation} · forecast · {format_date(data.as_at)}",
    )
    return WrittenDocument.of(pages, (data.organisation, data.sentence, data.notes, data.chart))


def _answer(data: ForecastReport) -> list[Flowable]:
    scene = cash_scene(data.chart, WIDTH, _CHART_HEIGHT)
    return [
        para("How long our money lasts", TITLE),
        para(f"Forecast · {data.organisation} · {format_date(data.as_at)}", CAPTION),
        *paras(data.sentence, LEAD),
        heading(data.chart.title),
        Picture(scene),
        para(scene.description, CAPTION),
        *(flowable for note in data.notes for flowable in paras(note)),
    ]


def _months(data: ForecastReport) -> list[Flowable]:
    rows = month_rows(data.forecast)
    if not rows:
        return [para("There are no months to show yet: enter your bank balance and its date.")]
    others = [(name, field) for name, field in _OTHERS if any(getattr(row, field) for row in rows)]
    head = ("Month", "Opening", "In", "Out", "Closing", *(name for name, _ in others), "Free cash")
    fields = ("opening", "received", "paid", "closing", *(field for _, field in others), "free_cash")
    lines = [Row((row.month, *(format_whole_pounds(getattr(row, field)) for field in fields))) for row in rows]
    widths = (_MONTH, *[(WIDTH - _MONTH) / len(fields)] * len(fields))
    return [
        CondPageBreak(400),
        heading("Month by month"),
        para(f"{_VIEWS.get(data.forecast.view, '')} {_NOTE}".strip(), CAPTION),
        table(head, lines, widths, len(fields), compact=True),
    ]


_OTHERS = (("Restricted", "restricted"), ("Designated", "designated"))
_NOTE = (
    "Opening, in, out and closing are those of the general fund; other columns are what those funds hold at the "
    "month’s end. Free cash is the general fund less what restricted funds are overdrawn. In whole pounds, each "
    "figure rounded by itself."
)
