"""What there is to say about the row one is in: what ending a post would cost, what a freelancer comes to."""

from app.problems import Refused
from app.services.costs.job_words import ending_sentence, freelancer_sentence
from app.services.rows.splits import Source
from app.ui.pages.cost_rows import Figures
from app.ui.words import Spans
from app.ui.workspace import Workspace


def about_row(workspace: Workspace, figures: Figures, table: Source, row: int) -> Spans:
    """A sentence, or the one that says why there is none; nothing for a cost line."""
    try:
        if table == "post":
            return ending_sentence(figures.plan, workspace.rates, row, figures.year, workspace.today)
        if table == "freelancer":
            return freelancer_sentence(figures.plan, row, figures.year)
    except Refused as refused:
        return ((str(refused), False),)
    return ()
