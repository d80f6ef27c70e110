"""Keeps what Home says when a file is closed, to be shown at once at the next start."""

from collections.abc import Callable
from datetime import date

from app.problems import Refused
from app.services.plan.outlook import outlook
from app.ui.desk.workspace import Workspace
from app.ui.window.last_answer import LastAnswer, remember


def keep_answer(workspace: Workspace, save: Callable[[str, str], object], today: date) -> None:
    """Keep the sentence of an open file, unless nothing can be worked out from it: then Home has no answer to keep."""
    try:
        found = workspace.read(outlook, workspace.rates, today=today)
    except Refused:
        return
    remember(save, workspace.path, LastAnswer(found.plan_name, found.headline), today)
